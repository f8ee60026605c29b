import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

// The lock itself is the kernel's (fcntl, taken by SQLite), not the existence of a file: it dies with the process, so after kill -9 or a power
// cut there is nothing stale to judge, no recycled pid to mistake, no race to take over, and it holds between two containers on one volume.
// Plain JavaScript because it is taken before the build.
const LOCK_FILE = 'lotgraph.lock';
/** Who holds it: read only to name the holder in the message. */
const HOLDER_FILE = 'lotgraph.pid';
const SQLITE_BUSY = 5;
/** The holder writes its name right after it gets the lock. */
const HOLDER_APPEARS_WITHIN_MS = 300;

/** The data folder is held by another running process. */
export class DataFolderInUse extends Error {
  /** @param {string} dataDir @param {{pid: number, host: string, since: string} | undefined} holder */
  constructor(dataDir, holder) {
    const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.since}` : 'another process';
    super(`Lotgraph is already running on ${dataDir}: ${who}. Stop it first, or set DATA_DIR to another folder.`);
    this.name = 'DataFolderInUse';
    this.pid = holder?.pid;
  }
}

/**
 * Takes the exclusive lock on a data folder, creating the folder if needed; refuses at once with DataFolderInUse. The lock ends with release()
 * or with the process, however it ends.
 * @param {string} dataDir
 * @returns {{dataDir: string, release: () => void}}
 */
export function lockDataFolder(dataDir) {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const database = takeKernelLock(folder);
  const holderFile = join(folder, HOLDER_FILE);
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    rmSync(holderFile, { force: true });
    database.close();
  };
  process.once('exit', release);
  return { dataDir: folder, release };
}

/** @param {string} folder */
function takeKernelLock(folder) {
  const file = join(folder, LOCK_FILE);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if (error?.errcode === SQLITE_BUSY) throw new DataFolderInUse(folder, readHolder(folder));
    throw new Error(`Cannot lock ${file}: ${error?.message}. The folder must be on a file system with locks.`, { cause: error });
  }
}

/** @param {string} folder */
function readHolder(folder) {
  const deadline = Date.now() + HOLDER_APPEARS_WITHIN_MS;
  for (;;) {
    const holder = parseHolder(folder);
    if (holder || Date.now() > deadline) return holder;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}

/** @param {string} folder */
function parseHolder(folder) {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8'));
    return host !== hostname() || isAlive(pid) ? { pid, host, since } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error?.code === 'EPERM';
  }
}
