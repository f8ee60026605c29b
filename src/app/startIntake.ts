import { join } from 'node:path';
import type { Router } from 'express';
import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import type { EnqueueJob } from '../commands/messaging/enqueueJob.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { Intake } from '../intake/intake.js';
import { resumeMessages } from '../intake/resumeMessages.js';
import { startIntakeWorker, stopIntakeWorker } from '../intake/intakeWorker.js';
import type { Database } from '../platform/database/database.js';
import type { Executor } from '../platform/execute.js';
import { enqueuer } from '../platform/jobs.js';
import type { Logger } from '../platform/logger.js';
import type { Config } from './config.js';
import { messageConnectors } from './connectors.js';
import { DropFolder } from './dropFolder.js';
import { authenticator } from './http/authenticate.js';
import { ediRouter } from './http/ediRouter.js';
import type { Metrics } from './http/metrics.js';

export interface IntakeOptions {
  readonly config: Pick<Config, 'dataDir'>;
  readonly database: Database;
  readonly executor: Executor<Refusal>;
  /** Started. */
  readonly boss: PgBoss;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now: () => string;
}

export interface RunningIntake {
  readonly dropFolder: string;
  /** What the server needs of it. */
  readonly doors: { readonly routers: readonly Router[]; readonly enqueue: EnqueueJob };
  /** Takes no more messages; a job that runs is finished by boss.stop(). */
  stop(): Promise<void>;
}

/** Messages in and out: the worker of the queue, the drop folder, and the way in over HTTP. */
export async function startIntake({ config, database, executor, boss, metrics, logger, now }: IntakeOptions): Promise<RunningIntake> {
  const { orm, app, relay } = database;
  const send: EnqueueJob = enqueuer(boss);
  const intake: Intake = {
    orm,
    pool: app,
    executor,
    now,
    connectors: messageConnectors,
    logger,
    observe: (connector, status) => metrics.countMessage(connector, status),
  };
  const dropFolder = new DropFolder({ root: join(config.dataDir, 'drop'), app, relay, executor, enqueue: send, logger });
  const router = ediRouter({
    authenticate: authenticator({ app, now }),
    app,
    executor,
    enqueue: send,
    connectors: new Set(messageConnectors.keys()),
  });
  await resumeMessages(intake, boss, await tenantIds(relay));
  await startIntakeWorker(boss, intake);
  await dropFolder.start();
  return {
    dropFolder: join(config.dataDir, 'drop'),
    doors: { routers: [router], enqueue: send },
    async stop() {
      await dropFolder.stop();
      await stopIntakeWorker(boss);
    },
  };
}

async function tenantIds(relay: pg.Pool): Promise<readonly number[]> {
  const found = await relay.query<{ id: number }>(`/* tenantsToResume */ select tenant_id as id from tenant order by tenant_id`);
  return found.rows.map(({ id }) => id);
}
