import { createHash } from 'node:crypto';
import pg from 'pg';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import { copyOut } from '../../platform/database/copy.js';
import { appliedMigrations } from '../migrationState.js';
import {
  BACKUP_FORMAT,
  DEMO_KEYS_ENTRY,
  HEAD_ENTRY,
  MANIFEST_ENTRY,
  tableFolder,
  type BackupHead,
  type BackupManifest,
  type BackupTable,
} from './backupFormat.js';
import { SAME_TEXT_EVERYWHERE, copyOutStatement, eventMonths, sealHeads, sequencesOf, tablesToBackUp } from './catalogue.js';
import { writeTarFile, type TarEntry } from './tarFile.js';

export interface BackupOptions {
  readonly owner: ConnectionOptions;
  readonly file: string;
  /** Of this program. */
  readonly version: string;
  /** The demo tenant's keys, if the data folder has them: nothing else knows them. */
  readonly demoKeys?: Readonly<Record<string, string>> | undefined;
  readonly onTable?: (name: string) => void;
}

/** What one entry of the archive holds at most, and so the memory that a backup takes. */
const PIECE_BYTES = 4 * 1_048_576;
const NEWLINE = 0x0a;

/** All tables as they were at one instant, in one file. Nobody waits for it, and it may be made while the server runs. */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const client = new pg.Client({ ...options.owner });
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; ${SAME_TEXT_EVERYWHERE}`);
    const written: { manifest?: BackupManifest } = {};
    await writeTarFile(options.file, entries(client, options, written));
    return written.manifest as BackupManifest;
  } finally {
    // The transaction ends with its connection.
    await client.end();
  }
}

async function* entries(client: pg.Client, options: BackupOptions, written: { manifest?: BackupManifest }): AsyncGenerator<TarEntry> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) throw new Error('the database holds no Lotgraph yet: there is nothing to back up');
  const tables = await tablesToBackUp(client);
  const head: BackupHead = {
    format: BACKUP_FORMAT,
    version: options.version,
    madeAt: new Date().toISOString(),
    migrations: [...migrations],
    tables: [...tables],
    eventMonths: [...(await eventMonths(client))],
  };
  yield json(HEAD_ENTRY, head);
  const sums: BackupManifest['tables'] = {};
  for (const table of tables) {
    options.onTable?.(table.name);
    const sum = new TableSum();
    for await (const entry of tableEntries(client, table)) {
      sum.add(entry.content);
      yield entry;
    }
    sums[table.name] = sum.digest();
  }
  if (options.demoKeys !== undefined) yield json(DEMO_KEYS_ENTRY, options.demoKeys);
  written.manifest = { tables: sums, sequences: await sequencesOf(client), seals: await sealHeads(client) };
  yield json(MANIFEST_ENTRY, written.manifest);
}

async function* tableEntries(client: pg.Client, table: BackupTable): AsyncGenerator<TarEntry> {
  let pieces: Buffer[] = [];
  let size = 0;
  let number = 0;
  const flush = (): TarEntry => {
    number += 1;
    const entry = { name: `${tableFolder(table.name)}${String(number).padStart(6, '0')}.copy`, content: Buffer.concat(pieces) };
    pieces = [];
    size = 0;
    return entry;
  };
  for await (const piece of copyOut(client, copyOutStatement(table))) {
    pieces.push(piece);
    size += piece.length;
    if (size >= PIECE_BYTES) yield flush();
  }
  if (size > 0) yield flush();
}

const json = (name: string, value: unknown): TarEntry => ({ name, content: Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`) });

/** Counts and hashes a table's COPY text. A line break inside of a value is written as \n there: each real one ends a row. */
export class TableSum {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  add(piece: Buffer): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) this.#rows += 1;
  }

  digest(): BackupManifest['tables'][string] {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
