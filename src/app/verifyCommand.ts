import { resolve } from 'node:path';
import { findCluster } from '../platform/embedded/clusterFolder.js';
import { findPostmaster } from '../platform/embedded/postmaster.js';
import { connectionOfUrl } from '../platform/connectionOfUrl.js';
import { startEmbeddedServer } from '../platform/embeddedServer.js';
import { readConfig, type Config } from './config.js';
import { verifyDatabase } from './verifyDatabase.js';

// `npm run verify`: exit 0 when all checks hold, 1 with the rows when one does not, 2 when nothing could be checked.
const write = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  process.exitCode = (await verifyConfigured(readConfig(process.env))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}

async function verifyConfigured(config: Config): Promise<boolean> {
  const { databaseUrl } = config;
  const dataDir = resolve(config.dataDir);
  if (databaseUrl !== undefined) return await verifyDatabase({ owner: connectionOfUrl(databaseUrl), write });
  const cluster = await findCluster(dataDir);
  if (cluster === undefined) throw new Error(`There is no database in ${dataDir}: start the server once, or set DATA_DIR or DATABASE_URL.`);
  // A server that a running Lotgraph uses is only visited; one that we start is ours to stop.
  const isRunning = (await findPostmaster(cluster)) !== undefined;
  const server = await startEmbeddedServer({ dataDir });
  try {
    return await verifyDatabase({ owner: server.connection, write });
  } finally {
    if (!isRunning) await server.stop();
  }
}
