import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { connectionOfUrl } from '../../platform/connectionOfUrl.js';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import { visitEmbeddedServer } from '../../platform/embeddedServer.js';
import { migrationState } from '../migrationState.js';
import { readServerFile, type ServerFacts } from '../serverFile.js';
import type { CliAnswer } from './act.js';
import { reach } from './apiClient.js';
import { openApi, serverUrl, type Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';
import { STANDING } from './operations.js';
import { table } from './table.js';

/** What could not be found out is null: a key is needed for messages, the data folder or DATABASE_URL for migrations and the relay's backlog. */
interface Status {
  readonly url: string;
  readonly ready: boolean;
  readonly version: string | null;
  readonly pid: number | null;
  readonly startedAt: string | null;
  readonly tenant: string | null;
  readonly clock: { readonly now: string; readonly offsetSeconds: number } | null;
  readonly messages: { readonly parked: number; readonly waiting: number } | null;
  readonly followers: number | null;
  readonly relay: { readonly lagSeconds: number | null; readonly unplaced: number | null };
  readonly migrations: { readonly current: string | null; readonly pending: readonly string[] } | null;
  readonly dropFolder: { readonly path: string; readonly waitingFiles: number } | null;
}

export async function serverStatus(cli: Cli): Promise<CliAnswer> {
  const url = await serverUrl(cli);
  const ready = (await reach(url, '/readyz')).ok;
  const metrics = await readMetrics(url);
  const file = await readServerFile(cli.dataDir);
  const own = file?.url === url ? file : undefined;
  const database = own === undefined ? undefined : await databaseFacts(cli);
  const status: Status = {
    url,
    ready,
    version: own?.version ?? null,
    pid: own?.pid ?? null,
    startedAt: own?.startedAt ?? null,
    ...(await standing(cli)),
    followers: metrics.get('lotgraph_followers') ?? null,
    relay: { lagSeconds: metrics.get('lotgraph_relay_lag_seconds') ?? null, unplaced: database?.unplaced ?? null },
    migrations: database?.migrations ?? null,
    dropFolder: own === undefined ? null : await dropFolder(cli.dataDir),
  };
  return { data: status, text: textOf(status, own), ok: ready };
}

/** Gauges of this process by name; several of one name are summed. */
async function readMetrics(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await reach(url, '/metrics')).text();
  const found = new Map<string, number>();
  for (const [, name = '', value = ''] of text.matchAll(/^(lotgraph_\w+)(?:\{[^}]*\})? (\S+)$/gm))
    found.set(name, (found.get(name) ?? 0) + Number(value));
  return found;
}

async function standing(cli: Cli): Promise<Pick<Status, 'tenant' | 'clock' | 'messages'>> {
  try {
    const { me, clock, parked, waiting } = await (await openApi(cli, 'auditor')).ask(STANDING, {});
    const { now, offsetSeconds } = clock;
    return { tenant: me.tenant.code, clock: { now, offsetSeconds }, messages: { parked: parked.totalCount, waiting: waiting.totalCount } };
  } catch (error) {
    // Without a key, or with one that may not ask, the rest is told all the same.
    if (error instanceof CliFailure) return { tenant: null, clock: null, messages: null };
    throw error;
  }
}

async function databaseFacts(cli: Cli): Promise<{ readonly unplaced: number; readonly migrations: Status['migrations'] } | undefined> {
  try {
    const owner = cli.config.databaseUrl === undefined ? await visitEmbeddedServer(cli.dataDir) : connectionOfUrl(cli.config.databaseUrl);
    if (owner === undefined) return undefined;
    const { applied, pending } = await migrationState(owner, join(cli.host.root, 'migrations'));
    return { unplaced: await countUnplaced(owner), migrations: { current: applied.at(-1) ?? null, pending } };
  } catch {
    // The server reaches it; that we do not is no fault of the server's.
    return undefined;
  }
}

async function countUnplaced(owner: ConnectionOptions): Promise<number> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    const found = await client.query<{ count: number }>('select count(*)::int as count from domain_event where position is null');
    return found.rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

/** Files that lie in the partners' `in` folders: taken within seconds by a server that is well. */
async function dropFolder(dataDir: string): Promise<Status['dropFolder']> {
  const path = join(dataDir, 'drop');
  const files = await readdir(path, { recursive: true }).catch(() => []);
  return { path, waitingFiles: files.filter((file) => /[/\\]in[/\\][^.][^/\\]*\.edi$/i.test(file)).length };
}

function textOf(status: Status, own: ServerFacts | undefined): string {
  const unknown = '?';
  const { relay, migrations, clock, messages } = status;
  return table(
    ['', ''],
    [
      ['server', `${status.url}, ${status.ready ? 'ready' : 'NOT READY'}`],
      ['process', own === undefined ? unknown : `${own.pid}, version ${own.version}, since ${own.startedAt}`],
      [
        'migrations',
        migrations === null
          ? unknown
          : `${migrations.current}${migrations.pending.length > 0 ? `, to be done: ${migrations.pending.join(', ')}` : ', none to be done'}`,
      ],
      ['relay', `${relay.unplaced ?? unknown} events without a place, lag of the last ${relay.lagSeconds ?? unknown} s`],
      ['followers', status.followers ?? unknown],
      [
        'messages',
        messages === null ? 'not told without a key' : `${messages.parked} parked for a person, ${messages.waiting} to be processed`,
      ],
      [
        'drop folder',
        status.dropFolder === null ? unknown : `${status.dropFolder.waitingFiles} files waiting in ${status.dropFolder.path}`,
      ],
      [
        'clock',
        clock === null ? unknown : `${clock.now}${clock.offsetSeconds === 0 ? '' : `, ${clock.offsetSeconds / 86_400} days ahead`}`,
      ],
    ],
  ).trimStart();
}
