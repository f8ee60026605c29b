import pg from 'pg';
import supertest from 'supertest';
import type { Router } from 'express';
import type { AddressInfo } from 'node:net';
import type { Authenticate } from '../../src/app/http/requests/authenticate.js';
import { createMetrics, type Metrics } from '../../src/app/http/telemetry/metrics.js';
import type { RateLimit } from '../../src/app/http/limits/rateLimit.js';
import { createServer, type LotgraphServer, type ServerDeps } from '../../src/app/server.js';
import { openSignIn, type SignInOptions } from '../../src/app/signIn/openSignIn.js';
import { urlOf } from '../../src/app/urlOf.js';
import { startIntake, type RunningIntake } from '../../src/app/startIntake.js';
import type { EnqueueJob } from '../../src/commands/messaging/enqueueJob.js';
import type { CheckProfile } from '../../src/domain/partner/partner.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { idempotencyConflict } from '../../src/domain/shared/refusals.js';
import { postedKeys } from '../../src/ledger/keyedSource.js';
import { EventFeed } from '../../src/events/feed.js';
import { fixedClock, type FixedClock } from '../../src/platform/clock.js';
import { openDatabase, type Database } from '../../src/platform/database/database.js';
import type { PoolLimits } from '../../src/platform/database/pool.js';
import { createExecutor, type Executor } from '../../src/platform/execute.js';
import { createBoss } from '../../src/platform/jobs.js';
import { createLogger, type Logger } from '../../src/platform/logger.js';
import { allRecords } from '../../src/records/allRecords.js';
import { testDatabase, type TestDatabase } from './database.js';
import { aTenant, type Tenant } from './tenant.js';

export const DOOR_NOW = '2026-11-22T08:00:00.000Z';

/** The API as clients meet it, on a database of the run: one for a test file, a fresh tenant for each test. */
export interface Door {
  readonly server: LotgraphServer;
  readonly address: AddressInfo;
  readonly database: Database;
  readonly executor: Executor<Refusal>;
  readonly owner: pg.Client;
  readonly clock: FixedClock;
  readonly feed: EventFeed;
  /** Lines that the server logged as errors. */
  readonly logged: Record<string, unknown>[];
  aTenant(): Promise<Tenant>;
  /** POST /graphql; without a key, nobody asks. */
  ask(key: string | undefined, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly data: Record<string, never>;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
  readonly headers: Record<string, string>;
}

export interface DoorOptions {
  readonly checkProfile?: CheckProfile;
  /** Nobody does jobs unless the test does. */
  readonly enqueue?: EnqueueJob;
  /** Runs the intake too, queue and drop folder, with this data folder. Give it a database of its own: it does every job it finds. */
  readonly intake?: { readonly dataDir: string; readonly on: TestDatabase };
  readonly routers?: readonly Router[];
  readonly recheckMs?: number;
  /** Timeouts of staff's and commands' connections. */
  readonly appLimits?: PoolLimits;
  /** Takes tokens too. */
  readonly signIn?: Partial<SignInOptions>;
  /** Whatever else the server shall be made of. */
  readonly server?: Partial<ServerDeps>;
}

export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const connections = options.intake?.on ?? (await testDatabase());
  const owner = new pg.Client({ ...connections.owner });
  await owner.connect();
  const database = await openDatabase({
    logins: connections.logins,
    entities: allRecords,
    appConnections: 6,
    ...(options.appLimits ? { appLimits: options.appLimits } : {}),
  });
  const clock = fixedClock(DOOR_NOW);
  const now = (): string => clock.now();
  const executor = createExecutor<Refusal>({ orm: database.orm, now, conflict: idempotencyConflict, spentKeys: postedKeys });
  const feed = new EventFeed({ app: database.app, partner: database.partner, relay: database.relay });
  feed.start();
  const logged: Record<string, unknown>[] = [];
  const logger = createLogger({ level: 'error', destination: { write: (line: string) => logged.push(JSON.parse(line)) } });
  const metrics = createMetrics();
  const signIn = await openSignIn({
    config: { oidc: undefined, corsOrigins: [], dataDir: '.' },
    database,
    executor,
    now,
    machineNow: now,
    logger,
    ...options.signIn,
  });
  const { authenticate } = signIn;
  const rateLimit = options.server?.rateLimit;
  const intake =
    options.intake && (await runIntake({ ...options.intake, database, executor, metrics, logger, now, authenticate, rateLimit }));
  const server = await createServer({
    app: database.app,
    partner: database.partner,
    executor,
    feed,
    now,
    logger,
    metrics,
    checkProfile: options.checkProfile ?? (() => []),
    enqueue: options.enqueue ?? (async () => undefined),
    authenticate,
    ...intake?.doors,
    routers: [...(options.routers ?? []), ...(intake?.doors.routers ?? []), ...signIn.routers],
    ...(options.recheckMs ? { recheckMs: options.recheckMs } : {}),
    ...options.server,
  });
  const address = await server.listen(0, '127.0.0.1');
  signIn.listensAt(urlOf(address));
  return {
    server,
    address,
    database,
    executor,
    owner,
    clock,
    feed,
    logged,
    aTenant: () => aTenant(owner),
    async ask(key, query, variables) {
      const request = supertest(server.http).post('/graphql');
      if (key !== undefined) request.set('authorization', `Bearer ${key}`);
      const response = await request.send({ query, variables });
      return { status: response.status, data: response.body.data, errors: response.body.errors ?? [], headers: response.headers };
    },
    async close() {
      await server.close();
      await intake?.stop();
      await feed.stop();
      metrics.stop();
      await Promise.all([database.close(), owner.end()]);
      // Closing the ORM ends the pool only if a command ran.
      if (!database.app.ending) await database.app.end();
    },
  };
}

interface IntakeParts {
  readonly dataDir: string;
  readonly database: Database;
  readonly executor: Executor<Refusal>;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now: () => string;
  readonly authenticate: Authenticate;
  readonly rateLimit: RateLimit | undefined;
}

async function runIntake({ dataDir, ...parts }: IntakeParts): Promise<RunningIntake> {
  const boss = createBoss(parts.database.app, { supervise: false });
  await boss.start();
  const intake = await startIntake({ ...parts, boss, config: { dataDir } });
  return {
    ...intake,
    async stop() {
      await intake.stop();
      await boss.stop({ graceful: true, timeout: 2_000 });
    },
  };
}
