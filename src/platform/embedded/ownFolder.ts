import { chmod, lstat, mkdir } from 'node:fs/promises';

const WRITABLE_BY_OTHERS = 0o022;

/**
 * A folder that everybody may enter and only we can write, made if need be. Refuses one that somebody else owns or may write: he could
 * plant the programs that we run, or another database.
 */
export async function ownFolder(folder: string): Promise<string> {
  const made = await mkdir(folder, { recursive: true });
  // The mode given to mkdir is cut by the umask, and under 077 the server's user would be locked out.
  if (made !== undefined) await chmod(folder, 0o755);
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.geteuid?.() || found.mode & WRITABLE_BY_OTHERS) {
    throw new Error(`${folder} must be a folder that only its owner, the user who starts Lotgraph, can write.`);
  }
  return folder;
}
