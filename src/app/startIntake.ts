import { join } from 'node:path';
import type { Router } from 'express';
import type { PgBoss } from 'pg-boss';
import type { EnqueueJob } from '../commands/messaging/enqueueJob.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { Intake } from '../intake/intake.js';
import type { Database } from '../platform/database/database.js';
import type { Executor } from '../platform/execute.js';
import { enqueuer } from '../platform/jobs.js';
import type { Logger } from '../platform/logger.js';
import type { Config } from './config.js';
import { messageConnectors, webhookConnectors } from './connectors.js';
import { ediRouter } from './http/doors/ediRouter.js';
import { guardDoors } from './http/doors/guardDoors.js';
import { sampleRouter } from './http/doors/sampleRouter.js';
import { webhookRouter } from './http/doors/webhookRouter.js';
import type { RateLimit } from './http/limits/rateLimit.js';
import type { Authenticate } from './http/requests/authenticate.js';
import type { Metrics } from './http/telemetry/metrics.js';
import { startIntakeWork } from './startIntakeWork.js';

export interface IntakeOptions {
  readonly config: Pick<Config, 'dataDir'>;
  readonly database: Database;
  readonly executor: Executor<Refusal>;
  /** Started. */
  readonly boss: PgBoss;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now: () => string;
  /** Lets senders in. */
  readonly authenticate: Authenticate;
  /** Where it is absent, nobody is limited. */
  readonly rateLimit?: RateLimit | undefined;
  /** False: only its doors, and other processes do the work. */
  readonly works?: boolean;
}

export interface RunningIntake {
  readonly dropFolder: string;
  /** What the server needs of it. */
  readonly doors: { readonly routers: readonly Router[]; readonly enqueue: EnqueueJob };
  /** Takes no more messages; a job that runs is finished by boss.stop(). */
  stop(): Promise<void>;
}

/** Messages in and out: the worker of the queue, the drop folder, and the way in over HTTP. */
export async function startIntake({
  config,
  database,
  executor,
  boss,
  metrics,
  logger,
  now,
  ...options
}: IntakeOptions): Promise<RunningIntake> {
  const { orm, app, partner, relay } = database;
  const send: EnqueueJob = enqueuer(boss);
  const intake: Intake = {
    orm,
    pool: app,
    executor,
    now,
    connectors: messageConnectors,
    webhooks: webhookConnectors,
    logger,
    observe: (connector, status) => metrics.countMessage(connector, status),
  };
  const root = join(config.dataDir, 'drop');
  const dropFolder = { root, app, relay, executor, enqueue: send, logger };
  const routers = [
    guardDoors(['/connectors', '/edi'], options),
    ediRouter({ app, partner, executor, enqueue: send, connectors: new Set(messageConnectors.keys()) }),
    sampleRouter({ app, now }),
    // Behind no guard: a signature lets in, not a key.
    webhookRouter({
      app,
      executor,
      enqueue: send,
      connectors: webhookConnectors,
      rateLimit: options.rateLimit,
      countRefused: (code) => metrics.countError(code),
    }),
  ];
  const work = options.works === false ? undefined : await startIntakeWork({ intake, boss, relay, dropFolder, logger });
  return {
    dropFolder: root,
    doors: { routers, enqueue: send },
    stop: async () => await work?.stop(),
  };
}
