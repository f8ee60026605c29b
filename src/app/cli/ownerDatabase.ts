import { connectionOfUrl } from '../../platform/connectionOfUrl.js';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import { findCluster } from '../../platform/embedded/clusterFolder.js';
import { startEmbeddedServer, visitEmbeddedServer } from '../../platform/embeddedServer.js';
import { readServerFile } from '../serverFile.js';
import type { Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';

/** The database that a command works on, as its owner. */
export interface OwnerDatabase {
  readonly owner: ConnectionOptions;
}

export interface OpenOptions {
  /** Makes the embedded database where there is none yet. */
  readonly create?: boolean;
}

/**
 * Works on the database of DATABASE_URL, or the embedded one: of a running server as a visitor, otherwise on one started for the purpose, with
 * the data folder locked meanwhile.
 */
export async function withOwnerDatabase<Value>(
  cli: Cli,
  options: OpenOptions,
  work: (database: OwnerDatabase) => Promise<Value>,
): Promise<Value> {
  const database = await openOwnerDatabase(cli, options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same, until it is closed. */
export async function openOwnerDatabase(cli: Cli, options: OpenOptions): Promise<OwnerDatabase & { close(): Promise<void> }> {
  const { config, dataDir, host } = cli;
  const nothing = async (): Promise<void> => undefined;
  if (config.databaseUrl !== undefined) return { owner: connectionOfUrl(config.databaseUrl), close: nothing };
  const lock = tryLock(() => host.lockDataFolder(dataDir));
  if (lock === undefined) return { owner: await visited(dataDir), close: nothing };
  try {
    if (options.create !== true && (await findCluster(dataDir)) === undefined) throw noDatabase(dataDir);
    const server = await startEmbeddedServer({ dataDir });
    const close = async (): Promise<void> => {
      await server.stop();
      lock.release();
    };
    return { owner: server.connection, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Undefined when another process has it. */
function tryLock(lock: () => { release(): void }): { release(): void } | undefined {
  try {
    return lock();
  } catch (error) {
    if ((error as Error).name === 'DataFolderInUse') return undefined;
    throw error;
  }
}

async function visited(dataDir: string): Promise<ConnectionOptions> {
  const found = await visitEmbeddedServer(dataDir);
  if (found !== undefined) return found;
  const outside = (await readServerFile(dataDir))?.database === 'outside';
  throw new CliFailure({
    code: 'DATABASE_UNREACHABLE',
    message: outside
      ? `The server on ${dataDir} uses a PostgreSQL of its own.`
      : `Another process holds ${dataDir}, and no database runs on it yet or any more.`,
    fix: outside ? 'Name the database with --database-url or DATABASE_URL as well.' : 'Try again in a moment, or see "lotgraph status".',
  });
}

const noDatabase = (dataDir: string): CliFailure =>
  new CliFailure({
    code: 'NO_DATABASE',
    message: `There is no database in ${dataDir}.`,
    fix: 'Start the server once ("lotgraph up"), or name another one with --data-dir or --database-url.',
  });
