import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ServerBinaries } from './serverBinaries.js';
import { canEnter, giveTo, runAs, type ServerUser } from './serverUser.js';
import { renameSafely, writeFileSafely } from './writeFileSafely.js';

/** The superuser that initdb makes, and that owns everything. */
export const OWNER = 'lotgraph_owner';

/** Where clusters live whose data folder the server user cannot enter, below a folder of root's with mode 0700 for example. */
const CLUSTERS_FOLDER = '/var/lib/lotgraph/clusters';
const UNFINISHED = '.initdb-';

export interface ClusterOptions {
  readonly dataDir: string;
  readonly user: ServerUser;
  readonly binaries: ServerBinaries;
  readonly password: string;
  readonly durable: boolean;
}

/**
 * The folder with the database files, initialised if this is the first start. It is <dataDir>/postgres where the server user can enter that,
 * otherwise a folder under /var/lib/lotgraph, whose path is kept in <dataDir>/cluster.json.
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const dataPath = (await recordedPath(options.dataDir)) ?? (await choosePath(options));
  await removeUnfinished(dataPath);
  if (!(await exists(dataPath))) await initialise(dataPath, options);
  return dataPath;
}

/** A recorded folder that is gone is an error: starting empty would look like lost data. */
async function recordedPath(dataDir: string): Promise<string | undefined> {
  const file = join(dataDir, 'cluster.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { dataPath } = JSON.parse(text) as { dataPath: string };
  if (await exists(dataPath)) return dataPath;
  throw new Error(`The database folder ${dataPath}, named in ${file}, is gone. Restore it, or delete ${file} to start with an empty database.`);
}

async function choosePath(options: ClusterOptions): Promise<string> {
  const beside = join(options.dataDir, 'postgres');
  if ((await exists(beside)) || (await canEnter(options.user, options.dataDir))) return beside;
  await mkdir(CLUSTERS_FOLDER, { recursive: true, mode: 0o755 });
  const dataPath = join(CLUSTERS_FOLDER, randomBytes(8).toString('hex'));
  await initialise(dataPath, options);
  await writeFileSafely(join(options.dataDir, 'cluster.json'), JSON.stringify({ dataPath }));
  return dataPath;
}

/** initdb works in a folder of another name, renamed when all is done: an interrupted one is thrown away at the next start. */
async function initialise(dataPath: string, options: ClusterOptions): Promise<void> {
  const { user, binaries, durable } = options;
  const unfinished = `${dataPath}${UNFINISHED}${randomBytes(4).toString('hex')}`;
  const scratch = await mkdtemp(join(tmpdir(), 'lotgraph-initdb-'));
  try {
    const passwordFile = join(scratch, 'password');
    await writeFile(passwordFile, options.password, { mode: 0o600 });
    await mkdir(unfinished, { mode: 0o700 });
    for (const path of [scratch, passwordFile, unfinished]) await giveTo(user, path);
    await runAs(user, binaries.initdb, initdbArguments(unfinished, passwordFile, durable));
    await renameSafely(unfinished, dataPath);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error(`Cannot initialise the database at ${dataPath}: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function initdbArguments(folder: string, passwordFile: string, durable: boolean): string[] {
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${OWNER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  return [`--pgdata=${folder}`, ...locale, ...access, '--no-instructions', ...(durable ? [] : ['--no-sync'])];
}

async function removeUnfinished(dataPath: string): Promise<void> {
  const parent = dirname(dataPath);
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${basename(dataPath)}${UNFINISHED}`)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
