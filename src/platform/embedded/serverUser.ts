import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Who runs the database server. `spawn` is empty when it is ourselves, and names uid and gid when root has to step down. */
export interface ServerUser {
  readonly spawn: { readonly uid?: number; readonly gid?: number };
}

/** A bare environment, so that PGDATA and its like do not leak into the server. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

const OURSELVES: ServerUser = { spawn: {} };
/** Where /etc/passwd names no "nobody". */
const NOBODY = { uid: 65_534, gid: 65_534 } as const;
const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root: root drops to the owner of the existing database files, or to nobody; everybody else runs it himself.
 */
export async function serverUser(dataPath: string | undefined): Promise<ServerUser> {
  const own = process.geteuid?.();
  if (own === undefined) throw new Error('The embedded PostgreSQL needs Linux or macOS. Elsewhere set DATABASE_URL.');
  const owner = dataPath === undefined ? undefined : await stat(dataPath);
  if (own === 0) return { spawn: owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody() };
  if (owner && owner.uid !== own) {
    throw new Error(`The database files at ${dataPath} belong to user ${owner.uid}, not to you (${own}). Start as that user or as root.`);
  }
  return OURSELVES;
}

/** Whether the user can enter the folder, asked of the kernel as that user: modes alone say nothing of ACLs or of a closed parent. */
export async function canEnter(user: ServerUser, folder: string): Promise<boolean> {
  return runAs(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]).then(
    () => true,
    () => false,
  );
}

/** Runs a program to its end as the user; rejects with what it wrote to standard error. */
export async function runAs(user: ServerUser, command: string, args: readonly string[]): Promise<void> {
  await run(command, [...args], { ...user.spawn, cwd: '/', env: SERVER_ENVIRONMENT });
}

export async function giveTo(user: ServerUser, path: string): Promise<void> {
  const { uid, gid } = user.spawn;
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : NOBODY;
}
