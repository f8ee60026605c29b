import { spawn } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, isRunning, signal, type ProcessIdentity } from './processIdentity.js';
import type { ServerBinaries } from './serverBinaries.js';
import { serverSettings } from './serverSettings.js';
import { canEnter, giveTo, SERVER_ENVIRONMENT, type ServerUser } from './serverUser.js';

/** The main process of a running PostgreSQL server. */
export interface Postmaster {
  readonly process: ProcessIdentity;
  readonly socketFolder: string;
  readonly port: number;
}

export interface PostmasterOptions {
  readonly dataPath: string;
  readonly user: ServerUser;
  readonly binaries: ServerBinaries;
  readonly durable: boolean;
}

export const PORT = 5432;
const SOCKET_FOLDER_PREFIX = 'lotgraph-';
/** sun_path holds 107 bytes (103 on macOS); the rest is "/lotgraph-XXXXXX/.s.PGSQL.5432.lock". */
const SOCKET_PARENT_LIMIT_BYTES = 103 - 35;
const START_LOG = 'start.log';
const STOP_POLL_MS = 20;
/** Fast shutdown writes a checkpoint; immediate only leaves more to recover at the next start. */
const SHUTDOWN_STEPS = [
  { name: 'SIGINT', withinMs: 30_000 },
  { name: 'SIGQUIT', withinMs: 10_000 },
] as const;

/** A server left running on this folder by a process that was killed. A pid file that says nothing true any more is removed. */
export async function findPostmaster(dataPath: string): Promise<Postmaster | undefined> {
  const pidFile = join(dataPath, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid, recordedPath, , port, socketFolder] = text.split('\n');
  const found = identifyProcess(Number(pid));
  if (found && worksIn(found, dataPath, recordedPath)) return { process: found, socketFolder: socketFolder ?? '', port: Number(port) };
  // PostgreSQL would trust a recycled pid of the same user. Should backends still run, it finds them by their shared memory and refuses.
  await rm(pidFile, { force: true });
  if (socketFolder) await removeSocketFolder(socketFolder);
  return undefined;
}

/** Starts the server in a session of its own: Ctrl-C in the terminal reaches only us, and we stop it last. It may not answer yet. */
export async function startPostmaster({ dataPath, user, binaries, durable }: PostmasterOptions): Promise<Postmaster> {
  const socketFolder = await makeSocketFolder(user);
  const log = await open(join(dataPath, START_LOG), 'w', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', dataPath, ...serverSettings(socketFolder, durable)], {
      ...user.spawn,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.on('error', () => undefined);
    child.unref();
    const started = child.pid === undefined ? undefined : identifyProcess(child.pid);
    if (!started) throw new Error(`Cannot run ${binaries.postgres}`);
    return { process: started, socketFolder, port: PORT };
  } catch (error) {
    await removeSocketFolder(socketFolder);
    throw error;
  } finally {
    await log.close();
  }
}

/** Ends the server and waits until it is gone. Bounded; does nothing when it is gone already. */
export async function stopPostmaster({ process, socketFolder }: Postmaster): Promise<void> {
  for (const { name, withinMs } of SHUTDOWN_STEPS) {
    signal(process, name);
    const deadline = Date.now() + withinMs;
    while (isRunning(process) && Date.now() < deadline) await sleep(STOP_POLL_MS);
  }
  if (isRunning(process)) throw new Error(`PostgreSQL, process ${process.pid}, does not end.`);
  await removeSocketFolder(socketFolder);
}

/** What the server wrote to standard error before its own log took over. */
export function readStartLog(dataPath: string): string {
  try {
    return readFileSync(join(dataPath, START_LOG), 'utf8').trim();
  } catch {
    return '';
  }
}

/** A postmaster's working folder is its data folder. Without /proc, the path it wrote must do. */
function worksIn(found: ProcessIdentity, dataPath: string, recordedPath: string | undefined): boolean {
  const own = realpathSync(dataPath);
  if (found.startedAtTicks === undefined) return recordedPath !== undefined && [dataPath, own].includes(recordedPath);
  try {
    return readlinkSync(`/proc/${found.pid}/cwd`) === own;
  } catch {
    return false;
  }
}

async function makeSocketFolder(user: ServerUser): Promise<string> {
  const short = Buffer.byteLength(tmpdir()) <= SOCKET_PARENT_LIMIT_BYTES;
  const parent = short && (await canEnter(user, tmpdir())) ? tmpdir() : '/tmp';
  const folder = await mkdtemp(join(parent, SOCKET_FOLDER_PREFIX));
  await giveTo(user, folder);
  return folder;
}

/** Only what makeSocketFolder made: the path may come from a file. */
async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(SOCKET_FOLDER_PREFIX)) await rm(folder, { recursive: true, force: true });
}
