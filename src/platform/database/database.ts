import { MikroORM, PostgreSqlDriver, type EntityManager, type EntitySchema } from '@mikro-orm/postgresql';
import { PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { ConnectionOptions } from '../connectionOptions.js';
import { createPool } from './pool.js';

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
}

const APP_CONNECTIONS = 20;
const PARTNER_CONNECTIONS = 8;
const RELAY_CONNECTIONS = 4;

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const app = createPool(options.logins.app, options.appConnections ?? APP_CONNECTIONS);
  const partner = createPool(options.logins.partner, PARTNER_CONNECTIONS);
  const relay = createPool(options.logins.relay, RELAY_CONNECTIONS);
  const mikroOrm = await MikroORM.init({
    driver: PostgreSqlDriver,
    dbName: options.logins.app.database,
    entities: [...options.entities],
    driverOptions: new PostgresDialect({ pool: app }),
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
