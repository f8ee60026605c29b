import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE_FOLDERS = ['src', 'connectors', 'schema'];
/** Written last; holds the hash of the sources that were compiled. */
const STAMP = '.build-stamp';
const UNFINISHED = '.dist-unfinished-';
/** An older leftover belongs to a build that was killed. */
const LEFTOVER_AFTER_MS = 10 * 60_000;

/**
 * Compiles src, connectors and schema into dist, keeping the folders, unless dist already holds these very sources. The result is built aside
 * and renamed, so that an interrupted build leaves what was there before.
 * @param {{root?: string, outDir?: string, folders?: string[]}} [options]
 * @returns {Promise<{built: boolean, files: number}>}
 */
export async function build({ root = ROOT, outDir = join(root, 'dist'), folders = SOURCE_FOLDERS } = {}) {
  const sources = folders.flatMap((folder) => listSources(join(root, folder)));
  const stamp = hashSources(root, sources);
  if (readStamp(outDir) === stamp) return { built: false, files: sources.length };

  const parent = dirname(resolve(outDir));
  mkdirSync(parent, { recursive: true });
  removeLeftovers(parent);
  const unfinished = join(parent, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
  const discard = () => rmSync(unfinished, { recursive: true, force: true });
  process.once('exit', discard);
  try {
    await compileAll({ root, sources, target: unfinished });
    writeFileSync(join(unfinished, STAMP), stamp);
    replace(outDir, unfinished, stamp);
  } finally {
    process.off('exit', discard);
    discard();
  }
  return { built: true, files: sources.length };
}

/** @param {{root: string, sources: string[], target: string}} work */
async function compileAll({ root, sources, target }) {
  const { transformFile } = await loadCompiler();
  const options = { cwd: ROOT, root: ROOT, configFile: join(ROOT, '.swcrc'), swcrc: false };
  const outcomes = await Promise.allSettled(
    sources.map(async (source) => {
      const output = join(target, relative(root, source)).replace(/\.ts$/, '.js');
      const { code, map } = await transformFile(source, { ...options, sourceFileName: relative(dirname(output), source) });
      await mkdir(dirname(output), { recursive: true });
      await writeFile(output, map ? `${code}\n//# sourceMappingURL=${output.split('/').at(-1)}.map\n` : code);
      if (map) await writeFile(`${output}.map`, map);
    }),
  );
  const faults = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason?.message ?? String(reason));
  if (faults.length > 0) throw new Error(`${faults.length} of ${sources.length} files do not compile:\n${faults.join('\n')}`);
}

async function loadCompiler() {
  try {
    const { default: compiler } = await import('@swc/core');
    return compiler;
  } catch (cause) {
    throw new Error('The compiler @swc/core is not installed. Run "npm ci" (with development and optional dependencies).', { cause });
  }
}

/** Another build may replace dist at the same moment: its result counts if it is of the same sources. */
function replace(outDir, unfinished, stamp) {
  const old = `${unfinished}-old`;
  try {
    renameSync(outDir, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(unfinished, outDir);
  } catch (error) {
    if (readStamp(outDir) !== stamp) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {string[]} */
function listSources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Contents, not times: a checkout touches every file, and 1 MB hashes in 3 ms. */
function hashSources(root, sources) {
  const hash = createHash('sha256');
  for (const file of [...sources, join(ROOT, '.swcrc'), fileURLToPath(import.meta.url)]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function readStamp(outDir) {
  try {
    return readFileSync(join(outDir, STAMP), 'utf8');
  } catch {
    return undefined;
  }
}

function removeLeftovers(parent) {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const path = join(parent, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > LEFTOVER_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** No await at the top of this module: the test set-up, which jest loads as CommonJS, requires it. */
async function runFromCommandLine() {
  const startedAt = performance.now();
  try {
    const { built, files } = await build();
    console.log(built ? `Built ${files} files in ${Math.round(performance.now() - startedAt)} ms.` : 'The build is up to date.');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) runFromCommandLine();
