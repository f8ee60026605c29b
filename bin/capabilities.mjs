import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run capabilities` runs the scenarios of test/capabilities, or those whose ids are named, and tells of each: id, result, seconds. Exit 1 while any is
// owed or fails.
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TEST = 'test/capabilities/capabilities.ci.test.ts';
/** A scenario that takes longer is told so. */
const SLOW_S = 5;

process.exitCode = capabilities(process.argv.slice(2));

/** @param {string[]} ids @returns {number} the exit code */
function capabilities(ids) {
  const folder = mkdtempSync(join(tmpdir(), 'lotgraph-capabilities-'));
  try {
    const results = run(ids, join(folder, 'results.json'));
    if (results === undefined) return 1;
    for (const result of results) tell(result);
    const counts = Map.groupBy(results, ({ result }) => result);
    console.log([...counts].map(([result, of]) => `${of.length} ${result}`).join(', '));
    return results.length > 0 && results.every(({ result }) => result === 'works') ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string[]} ids @param {string} file */
function run(ids, file) {
  const named = ids.length === 0 ? [] : ['-t', `is capable of (${ids.join('|')})( |$)`];
  const { stderr } = spawnSync('npm', ['test', '-s', '--', TEST, '--json', `--outputFile=${file}`, ...named], {
    cwd: ROOT,
    env: { ...process.env, LOTGRAPH_TESTS: 'ci' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const report = read(file);
  const tests = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  if (tests.length === 0) {
    console.error(stderr);
    return undefined;
  }
  return tests
    .filter(({ ancestorTitles, status }) => ancestorTitles[0] === 'the platform is capable of' && status !== 'pending')
    .map(resultOf)
    .filter(({ id }) => ids.length === 0 || ids.includes(id));
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {{ title: string, status: string, duration?: number | null, failureMessages: string[] }} test */
function resultOf({ title, status, duration, failureMessages }) {
  const [id, shows = '', missing] = title.split(' | ');
  const result = status === 'todo' ? 'owed' : status !== 'passed' ? 'fails' : missing === undefined ? 'works' : 'in part';
  return { id, shows, missing, result, seconds: status === 'todo' ? undefined : (duration ?? 0) / 1_000, failureMessages };
}

/** @param {ReturnType<typeof resultOf>} result */
function tell({ id, shows, missing, result, seconds, failureMessages }) {
  const time = seconds === undefined ? '' : `${seconds.toFixed(2)} s${seconds > SLOW_S ? ', slow' : ''}`;
  console.log(`${id.padEnd(6)}${result.padEnd(9)}${time.padEnd(8)}${shows}`.trimEnd());
  if (missing !== undefined) console.log(`${' '.repeat(23)}missing: ${missing}`);
  for (const message of failureMessages) console.log(message.replaceAll(/^/gm, ' '.repeat(23)));
}
