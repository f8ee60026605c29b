import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { revokeApiKey } from '../commands/access/revokeApiKey.js';
import { definePartner } from '../commands/defining/definePartner.js';
import { Retention } from '../events/retention.js';
import { EventFeed } from '../events/feed.js';
import { NatsHints, installationOf } from '../events/natsHints.js';
import { Relay } from '../events/relay.js';
import { idempotencyConflict } from '../domain/shared/refusals.js';
import { postedKeys } from '../ledger/keyedSource.js';
import type { Refusal } from '../domain/shared/refusal.js';
import { systemClock, type SystemClock } from '../platform/clock.js';
import { ClockFollower } from '../platform/clockFollower.js';
import type { ConnectionOptions } from '../platform/connectionOptions.js';
import { openDatabase, type Database } from '../platform/database/database.js';
import { createExecutor, type Executor } from '../platform/execute.js';
import { createBoss } from '../platform/jobs.js';
import type { Logger } from '../platform/logger.js';
import { migrate } from '../platform/migrate.js';
import { allRecords } from '../records/allRecords.js';
import type { MovableClock } from '../../schema/shared/context.js';
import type { Config } from './config.js';
import { checkProfile } from './checkProfile.js';
import { graphiqlTabs } from './demo/graphiqlTabs.js';
import { prepareDemo, type PreparedDemo } from './demo/prepareDemo.js';
import { ExpirySchedule } from './expirySchedule.js';
import { RateLimit } from './http/limits/rateLimit.js';
import { RememberedCallers } from './http/requests/rememberedCallers.js';
import { createMetrics, type Metrics } from './http/telemetry/metrics.js';
import { watchPools } from './http/telemetry/poolMetrics.js';
import { openReplicas } from './openReplicas.js';
import { startIntake, type RunningIntake } from './startIntake.js';
import { openSignIn, type SignInDoors } from './signIn/openSignIn.js';
import { urlOf } from './urlOf.js';
import { createWorkerServer } from './workerServer.js';
import { createServer, type LotgraphServer, type ServerDeps } from './server.js';

export interface RuntimeOptions {
  readonly config: Config;
  /** The owner's connection: the embedded server's, or DATABASE_URL's. */
  readonly owner: ConnectionOptions;
  readonly migrations: string;
  readonly logger: Logger;
}

/** Lotgraph in this process: doors and feed, or relay, jobs and intake, or all of it. */
export interface Runtime {
  readonly address: AddressInfo;
  readonly demo: PreparedDemo | undefined;
  /** Undefined where others have it. */
  readonly dropFolder: string | undefined;
  /** Ends in order: doors first, then what works behind them, the database last. Idempotent. */
  stop(): Promise<void>;
}

interface Parts {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly relay: Relay;
  readonly feed: EventFeed;
  readonly executor: Executor<Refusal>;
  readonly callers: RememberedCallers;
  readonly boss: PgBoss;
  readonly hints: NatsHints | undefined;
}

/** Migrates, seeds the demo tenant once if asked, and does its part. What was opened is closed again when something fails on the way. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { config, owner, logger } = options;
  const clock = systemClock();
  const now = (): string => clock.now();
  const logins = await migrate({ connection: owner, folder: options.migrations });
  const database = await openDatabase({ logins, entities: allRecords, connections: config.databaseConnections });
  const timed: { look(): void }[] = [];
  const follower = new ClockFollower({ pool: database.relay, clock, logger, onMoved: () => timed.forEach((part) => part.look()) });
  await follower.start();
  const parts = await openParts(database, { config, logger, now });
  const stops: (() => Promise<void>)[] = [() => follower.stop(), () => closeParts(parts)];
  const stop = stopper(stops);
  try {
    const demo = config.demo
      ? await prepareDemo({ owner, database, executor: parts.executor, dataDir: config.dataDir, now: now(), checkProfile })
      : undefined;
    const signIn = await openSignIn({ ...parts, config, now, logger, demoTenantId: demo?.tenantId });
    const { authenticate } = signIn;
    const works = config.roles.includes('worker');
    const rateLimit = new RateLimit({ burst: config.rateLimitBurst, perSecond: config.rateLimitPerSecond });
    const intake = await startIntake({ ...parts, config, logger, now, works, authenticate, rateLimit });
    stops.unshift(() => intake.stop());
    if (works) timed.push(...(await startSchedules(parts, { config, logger, now, stops })));
    const replicas = await openReplicas({ config, logins, database, registry: parts.metrics.registry, logger });
    if (replicas !== undefined) stops.unshift(() => replicas.stop());
    const server = config.roles.includes('api')
      ? await serve(parts, {
          intake,
          signIn,
          logger,
          now,
          replicas,
          clock: movableClock(config, clock, follower),
          untilUnlisted: async () => await pause(config.drainMs),
          rateLimit,
          ...(demo ? { tabs: graphiqlTabs(demo) } : {}),
        })
      : createWorkerServer({ app: database.app, registry: parts.metrics.registry });
    stops.unshift(() => server.close());
    const address = await server.listen(config.port, config.host);
    signIn.listensAt(urlOf(address));
    return { address, demo, dropFolder: works ? intake.dropFolder : undefined, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface ScheduleOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly now: () => string;
  /** Gets what ends them. */
  readonly stops: (() => Promise<void>)[];
}

