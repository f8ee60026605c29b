import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectionOfUrl } from '../platform/connectionOfUrl.js';
import type { ConnectionOptions } from '../platform/connectionOptions.js';
import { startEmbeddedServer } from '../platform/embeddedServer.js';
import { createLogger } from '../platform/logger.js';
import { banner } from './banner.js';
import { ConfigError, readConfig, type Config } from './config.js';
import { heedAbandonedItems } from './http/operations/heedAbandonedItems.js';
import { ownVersion } from './ownVersion.js';
import { startRuntime, type Runtime } from './runtime.js';
import { startTracing, type Tracing } from './tracing.js';
import { removeServerFile, writeServerFile } from './serverFile.js';
import { urlOf } from './urlOf.js';

// The hall: settings, database, runtime, signals. Importing this file starts the server (bin/start.mjs).
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

let runtime: Promise<Runtime> | undefined;
let stopDatabase: (() => Promise<void>) | undefined;
let tracing: Tracing | undefined;
let forgetWhere: (() => Promise<void>) | undefined;
let ending: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (ending ??= end()));
await main();

async function main(): Promise<void> {
  try {
    const config = readConfig(process.env);
    const logger = createLogger({ level: config.logLevel });
    heedAbandonedItems(logger);
    tracing = startTracing(config.tracesEndpoint);
    const startedAt = performance.now();
    await mkdir(config.dataDir, { recursive: true });
    const { owner, dataPath } = await findDatabase(config);
    runtime = startRuntime({
      config: { ...config, dataDir: resolve(config.dataDir) },
      owner,
      migrations: join(ROOT, 'migrations'),
      logger,
    });
    const { address, demo, dropFolder } = await runtime;
    if (config.roles.includes('api')) await tellWhere(config, address);
    process.stdout.write(
      banner({
        address,
        isApi: config.roles.includes('api'),
        demo,
        dropFolder,
        dataDir: resolve(config.dataDir),
        dataPath,
        seconds: (performance.now() - startedAt) / 1000,
      }),
    );
  } catch (error) {
    if (ending !== undefined) return;
    process.stderr.write(
      error instanceof ConfigError ? `${error.message}\n` : `Lotgraph could not start: ${(error as Error).stack ?? String(error)}\n`,
    );
    process.exitCode = 1;
    await (ending ??= end());
  }
}

/** For the command line, which needs no address where it has the data folder. */
async function tellWhere({ dataDir, databaseUrl }: Config, address: AddressInfo): Promise<void> {
  const database = databaseUrl === undefined ? 'embedded' : 'outside';
  const facts = {
    url: urlOf(address),
    pid: process.pid,
    version: await ownVersion(ROOT),
    startedAt: new Date().toISOString(),
    database,
  } as const;
  await writeServerFile(dataDir, facts);
  forgetWhere = () => removeServerFile(dataDir);
}

/** DATABASE_URL's, or the embedded server below the data folder. */
async function findDatabase(config: Config): Promise<{ readonly owner: ConnectionOptions; readonly dataPath: string | undefined }> {
  if (config.databaseUrl !== undefined) return { owner: connectionOfUrl(config.databaseUrl), dataPath: undefined };
  const server = await startEmbeddedServer({ dataDir: resolve(config.dataDir) });
  stopDatabase = () => server.stop();
  return { owner: server.connection, dataPath: server.dataPath };
}

/** A signal while it starts waits for the start to end, one way or the other. */
async function end(): Promise<void> {
  const running = await runtime?.catch(() => undefined);
  await forgetWhere?.();
  await running?.stop();
  await stopDatabase?.();
  await tracing?.stop();
  process.exit(process.exitCode ?? 0);
}
