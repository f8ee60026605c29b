import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { refuseOldNode } from './nodeVersion.mjs';

// `npm run bench -- NAME [--quick]` runs bench/NAME/NAME.bench.ts: one JSON line a figure, then "bench NAME: holds" or "falls short".
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Beside dist, not in it: a benchmark that does not compile must not keep the application from starting. */
const OUT_DIR = join(ROOT, 'node_modules/.cache/lotgraph-bench');
const FOLDERS = ['src', 'connectors', 'schema', 'bench'];

refuseOldNode();
process.exitCode = await bench(process.argv.slice(2));

/** @param {string[]} args @returns {Promise<number>} the exit code: 0 holds, 1 falls short or fails, 2 not asked rightly */
async function bench(args) {
  const [name, ...more] = args.filter((arg) => arg !== '--quick');
  if (!name || more.length > 0 || !existsSync(join(ROOT, 'bench', name, `${name}.bench.ts`))) {
    console.error(`Usage: npm run bench -- NAME [--quick], NAME one of: ${readdirSync(join(ROOT, 'bench')).join(', ')}`);
    return 2;
  }
  try {
    const { build } = await import('./build.mjs');
    await build({ outDir: OUT_DIR, folders: FOLDERS });
    const { run } = await import(pathToFileURL(join(OUT_DIR, 'bench', name, `${name}.bench.js`)).href);
    return report(name, await run({ quick: args.includes('--quick') }));
  } catch (error) {
    console.error(error);
    console.log(`bench ${name}: falls short`);
    return 1;
  }
}

function report(name, figures) {
  for (const figure of figures) console.log(JSON.stringify(figure, (_, value) => (typeof value === 'number' ? round(value) : value)));
  const holds = figures.length > 0 && figures.every((figure) => figure.holds);
  console.log(`bench ${name}: ${holds ? 'holds' : 'falls short'}`);
  return holds ? 0 : 1;
}

function round(value) {
  return Number(value.toPrecision(4));
}
