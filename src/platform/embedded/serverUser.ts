import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Who runs the database server. `spawn` is empty when it is ourselves, and names uid and gid when root has to step down. */
export interface ServerUser {
  readonly uid: number;
  readonly spawn: { readonly uid?: number; readonly gid?: number };
}

/** Runs a program of the server's with a bare environment, so that PGDATA and its like do not leak in. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

const NOBODY = { uid: 65_534, gid: 65_534 } as const;
const run = promisify(execFile);

/** PostgreSQL refuses to run as root: root drops to nobody, everybody else runs it as himself. */
export function serverUser(): ServerUser {
  const own = process.geteuid?.();
  if (own === undefined) throw new Error('The embedded PostgreSQL needs Linux or macOS. Elsewhere set DATABASE_URL.');
  if (own !== 0) return { uid: own, spawn: {} };
  const nobody = readNobody();
  return { uid: nobody.uid, spawn: nobody };
}

/** Whether the user can enter the folder, asked of the kernel as that user: modes alone say nothing of ACLs or of a closed parent. */
export async function canEnter(user: ServerUser, folder: string): Promise<boolean> {
  try {
    await runAs(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]);
    return true;
  } catch {
    return false;
  }
}

export async function runAs(user: ServerUser, command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, [...args], { ...user.spawn, cwd: '/', env: SERVER_ENVIRONMENT });
  return stdout;
}

export async function giveTo(user: ServerUser, path: string): Promise<void> {
  const { uid, gid } = user.spawn;
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function readNobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : NOBODY;
}
