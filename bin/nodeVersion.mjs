import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MINIMUM_NODE = [22, 17];

/** Ends the process with a message that says what to do when Node is too old. Loads on any Node with modules. */
export function refuseOldNode() {
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
