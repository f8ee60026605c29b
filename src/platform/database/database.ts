import { MikroORM, PostgreSqlDriver, type EntityManager, type EntitySchema } from '@mikro-orm/postgresql';
import { PostgresDialect, type Driver } from 'kysely';
import type pg from 'pg';
import type { ConnectionOptions } from '../connectionOptions.js';
import { createPool, type PoolLimits } from './pool.js';
import type { Replica } from './readReplicas.js';

/** The logins that `migrate` made; each has a pool of its own and never changes role. */
export interface LoginCredentials {
  readonly app: ConnectionOptions;
  readonly partner: ConnectionOptions;
  readonly relay: ConnectionOptions;
  readonly verify: ConnectionOptions;
}

export interface Database {
  /** Commands: fork per unit of work. */
  readonly orm: EntityManager;
  /** Staff reads and, through `orm`, commands. */
  readonly app: pg.Pool;
  readonly partner: pg.Pool;
  readonly relay: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly logins: LoginCredentials;
  readonly entities: readonly EntitySchema[];
  readonly appConnections?: number;
  /** Of all pools together. */
  readonly connections?: number;
  /** Tests that wait for a timeout are in a hurry. */
  readonly appLimits?: PoolLimits;
}

const CONNECTIONS = 32;
const RELAY_CONNECTIONS = 4;
/** Of what the relay leaves: partners read, and write through the app's login. */
const PARTNER_SHARE = 2 / 7;
/** A replica is asked before a query is: one that cannot be reached costs the first that tries so long, and nobody after it. */
const REPLICA_LIMITS = { connectsWithinMs: 1_000, answersWithinMs: 35_000 };
/** What a client may keep the database busy with; a trace of 188,490 lots takes 1 s. Who waited for a lock is tried again by its unit of work. */
const APP_LIMITS = { statementWithinMs: 30_000, lockWithinMs: 4_000, idleInTransactionMs: 60_000 };
const PARTNER_LIMITS = { ...APP_LIMITS, statementWithinMs: 10_000 };
/** The relay's statements are short: without an answer for so long, its connection is taken for dead. */
const RELAY_LIMITS = { answersWithinMs: 4_000, connectsWithinMs: 3_000 };

/** A replica's pools: as many connections as the primary has for reads. Its logins are the primary's, since it has all of its roles. */
export function openReplica(
  logins: LoginCredentials,
  at: Pick<ConnectionOptions, 'host' | 'port' | 'database'>,
  connections = CONNECTIONS,
): Replica {
  const readers = connections - RELAY_CONNECTIONS;
  const partners = Math.floor(readers * PARTNER_SHARE);
  return {
    name: `${at.host}:${at.port}`,
    app: createPool({ ...logins.app, ...at }, readers - partners, { ...APP_LIMITS, ...REPLICA_LIMITS }),
    partner: createPool({ ...logins.partner, ...at }, partners, { ...PARTNER_LIMITS, ...REPLICA_LIMITS }),
  };
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const readers = (options.connections ?? CONNECTIONS) - RELAY_CONNECTIONS;
  const partners = Math.floor(readers * PARTNER_SHARE);
  const app = createPool(options.logins.app, options.appConnections ?? readers - partners, { ...APP_LIMITS, ...options.appLimits });
  const partner = createPool(options.logins.partner, partners, PARTNER_LIMITS);
  const relay = createPool(options.logins.relay, RELAY_CONNECTIONS, RELAY_LIMITS);
  const mikroOrm = await MikroORM.init({
    driver: PostgreSqlDriver,
    dbName: options.logins.app.database,
    entities: [...options.entities],
    driverOptions: new ReleasingDialect({ pool: app }),
    discovery: { warnWhenNoEntities: false },
  });
  return {
    orm: mikroOrm.em,
    app,
    partner,
    relay,
    async close() {
      // Closing the ORM ends the app pool it was given, unless it never ran a command.
      await mikroOrm.close(true);
      await Promise.all([app, partner, relay].filter((pool) => !pool.ended).map((pool) => pool.end()));
    },
  };
}

/**
 * A transaction whose connection was lost cannot be rolled back, and need not be: the server has done so. Without this the failed rollback would keep its place
 * in the pool for ever, and as many lost connections as there are places would end all writing.
 */
class ReleasingDialect extends PostgresDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    const rollback = driver.rollbackTransaction.bind(driver);
    driver.rollbackTransaction = (connection) => rollback(connection).catch(() => undefined);
    return driver;
  }
}
