import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from '../../bin/build.mjs';

/**
 * Compiles source folders into <folder>/compiled and returns that path, for what runs outside jest's module loader: the global set-up, and
 * processes that a test starts in order to kill them.
 * @param {string} folder @param {string[]} sources @returns {Promise<string>}
 */
export async function compile(folder, sources) {
  await mkdir(folder, { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  const outDir = join(folder, 'compiled');
  await build({ outDir, folders: sources });
  return outDir;
}
