import pg from 'pg';
import { z } from 'zod';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import { copyIn, copyOut } from '../../platform/database/copy.js';
import { migrate } from '../../platform/migrate.js';
import { migrationState } from '../migrationState.js';
import {
  DEMO_KEYS_ENTRY,
  MANIFEST_ENTRY,
  backupManifest,
  tableFolder,
  type BackupHead,
  type BackupManifest,
  type BackupTable,
} from './backupFormat.js';
import { SAME_TEXT_EVERYWHERE, copyOutStatement, sealHeads } from './catalogue.js';
import { BackupReader, DamagedBackup } from './readBackup.js';
import { TableSum } from './writeBackup.js';

export interface RestoreOptions {
  /** Of a database that is empty: never migrated, or migrated and without a row. */
  readonly owner: ConnectionOptions;
  readonly file: string;
  /** Folder of the migrations. */
  readonly migrations: string;
  readonly onTable?: (name: string) => void;
}

export interface RestoredBackup {
  readonly head: BackupHead;
  readonly manifest: BackupManifest;
  readonly demoKeys: Readonly<Record<string, string>> | undefined;
}

/** The database does not fit the backup: it holds something, or has another shape. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase';
}

/**
 * Fills an empty database from a backup, in one transaction: all of it, found equal when read again, or nothing. A backup of an older version
 * goes into a database that was never migrated, which is then migrated on.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBackup> {
  const reader = new BackupReader(options.file);
  try {
    const head = await reader.head();
    await prepare(options, head);
    const restored = await inTransaction(options.owner, async (client) => await load(client, reader, { head, onTable: options.onTable }));
    await migrate({ connection: options.owner, folder: options.migrations });
    return { head, ...restored };
  } finally {
    await reader.close();
  }
}

/** Reads the whole file and checks it against its own sums, without a database. */
export async function checkBackup(file: string): Promise<Omit<RestoredBackup, 'demoKeys'>> {
  const reader = new BackupReader(file);
  try {
    const head = await reader.head();
    const sums: BackupManifest['tables'] = {};
    for (const { name } of head.tables) {
      const sum = new TableSum();
      for await (const piece of reader.piecesOf(tableFolder(name))) sum.add(piece);
      sums[name] = sum.digest();
    }
    if (await reader.has(DEMO_KEYS_ENTRY)) await reader.json(DEMO_KEYS_ENTRY, z.unknown());
    const manifest = await reader.json(MANIFEST_ENTRY, backupManifest);
    compareSums(head.tables, sums, manifest);
    return { head, manifest };
  } finally {
    await reader.close();
  }
}

/** The database in the backup's shape, never in a newer one: what a migration does to rows, it does after they are there. */
async function prepare({ owner, migrations: folder }: RestoreOptions, { migrations, version }: BackupHead): Promise<void> {
  const { applied, pending } = await migrationState(owner, folder);
  const known = new Set([...applied, ...pending]);
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new UnfitDatabase(`The backup was made by a newer Lotgraph (${version}): it has ${unknown.join(', ')}.`);
  if (applied.length === 0) {
    await migrate({ connection: owner, folder, upTo: migrations.at(-1) as string });
  } else if (applied.join() !== migrations.join()) {
    throw new UnfitDatabase(
      'The database was migrated to another version than that of the backup: restore into one that was never migrated.',
    );
  }
}

async function inTransaction<Value>(owner: ConnectionOptions, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    await client.query(`begin; ${SAME_TEXT_EVERYWHERE}`);
    const value = await work(client);
    await client.query('commit');
    await client.query('analyze');
    return value;
  } finally {
    await client.end();
  }
}

interface Loading {
  readonly head: BackupHead;
  readonly onTable: ((name: string) => void) | undefined;
}

async function load(client: pg.Client, reader: BackupReader, { head, onTable }: Loading): Promise<Omit<RestoredBackup, 'head'>> {
  const { tables } = head;
  await takeEmptyTables(client, tables);
  for (const day of head.eventMonths) await openMonth(client, day);
  const sums: BackupManifest['tables'] = {};
  for (const table of tables) {
    onTable?.(table.name);
    sums[table.name] = await loadTable(client, reader, table);
  }
  const demoKeys = (await reader.has(DEMO_KEYS_ENTRY)) ? await reader.json(DEMO_KEYS_ENTRY, z.record(z.string(), z.string())) : undefined;
  const manifest = await reader.json(MANIFEST_ENTRY, backupManifest);
  compareSums(tables, sums, manifest);
  for (const { table, column, last, isCalled } of manifest.sequences) {
    await client.query(`select setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)`, [table, column, last, isCalled]);
  }
  await compareWithDatabase(client, tables, manifest);
  return { manifest, demoKeys };
}

/** Nobody writes until the end. */
async function takeEmptyTables(client: pg.Client, tables: readonly BackupTable[]): Promise<void> {
  await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in access exclusive mode`);
  const filled: string[] = [];
  for (const { name } of tables) if ((await client.query(`select from ${name} limit 1`)).rowCount !== 0) filled.push(name);
  if (filled.length > 0) {
    throw new UnfitDatabase(`The database is not empty: ${filled.length} tables hold rows, ${filled.slice(0, 5).join(', ')} among them.`);
  }
}

/** Backups of before the moved clock know months too; the procedure for one came with it. */
async function openMonth(client: pg.Client, day: string): Promise<void> {
  const known = await client.query<{ known: boolean }>(`select to_regprocedure('open_event_month(date)') is not null as known`);
  if (known.rows[0]?.known === true) await client.query('call open_event_month($1::date)', [day]);
}

/**
 * COPY refuses tables whose row security binds the one who copies, and under FORCE it binds their owner. Within the transaction it does not;
 * nobody else can look meanwhile, and it is back before anybody can.
 */
async function loadTable(
  client: pg.Client,
  reader: BackupReader,
  { name, columns }: BackupTable,
): Promise<BackupManifest['tables'][string]> {
  const sum = new TableSum();
  async function* summed(): AsyncGenerator<Buffer> {
    for await (const piece of reader.piecesOf(tableFolder(name))) {
      sum.add(piece);
      yield piece;
    }
  }
  await client.query(`alter table ${name} no force row level security; alter table ${name} disable trigger user`);
  await copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, summed());
  await client.query(`alter table ${name} force row level security; alter table ${name} enable trigger user`);
  return sum.digest();
}

function compareSums(tables: readonly BackupTable[], sums: BackupManifest['tables'], manifest: BackupManifest): void {
  const differing = tables.filter(({ name }) => sums[name]?.sha256 !== manifest.tables[name]?.sha256).map(({ name }) => name);
  if (differing.length > 0) throw new DamagedBackup(`The backup is damaged: ${differing.join(', ')} are not what was written.`);
}

/** What was loaded is read again as a backup would read it: row for row the same, and sealed as far. */
async function compareWithDatabase(client: pg.Client, tables: readonly BackupTable[], manifest: BackupManifest): Promise<void> {
  const sums: BackupManifest['tables'] = {};
  for (const table of tables) {
    const sum = new TableSum();
    for await (const piece of copyOut(client, copyOutStatement(table))) sum.add(piece);
    sums[table.name] = sum.digest();
  }
  const differing = tables.filter(({ name }) => sums[name]?.sha256 !== manifest.tables[name]?.sha256).map(({ name }) => name);
  if (differing.length > 0) throw new Error(`the database keeps other rows than it was given in ${differing.join(', ')}`);
  if (JSON.stringify(await sealHeads(client)) !== JSON.stringify(manifest.seals)) throw new Error("the tenants' seals differ");
}
