import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { findCluster } from '../../platform/embedded/clusterFolder.js';
import { findServerBinaries } from '../../platform/embedded/serverBinaries.js';
import { serverUser } from '../../platform/embedded/serverUser.js';
import { readServerFile } from '../serverFile.js';
import type { Cli } from './cli.js';
import { doubtful, failing, fine, finding, type Finding } from './finding.js';

const OLDEST_NODE = [22, 17] as const;
const GIB = 2 ** 30;
/** PostgreSQL stops when its disk is full: its log alone may take a gigabyte. */
const DISK_FAILS_BYTES = GIB;
const DISK_WARNS_BYTES = 5 * GIB;
const ANSWERS_WITHIN_MS = 2_000;

/** Node, the database's programs, the data folder, the port. */
export async function machineChecks(cli: Cli): Promise<readonly Finding[]> {
  return [
    checkNode(),
    await checkPrograms(cli),
    await finding(
      'data folder',
      () => checkFolder(cli),
      'Give the folder to the user who starts the server, or name another one with DATA_DIR.',
    ),
    await finding('disk', () => checkDisk(cli), 'Name a folder that exists with DATA_DIR.'),
    await checkPort(cli),
  ];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const fix = 'Use the Node that "npm ci" installs: npm start, npx lotgraph.';
  return isNew
    ? fine('node', process.versions.node)
    : failing('node', `${process.versions.node} is older than ${OLDEST_NODE.join('.')}`, fix);
}

async function checkPrograms({ config, dataDir }: Cli): Promise<Finding> {
  if (config.databaseUrl !== undefined) return fine('database programs', 'not needed with DATABASE_URL');
  const check = async (): Promise<Finding> => {
    const user = await serverUser(await findCluster(dataDir));
    const { postgres } = await findServerBinaries(user, dataDir);
    return fine('database programs', postgres);
  };
  return await finding('database programs', check, 'Run "npm ci" with optional dependencies, or set DATABASE_URL.');
}

/** Its own writer holds it: the server that runs, or nobody. */
async function checkFolder({ dataDir }: Cli): Promise<Finding> {
  const existing = await nearest(dataDir);
  await access(existing, constants.R_OK | constants.W_OK | constants.X_OK);
  if (existing !== dataDir) return fine('data folder', `${dataDir} will be made`);
  const server = await readServerFile(dataDir);
  return fine('data folder', server === undefined ? `${dataDir}, no server runs on it` : `${dataDir}, of process ${server.pid}`);
}

async function checkDisk({ dataDir }: Cli): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(dataDir));
  const free = bavail * bsize;
  const found = `${(free / GIB).toFixed(1)} GiB free`;
  const fix = `Make room below ${dataDir}, or name a folder on another disk with DATA_DIR.`;
  if (free < DISK_FAILS_BYTES) return failing('disk', found, fix);
  return free < DISK_WARNS_BYTES ? doubtful('disk', found, fix) : fine('disk', found);
}

async function checkPort(cli: Cli): Promise<Finding> {
  const { port, host } = cli.config;
  const server = await readServerFile(cli.dataDir);
  if (server !== undefined && (await answers(server.url))) return fine('port', `the server answers at ${server.url}`);
  if (port === 0) return fine('port', 'a free one is taken');
  try {
    await listenOnce(port, host);
    return fine('port', `${host}:${port} is free`);
  } catch (error) {
    return failing('port', `${host}:${port}: ${(error as Error).message}`, 'End what listens there, or choose another port with PORT.');
  }
}

const answers = async (url: string): Promise<boolean> =>
  await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

async function listenOnce(port: number, host: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

/** The folder, or the nearest one above it that exists. */
async function nearest(folder: string): Promise<string> {
  const exists = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return exists || dirname(folder) === folder ? folder : await nearest(dirname(folder));
}
