import { constants } from 'node:os';
import { refuseOldNode } from './nodeVersion.mjs';

// The way in for `npm start`: right Node, data folder with an embedded database ours alone, build up to date, then the application in this same process.
// What needs a newer Node is imported after the first guard, so that an old one reads the message and not a missing module.
const DEFAULT_DATA_DIR = '.data';

await start();

async function start() {
  refuseOldNode();
  const endEarly = endOnSignals();
  try {
    await lockDataFolder();
    await buildIfStale();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  // From here the application handles signals: it installs its handlers before it starts anything.
  endEarly.handOver();
  await import('../dist/src/app/main.js');
}

/**
 * Two processes on one data folder would each take the other's embedded database for an orphan. With a database elsewhere they may share it:
 * who has the drop folder is settled by a lease.
 */
async function lockDataFolder() {
  if (process.env.DATABASE_URL?.trim()) return;
  const lock = await import('./dataFolderLock.mjs');
  lock.lockDataFolder(process.env.DATA_DIR || DEFAULT_DATA_DIR);
}

async function buildIfStale() {
  const { build } = await import('./build.mjs');
  const startedAt = performance.now();
  const { built, files } = await build();
  if (built) console.error(`Built ${files} files in ${Math.round(performance.now() - startedAt)} ms.`);
}

/** Ctrl-C while building: process.exit runs the exit hooks, which a signal's default action skips. */
function endOnSignals() {
  const end = (signal) => process.exit(128 + constants.signals[signal]);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
  return {
    handOver() {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
    },
  };
}
