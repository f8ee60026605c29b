import type { AddressInfo } from 'node:net';
import type { PgBoss } from 'pg-boss';
import { EventMonths } from '../events/eventMonths.js';
import { EventFeed } from '../events/feed.js';
import { Relay } from '../events/relay.js';
import { idempotencyConflict } from '../domain/shared/refusals.js';
import type { Refusal } from '../domain/shared/refusal.js';
import { systemClock } from '../platform/clock.js';
import type { ConnectionOptions } from '../platform/connectionOptions.js';
import { openDatabase, type Database } from '../platform/database/database.js';
import { createExecutor, type Executor } from '../platform/execute.js';
import { createBoss } from '../platform/jobs.js';
import type { Logger } from '../platform/logger.js';
import { migrate } from '../platform/migrate.js';
import { allRecords } from '../records/allRecords.js';
import type { Config } from './config.js';
import { checkProfile } from './checkProfile.js';
import { prepareDemo, type PreparedDemo } from './demo/prepareDemo.js';
import { ExpirySchedule } from './expirySchedule.js';
import { createMetrics, type Metrics } from './http/metrics.js';
import { startIntake, type RunningIntake } from './startIntake.js';
import { createServer, type LotgraphServer } from './server.js';

export interface RuntimeOptions {
  readonly config: Config;
  /** The owner's connection: the embedded server's, or DATABASE_URL's. */
  readonly owner: ConnectionOptions;
  readonly migrations: string;
  readonly logger: Logger;
}

/** A whole Lotgraph in this process: API, relay, feed, jobs, intake. */
export interface Runtime {
  readonly address: AddressInfo;
  readonly demo: PreparedDemo | undefined;
  readonly dropFolder: string;
  /** Ends in order: doors first, then what works behind them, the database last. Idempotent. */
  stop(): Promise<void>;
}

interface Parts {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly relay: Relay;
  readonly feed: EventFeed;
  readonly executor: Executor<Refusal>;
  readonly boss: PgBoss;
}

/** Migrates, seeds the demo tenant once if asked, and serves. What was opened is closed again when something fails on the way. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { config, owner, logger } = options;
  const clock = systemClock();
  const logins = await migrate({ connection: owner, folder: options.migrations });
  const parts = await openParts(await openDatabase({ logins, entities: allRecords }), { logger, now: () => clock.now() });
  const stops: (() => Promise<void>)[] = [() => closeParts(parts)];
  const stop = stopper(stops);
  try {
    const now = (): string => clock.now();
    const demo = config.demo
      ? await prepareDemo({ owner, database: parts.database, executor: parts.executor, dataDir: config.dataDir, now: now(), checkProfile })
      : undefined;
    const intake = await startIntake({ ...parts, config, logger, now });
    stops.unshift(() => intake.stop());
    const schedule = new ExpirySchedule({
      relay: parts.database.relay,
      boss: parts.boss,
      executor: parts.executor,
      everySeconds: config.expiryScanSeconds,
      logger,
    });
    await schedule.start();
    stops.unshift(() => schedule.stop());
    const months = new EventMonths({ pool: parts.database.relay, now, retentionDays: config.eventRetentionDays, logger });
    months.start();
    stops.unshift(() => months.stop());
    const server = await serve(parts, { intake, logger, now });
    stops.unshift(() => server.close());
    const address = await server.listen(config.port, config.host);
    return { address, demo, dropFolder: intake.dropFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openParts(database: Database, { logger, now }: { readonly logger: Logger; readonly now: () => string }): Promise<Parts> {
  const metrics = createMetrics();
  const relay = new Relay({ pool: database.relay, now, logger, observe: (placed, lag) => metrics.observeRelay(placed, lag) });
  const feed = new EventFeed({ app: database.app, relay: database.relay, logger });
  metrics.watchFollowers(() => feed.followerCount);
  const executor = createExecutor<Refusal>({
    orm: database.orm,
    now,
    conflict: idempotencyConflict,
    observe(command, seconds, refused) {
      metrics.observeCommand(command, seconds, refused);
      // The relay polls; a nudge only spares its pause.
      relay.nudge();
    },
  });
  const boss = createBoss(database.app, { supervise: true });
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue could not reach the database; it goes on trying'));
  await boss.start();
  relay.start();
  feed.start();
  return { database, metrics, relay, feed, executor, boss };
}

async function serve(
  parts: Parts,
  { intake, logger, now }: { readonly intake: RunningIntake; readonly logger: Logger; readonly now: () => string },
): Promise<LotgraphServer> {
  const { database, executor, feed, metrics } = parts;
  return await createServer({
    app: database.app,
    partner: database.partner,
    executor,
    feed,
    now,
    checkProfile,
    logger,
    metrics,
    ...intake.doors,
  });
}

async function closeParts({ database, metrics, relay, feed, boss }: Parts): Promise<void> {
  await feed.stop();
  await boss.stop({ graceful: true, timeout: JOBS_FINISH_WITHIN_MS });
  await relay.stop();
  metrics.stop();
  await database.close();
}

const JOBS_FINISH_WITHIN_MS = 2_000;

function stopper(stops: readonly (() => Promise<void>)[]): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () =>
    (stopped ??= (async () => {
      for (const stop of stops) await stop();
    })());
}
