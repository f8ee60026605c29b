import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

// The way in for `npm start`: right Node, data folder ours alone, build up to date, then the application in this same process.
// Everything but node: basics is imported after the first guard, so that an old Node reads the message and not a missing module.
const MINIMUM_NODE = [22, 17];
const DEFAULT_DATA_DIR = '.data';

await start();

async function start() {
  refuseOldNode();
  const endEarly = endOnSignals();
  try {
    await lockUnlessDatabaseIsElsewhere();
    await buildIfStale();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  // From here the application handles signals: it installs its handlers before it starts anything.
  endEarly.handOver();
  await import('../dist/src/app/main.js');
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  const way = existsSync(own)
    ? 'Start it with "npm start", which uses the Node that "npm ci" installed here.'
    : 'Install a newer Node, or run "npm ci" with optional dependencies: it brings one, which "npm start" uses.';
  console.error(`Lotgraph needs Node ${MINIMUM_NODE.join('.')} or later; this is ${process.versions.node} (${process.execPath}). ${way}`);
  process.exit(1);
}

/** Two processes on one embedded database would each take the other's server for an orphan. A database elsewhere takes many. */
async function lockUnlessDatabaseIsElsewhere() {
  if (process.env.DATABASE_URL) return;
  const { lockDataFolder } = await import('./dataFolderLock.mjs');
  lockDataFolder(process.env.DATA_DIR || DEFAULT_DATA_DIR);
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
