#!/usr/bin/env node
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { refuseOldNode } from './nodeVersion.mjs';

// `npx lotgraph ...`: right Node, build up to date, then the commands of src/app/cli in this process. What needs a newer Node is imported after
// the guard, so that an old one reads the message and not a missing module.
const ROOT = fileURLToPath(new URL('..', import.meta.url));

refuseOldNode();
await main();

async function main() {
  try {
    const { build } = await import('./build.mjs');
    await build();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const { lockDataFolder } = await import('./dataFolderLock.mjs');
  const { runCli } = await import('../dist/src/app/cli/runCli.js');
  // A reader that has enough (`| head`) is no failure.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const host = {
    env: process.env,
    root: ROOT,
    isTerminal: process.stdout.isTTY === true,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    writeThrough: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    startHere: async (settings) => {
      Object.assign(process.env, settings);
      await import('./start.mjs');
    },
    lockDataFolder,
  };
  const exitCode = await runCli(host, process.argv.slice(2));
  // A server that was started here says itself how it ends.
  if (exitCode !== 0) process.exitCode = exitCode;
}
