import { readdir } from 'node:fs/promises';
import pg from 'pg';
import type { ConnectionOptions } from '../platform/connectionOptions.js';

export interface MigrationState {
  /** In order, by file name without .sql. */
  readonly applied: readonly string[];
  /** In the folder, and not in the database. */
  readonly pending: readonly string[];
  /** In the database, and not in the folder: it was migrated by a newer Lotgraph. */
  readonly unknown: readonly string[];
}

const UNDEFINED_TABLE = '42P01';

/** What was migrated, and what is still to be; changes nothing. */
export async function migrationState(owner: ConnectionOptions, folder: string): Promise<MigrationState> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).map((file) => file.replace(/\.sql$/, ''));
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    const applied = await appliedMigrations(client);
    return {
      applied,
      pending: files.filter((file) => !applied.includes(file)).sort(),
      unknown: applied.filter((name) => !files.includes(name)),
    };
  } finally {
    await client.end();
  }
}

/** Names in order; none in a database that was never migrated. */
export async function appliedMigrations(client: pg.ClientBase): Promise<readonly string[]> {
  try {
    return (await client.query<{ name: string }>('select name from lotgraph_meta.migration order by name')).rows.map(({ name }) => name);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}
