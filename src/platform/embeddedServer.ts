import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { ConnectionOptions } from './connectionOptions.js';
import { createCluster, findCluster, OWNER } from './embedded/clusterFolder.js';
import { ownerPassword } from './embedded/ownerPassword.js';
import {
  findPostmaster,
  readStartLog,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
  type PostmasterOptions,
} from './embedded/postmaster.js';
import { isRunning } from './embedded/processIdentity.js';
import { findServerBinaries } from './embedded/serverBinaries.js';
import { serverUser } from './embedded/serverUser.js';

export interface EmbeddedServerOptions {
  /** Holds the database, its credentials and where it went. Whoever calls holds the lock on it. */
  readonly dataDir: string;
  /** False only for tests: faster, and a power cut may cost everything. Default true. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of our own, reached through a unix socket only. */
export interface EmbeddedServer {
  /** As the owner and superuser, to the database "lotgraph". */
  readonly connection: ConnectionOptions;
  /** Where the database files are: <dataDir>/postgres, or elsewhere when the server's user cannot enter that. */
  readonly dataPath: string;
  readonly pid: number;
  /** Fast shutdown, bounded; may be called more than once. */
  stop(): Promise<void>;
}

const DATABASE = 'lotgraph';
/** Recovery after a crash replays up to a gigabyte of log before the server answers. */
const READY_WITHIN_MS = 120_000;
/** A server that answers nobody for so long is stopped, and started again. */
const ORPHAN_READY_WITHIN_MS = 20_000;
const READY_POLL_MS = 25;
/** Backends whose postmaster was killed end by themselves, at the latest with their statement. */
const LEFTOVERS_END_WITHIN_MS = 15_000;
const LEFTOVERS_POLL_MS = 250;
const LEFTOVERS = 'pre-existing shared memory block';
const INVALID_PASSWORD = '28P01';

/**
 * Starts PostgreSQL on the data folder, initialising it at the first start, or adopts the server that a killed process left running.
 * As root it runs as nobody. The server outlives us if we are killed; stop() ends it.
 */
export async function startEmbeddedServer({ dataDir, durable = true }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const password = await ownerPassword(folder);
  const found = await findCluster(folder);
  const adopted = found === undefined ? undefined : await adopt(found, password, durable);
  if (found !== undefined && adopted) return serve(found, adopted, password);

  const user = await serverUser(found);
  const binaries = await findServerBinaries(user, folder);
  const dataPath = found ?? (await createCluster({ dataDir: folder, user, binaries, password, durable }));
  const started = await start({ dataPath, user, binaries, durable }, password);
  return serve(dataPath, started, password);
}

/** How to reach the server that runs on the data folder for somebody else, who stops it; undefined when none does, or none was ever made. */
export async function visitEmbeddedServer(dataDir: string): Promise<ConnectionOptions | undefined> {
  const folder = resolve(dataDir);
  const found = await findCluster(folder);
  const postmaster = found === undefined ? undefined : await findPostmaster(found);
  return postmaster && connectionTo(postmaster, await ownerPassword(folder), DATABASE);
}

async function serve(dataPath: string, postmaster: Postmaster, password: string): Promise<EmbeddedServer> {
  await ensureDatabase(connectionTo(postmaster, password, 'postgres'));
  let stopped: Promise<void> | undefined;
  return {
    connection: connectionTo(postmaster, password, DATABASE),
    dataPath,
    pid: postmaster.process.pid,
    stop: () => (stopped ??= stopPostmaster(postmaster)),
  };
}

/** The server that still runs on the folder, if it answers and is as durable as asked; one that does not is stopped first. */
async function adopt(dataPath: string, password: string, durable: boolean): Promise<Postmaster | undefined> {
  const postmaster = await findPostmaster(dataPath);
  if (!postmaster) return undefined;
  const connection = connectionTo(postmaster, password, 'postgres');
  if (await becomesReady(postmaster, connection, ORPHAN_READY_WITHIN_MS)) {
    const [row] = await query(connection, `select current_setting('fsync') as fsync`);
    if (row?.['fsync'] === (durable ? 'on' : 'off')) return postmaster;
  }
  await stopPostmaster(postmaster);
  return undefined;
}

async function start(options: PostmasterOptions, password: string): Promise<Postmaster> {
  const deadline = Date.now() + LEFTOVERS_END_WITHIN_MS;
  for (;;) {
    const postmaster = await startPostmaster(options);
    const ready = await becomesReady(postmaster, connectionTo(postmaster, password, 'postgres'), READY_WITHIN_MS).catch(
      stopAndRethrow(postmaster),
    );
    if (ready) return postmaster;
    await stopPostmaster(postmaster);
    const log = readStartLog(options.dataPath);
    if (!log.includes(LEFTOVERS) || Date.now() > deadline) throw new Error(`PostgreSQL at ${options.dataPath} did not start.\n${log}`);
    await sleep(LEFTOVERS_POLL_MS);
  }
}

function stopAndRethrow(postmaster: Postmaster): (error: unknown) => Promise<never> {
  return async (error) => {
    await stopPostmaster(postmaster);
    throw error;
  };
}

/** False when the server ended, or did not answer in time. */
async function becomesReady(postmaster: Postmaster, connection: ConnectionOptions, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isRunning(postmaster.process) && Date.now() < deadline) {
    try {
      await query(connection, 'select 1');
      return true;
    } catch (error) {
      if (isWrongPassword(error)) throw wrongPassword(error);
    }
    await sleep(READY_POLL_MS);
  }
  return false;
}

async function ensureDatabase(connection: ConnectionOptions): Promise<void> {
  const rows = await query(connection, `select 1 from pg_database where datname = '${DATABASE}'`);
  if (rows.length === 0) await query(connection, `create database ${DATABASE}`);
}

async function query(connection: ConnectionOptions, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function connectionTo({ socketFolder, port }: Postmaster, password: string, database: string): ConnectionOptions {
  return { host: socketFolder, port, user: OWNER, password, database };
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === INVALID_PASSWORD;
}

function wrongPassword(cause: unknown): Error {
  return new Error('The password in credentials.json does not open the database: the two belong to different installations.', { cause });
}
