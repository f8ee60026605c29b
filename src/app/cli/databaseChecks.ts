import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import { findCluster } from '../../platform/embedded/clusterFolder.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { keptIn, readDemoKeys } from '../demo/demoKeys.js';
import { migrationState } from '../migrationState.js';
import type { Cli } from './cli.js';
import { doubtful, failing, fine, finding, type Finding } from './finding.js';
import { withOwnerDatabase } from './ownerDatabase.js';

const OLDEST_SERVER = 150_000;
/** Messages, keys and leases of several machines are compared by their clocks. */
const CLOCK_DIFFERS_MS = 2_000;
const OTHERS = 0o077;

/** The database as its owner sees it: reachable, new enough, migrated, in time, and the demo's keys in it. */
export async function databaseChecks(cli: Cli): Promise<readonly Finding[]> {
  const { config, dataDir, host } = cli;
  try {
    if (config.databaseUrl === undefined && (await findCluster(dataDir)) === undefined)
      return [fine('database', 'none yet: the first start makes it')];
    return await withOwnerDatabase(cli, {}, async ({ owner }) => await checksOf(cli, owner, join(host.root, 'migrations')));
  } catch (error) {
    const fix =
      config.databaseUrl === undefined
        ? 'See the message; "lotgraph up" starts it.'
        : 'Check DATABASE_URL, and that the server it names runs and lets you in.';
    return [failing('database', (error as Error).message || String(error), fix)];
  }
}

async function checksOf(cli: Cli, owner: ConnectionOptions, migrations: string): Promise<readonly Finding[]> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    const state = await migrationState(owner, migrations);
    return [
      await checkVersion(client),
      checkMigrations(state),
      await checkClock(client, state.pending.length + state.unknown.length === 0),
      await finding('demo keys', () => checkDemoKeys(cli, client), 'Delete the file and start the server: it makes new keys.'),
    ];
  } finally {
    await client.end();
  }
}

async function checkVersion(client: pg.Client): Promise<Finding> {
  const found = await client.query<{ version: string; number: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number`,
  );
  const { version = '', number = '0' } = found.rows[0] ?? {};
  if (Number(number) < OLDEST_SERVER) return failing('database', `PostgreSQL ${version}`, 'Use PostgreSQL 15 or later.');
  return fine('database', `PostgreSQL ${version}`);
}

function checkMigrations({ applied, pending, unknown }: Awaited<ReturnType<typeof migrationState>>): Finding {
  if (unknown.length > 0)
    return failing('migrations', `made by a newer Lotgraph: ${unknown.join(', ')}`, 'Use that version, or a newer one.');
  if (pending.length > 0)
    return doubtful('migrations', `to be done: ${pending.join(', ')}`, 'The next start does them, or "lotgraph migrate".');
  return fine('migrations', `${applied.length} applied, none to be done`);
}

async function checkClock(client: pg.Client, isMigrated: boolean): Promise<Finding> {
  const askedAt = Date.now();
  const found = await client.query<{ ms: string }>('select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms');
  const halfway = (askedAt + Date.now()) / 2;
  const difference = Math.round(Number(found.rows[0]?.ms) - halfway);
  if (Math.abs(difference) > CLOCK_DIFFERS_MS)
    return failing('clock', `the database's is ${difference} ms off this machine's`, 'Have both machines follow a time server.');
  const moved = isMigrated ? await client.query<{ ms: string }>('select offset_ms::text as ms from clock_offset') : undefined;
  const days = Number(moved?.rows[0]?.ms ?? 0) / 86_400_000;
  return days === 0
    ? fine('clock', 'as the database has it')
    : doubtful('clock', `moved ${days} days ahead by "lotgraph clock advance"`, 'Fine for a demo. It cannot be moved back.');
}

async function checkDemoKeys({ dataDir, config }: Cli, client: pg.Client): Promise<Finding> {
  const keys = await readDemoKeys(dataDir);
  if (keys === undefined)
    return config.demo ? doubtful('demo keys', 'no file', 'The next start makes them.') : fine('demo keys', 'no demo');
  const uuids = Object.values(keys).map((key) => uuidOf(ID_PREFIXES.apiKey, `${ID_PREFIXES.apiKey}_${key.split('_')[2]}`) ?? null);
  const live = await client.query('select from api_key where public_id = any($1::uuid[]) and revoked_at is null', [uuids]);
  const fix = `Delete ${keptIn(dataDir)} and start the server: it makes new keys.`;
  if ((live.rowCount ?? 0) < uuids.length)
    return doubtful('demo keys', `${uuids.length - (live.rowCount ?? 0)} of ${uuids.length} no longer open anything`, fix);
  if (((await stat(keptIn(dataDir))).mode & OTHERS) !== 0)
    return failing('demo keys', 'others can read the file', `chmod 600 ${keptIn(dataDir)}`);
  return fine('demo keys', `${uuids.length} keys, all live`);
}
