import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MikroORM, PostgreSqlDriver, type MigrationObject } from '@mikro-orm/postgresql';
import { Migration, Migrator } from '@mikro-orm/migrations';
import pg from 'pg';
import type { ConnectionOptions } from './connectionOptions.js';
import type { LoginCredentials } from './database/database.js';
import { newSecret } from './ids.js';
import { JOB_QUEUES, JOB_SCHEMA, jobSchemaPlan } from './jobs.js';

/** The migrations' own tables live outside public, so that every table there is a tenant's. */
const MIGRATION_TABLE = 'lotgraph_meta.migration';
/** Any number that nobody else takes: one migrating process at a time. */
const MIGRATION_LOCK = 7_020_261;
const LOGIN_ROLES = ['app', 'partner', 'relay', 'verify'] as const;
/** A runaway statement or a forgotten transaction must not keep locks: bounded for every runtime login. */
const LOGIN_SETTINGS = { statement_timeout: '30s', lock_timeout: '10s', idle_in_transaction_session_timeout: '60s' };

export interface MigrateOptions {
  /** The owner: DATABASE_URL's user. It needs CREATEROLE (or to be a superuser) and to own the database. */
  readonly connection: ConnectionOptions;
  /** Folder of the numbered .sql files. */
  readonly folder?: string;
  /** The last migration to apply, by its file name without .sql; all when absent. A restore asks for the shape of its backup. */
  readonly upTo?: string;
}

/** Brings the schema up to date, makes the runtime logins, prepares the job queues. Safe to run by many processes at once. */
export async function migrate(options: MigrateOptions): Promise<LoginCredentials> {
  const owner = new pg.Client({ ...options.connection });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await applyMigrations(options);
    await prepareJobs(owner);
    await owner.query('call open_event_partitions(3)');
    return await prepareLogins(owner, options.connection);
  } finally {
    await owner.end();
  }
}

async function applyMigrations(options: MigrateOptions): Promise<void> {
  const { host, port, user, password, database } = options.connection;
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    extensions: [Migrator],
    dbName: database,
    host,
    port,
    user,
    password,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    // One line a migration on standard output is noise for every command that starts a database.
    logger: () => undefined,
    migrations: {
      tableName: MIGRATION_TABLE,
      migrationsList: await readMigrations(options.folder ?? join(process.cwd(), 'migrations')),
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
  });
  try {
    await orm.migrator.up(options.upTo === undefined ? undefined : { to: options.upTo });
  } finally {
    await orm.close(true);
  }
}

/** Each numbered .sql file is one migration under its file name. They are never edited once landed, and there is no way down. */
async function readMigrations(folder: string): Promise<MigrationObject[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort();
  if (files.length === 0) throw new Error(`no migrations in ${folder}`);
  return await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const SqlFile = class extends Migration {
        up(): void {
          this.addSql(text);
        }
      };
      return { name: file.replace(/\.sql$/, ''), class: SqlFile };
    }),
  );
}

async function prepareJobs(owner: pg.Client): Promise<void> {
  const table = await owner.query<{ exists: boolean }>(`select to_regclass('${JOB_SCHEMA}.version') is not null as exists`);
  const versions =
    table.rows[0]?.exists === true ? await owner.query<{ version: number }>(`select version from ${JOB_SCHEMA}.version`) : undefined;
  const installed = versions?.rows[0]?.version;
  const plan = jobSchemaPlan(installed);
  if (plan !== '') await owner.query(plan);
  for (const [name, queueOptions] of Object.entries(JOB_QUEUES)) {
    await owner.query(`select ${JOB_SCHEMA}.create_queue($1, $2::jsonb)`, [name, JSON.stringify(queueOptions)]);
  }
  // Jobs that died are looked for every second; pg-boss has no index for that (12.35.0).
  await owner.query(`create index if not exists job_active on ${JOB_SCHEMA}.job (name) where state = 'active'`);
  await owner.query(`grant usage on schema ${JOB_SCHEMA} to lotgraph_app;
    grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to lotgraph_app;
    grant usage on all sequences in schema ${JOB_SCHEMA} to lotgraph_app;
    grant execute on all functions in schema ${JOB_SCHEMA} to lotgraph_app`);
}

/** Passwords are drawn once and kept where only the owner reads, so that every process with the owner's URL finds the same logins. */
async function prepareLogins(owner: pg.Client, connection: ConnectionOptions): Promise<LoginCredentials> {
  await owner.query(`create table if not exists lotgraph_meta.login (name text primary key, password text not null)`);
  const logins: Partial<Record<(typeof LOGIN_ROLES)[number], ConnectionOptions>> = {};
  for (const role of LOGIN_ROLES) {
    // Not `lotgraph_app`: that is the group, and a database may be called lotgraph.
    const name = `${connection.database}_login_${role}`;
    const stored = await owner.query<{ password: string }>(
      `insert into lotgraph_meta.login (name, password) values ($1, $2) on conflict (name) do update set name = excluded.name returning password`,
      [name, newSecret()],
    );
    const { password } = stored.rows[0] as { password: string };
    await ensureLogin(owner, { name, role, password });
    logins[role] = { ...connection, user: name, password };
  }
  return logins as LoginCredentials;
}

async function ensureLogin(owner: pg.Client, login: { name: string; role: string; password: string }): Promise<void> {
  const identifier = pg.escapeIdentifier(login.name);
  const known = await owner.query<{ tooMighty: boolean }>(
    'select rolsuper or rolbypassrls as "tooMighty" from pg_roles where rolname = $1',
    [login.name],
  );
  if (known.rows[0]?.tooMighty === true) throw new Error(`the login ${login.name} would pass by row security: drop it, it is made anew`);
  if (known.rowCount === 0) await owner.query(`create role ${identifier} login`).catch(explainMissingRight);
  await owner.query(`alter role ${identifier} login password ${pg.escapeLiteral(login.password)}`).catch(explainMissingRight);
  await owner.query(`grant lotgraph_${login.role} to ${identifier}`);
  for (const [setting, value] of Object.entries(LOGIN_SETTINGS)) {
    await owner.query(`alter role ${identifier} set ${setting} = '${value}'`);
  }
}

function explainMissingRight(error: Error): never {
  throw new Error(`the owner's login may not make logins (${error.message}): give it CREATEROLE, or run migrate once as a superuser`, {
    cause: error,
  });
}
