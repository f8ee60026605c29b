import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ownFolder } from './ownFolder.js';
import type { ServerBinaries } from './serverBinaries.js';
import { canEnter, giveTo, runAs, type ServerUser } from './serverUser.js';
import { renameSafely, writeFileSafely } from './writeFileSafely.js';

/** The superuser that initdb makes, and that owns everything. */
export const OWNER = 'lotgraph_owner';

/** Where clusters live whose data folder the server user cannot enter, below a folder of root's with mode 0700 for example. */
const CLUSTERS_FOLDER = '/var/lib/lotgraph/clusters';
const UNFINISHED = '.initdb-';

export interface NewCluster {
  readonly dataDir: string;
  readonly user: ServerUser;
  readonly binaries: ServerBinaries;
  readonly password: string;
  readonly durable: boolean;
}

/** <DATA_DIR>/cluster.json: written before initdb, so that an interrupted start leaves nothing that nobody knows of. */
interface ClusterRecord {
  readonly dataPath: string;
  readonly initialised: boolean;
}

/** The folder of an initialised cluster; undefined before the first start. A recorded one that is gone is an error: starting empty would look like lost data. */
export async function findCluster(dataDir: string): Promise<string | undefined> {
  const record = await readRecord(dataDir);
  const dataPath = record?.dataPath ?? folderBeside(dataDir);
  if (await exists(dataPath)) {
    if (record && !record.initialised) await writeRecord(dataDir, { dataPath, initialised: true });
    return dataPath;
  }
  if (!record?.initialised) return undefined;
  const file = recordFile(dataDir);
  throw new Error(
    `The database folder ${dataPath}, named in ${file}, is gone. Restore it, or delete ${file} to start with an empty database.`,
  );
}

/**
 * Makes the cluster: at <dataDir>/postgres where the server user can enter that, otherwise in a folder under /var/lib/lotgraph/clusters, whose
 * path is kept in <dataDir>/cluster.json.
 */
export async function createCluster(cluster: NewCluster): Promise<string> {
  const { dataDir, user } = cluster;
  const record = await readRecord(dataDir);
  if (!record && (await canEnter(user, dataDir))) return initialise(folderBeside(dataDir), cluster);
  await ownFolder(dirname(CLUSTERS_FOLDER));
  await ownFolder(CLUSTERS_FOLDER);
  const dataPath = record?.dataPath ?? join(CLUSTERS_FOLDER, randomBytes(8).toString('hex'));
  await writeRecord(dataDir, { dataPath, initialised: false });
  await initialise(dataPath, cluster);
  await writeRecord(dataDir, { dataPath, initialised: true });
  return dataPath;
}

/** initdb works in a folder of another name, renamed when all is done: an interrupted one is thrown away at the next start. */
async function initialise(dataPath: string, { user, binaries, password, durable }: NewCluster): Promise<string> {
  await removeUnfinished(dataPath);
  const unfinished = `${dataPath}${UNFINISHED}${randomBytes(4).toString('hex')}`;
  const scratch = await mkdtemp(join(tmpdir(), 'lotgraph-initdb-'));
  try {
    const passwordFile = join(scratch, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    await mkdir(unfinished, { mode: 0o700 });
    for (const path of [scratch, passwordFile, unfinished]) await giveTo(user, path);
    await runAs(user, binaries.initdb, initdbArguments(unfinished, passwordFile, durable));
    await renameSafely(unfinished, dataPath);
    return dataPath;
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error(`Cannot initialise the database at ${dataPath}: ${(cause as Error).message}`, { cause });
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

async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const file = recordFile(dataDir);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ClusterRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`Cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}

async function writeRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  await writeFileSafely(recordFile(dataDir), JSON.stringify(record, undefined, 2));
}

function recordFile(dataDir: string): string {
  return join(dataDir, 'cluster.json');
}

function folderBeside(dataDir: string): string {
  return join(dataDir, 'postgres');
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
