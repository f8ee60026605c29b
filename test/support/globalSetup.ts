import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { startTestRun } from './run/testRun.js';
import { compile } from './compile.mjs';

/** Begins with the prefix that testRun.ts looks for when it ends abandoned runs. */
const RUN_FOLDER = 'lotgraph-test-';

/**
 * One database server for the run. Jest loads this file as CommonJS and without the module mapping of its tests, so all the rest is compiled
 * first and loaded as the application would be.
 */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), RUN_FOLDER));
  // The database server's user must be able to enter, so that the database lies in here too.
  await chmod(folder, 0o755);
  try {
    const outDir = await compile(folder, ['src/platform', 'test/support/run']);
    const run = (await import(join(outDir, 'test/support/run/testRun.js'))) as { startTestRun: typeof startTestRun };
    globalThis.endLotgraphTestRun = await run.startTestRun(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