/** Every worker asks on time; the database sees to it that each turn is done once. */
async function startSchedules(
  { database, boss, executor }: Parts,
  { config, logger, now, stops }: ScheduleOptions,
): Promise<readonly { look(): void }[]> {
  const { relay } = database;
  const expiry = new ExpirySchedule({ relay, boss, executor, everySeconds: config.expiryScanSeconds, logger });
  await expiry.start();
  stops.unshift(() => expiry.stop());
  const retention = new Retention({ pool: relay, now, retentionDays: config.eventRetentionDays, logger });
  retention.start();
  stops.unshift(() => retention.stop());
  return [expiry, retention];
}

/** Only a demo's clock may be moved; whoever finds it moved goes by it all the same, since what was recorded at it stays. */
function movableClock({ demo }: Config, clock: SystemClock, follower: ClockFollower): MovableClock {
  return {
    movable: demo,
    get offsetMs() {
      return clock.offsetMs;
    },
    look: () => follower.look(),
  };
}

/** A partner may be retired by it. */
const ENDS_RIGHTS: ReadonlySet<string> = new Set([revokeApiKey.name, definePartner(checkProfile).name]);

async function openParts(database: Database, { config, logger, now }: Omit<ScheduleOptions, 'stops'>): Promise<Parts> {
  const metrics = createMetrics();
  const works = config.roles.includes('worker');
  const hints = await openHints(config, database, logger);
  const relay = new Relay({ pool: database.relay, now, logger, hints, observe: (placed, lag) => metrics.observeRelay(placed, lag) });
  const feed = new EventFeed({ app: database.app, partner: database.partner, relay: database.relay, logger, hints });
  watchPools(metrics.registry, { app: database.app, partner: database.partner, relay: database.relay });
  const callers = new RememberedCallers(now);
  const executor = createExecutor<Refusal>({
    orm: database.orm,
    now,
    conflict: idempotencyConflict,
    spentKeys: postedKeys,
    gathers: config.allocationQueue,
    observeBatch: (command, intentCount) => metrics.observeBatch(command, intentCount),
    observeRetry: (command) => metrics.countRetry(command),
    observe(command, seconds, refused) {
      metrics.observeCommand(command, seconds, refused);
      // The relay polls; a nudge only spares its pause.
      relay.nudge();
      if (ENDS_RIGHTS.has(command)) callers.forget();
    },
  });
  const boss = createBoss(database.app, { supervise: works });
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue could not reach the database; it goes on trying'));
  await boss.start();
  if (works) relay.start();
  if (config.roles.includes('api')) feed.start();
  return { database, metrics, relay, feed, executor, callers, boss, hints };
}

async function openHints({ natsUrl }: Config, { relay }: Database, logger: Logger): Promise<NatsHints | undefined> {
  if (natsUrl === undefined) return undefined;
  const hints = new NatsHints({ url: natsUrl, installation: await installationOf(relay), logger });
  hints.start();
  return hints;
}

interface ServeOptions extends Pick<ServerDeps, 'logger' | 'now' | 'clock' | 'tabs' | 'rateLimit' | 'replicas' | 'untilUnlisted'> {
  readonly intake: RunningIntake;
  readonly signIn: SignInDoors;
}

async function serve(parts: Parts, { intake, signIn, ...options }: ServeOptions): Promise<LotgraphServer> {
  const { database, executor, feed, metrics } = parts;
  return await createServer({
    app: database.app,
    partner: database.partner,
    executor,
    feed,
    checkProfile,
    metrics,
    ...options,
    ...intake.doors,
    authenticate: signIn.authenticate,
    routers: [...intake.doors.routers, ...signIn.routers],
  });
}

async function closeParts({ database, metrics, relay, feed, boss, hints, executor }: Parts): Promise<void> {
  await feed.stop();
  await boss.stop({ graceful: true, timeout: JOBS_FINISH_WITHIN_MS });
  // Whoever asked may be gone: what was gathered is done all the same, and the relay still places its events.
  await executor.drained();
  await relay.stop();
  await hints?.stop();
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
