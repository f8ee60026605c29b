import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellDemo } from './tellDemo.js';

// `npm run demo`: a server of its own on a throw-away data folder, told from outside like any other. Exit 0 only if every step was checked.
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const READY_WITHIN_MS = 60_000;
const write = (line: string): void => void process.stdout.write(`${line}\n`);

const startedAt = performance.now();
const dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-demo-'));
const server = startServer(dataDir);
endTogether(server);
try {
  const url = await ready(server);
  write(`Lotgraph is up at ${url} on a throw-away data folder after ${seconds()} s.`);
  const keys = JSON.parse(await readFile(join(dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
  await tellDemo({ url, keys, root: ROOT, write });
  write(`Every step was checked. ${seconds()} s in all.`);
} catch (error) {
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
} finally {
  await stopServer(server);
  await rm(dataDir, { recursive: true, force: true });
}

function startServer(folder: string): ChildProcess {
  // Expiries are looked for every second, so that nobody waits; everything else is as in production.
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn', EXPIRY_SCAN_SECONDS: '1', DATABASE_URL: '', DEMO: 'true' };
  return spawn(process.execPath, [join(ROOT, 'bin/start.mjs')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Whatever ends the story ends its server: a signal, or a reader that has seen enough (`npm run demo | head`). */
function endTogether(child: ChildProcess): void {
  process.once('exit', () => child.kill('SIGINT'));
  process.stdout.on('error', () => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}

/** The URL that the banner names. */
async function ready(child: ChildProcess): Promise<string> {
  return await new Promise((resolveUrl, reject) => {
    const timer = setTimeout(() => reject(new Error('the server did not come up')), READY_WITHIN_MS);
    let seen = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      const url = /GraphQL\s+(http:\/\/\S+?)\/graphql[\s\S]*Ctrl-C/.exec(seen)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolveUrl(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.kill('SIGINT');
  await ended;
}

function seconds(): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
