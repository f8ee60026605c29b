import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BANNER = 'Lotgraph is ready';
/** Long enough for an installation on a slow machine; it ends a block that would hang, it measures nothing. */
const BLOCK_WATCHDOG_MS = 900_000;
const END_WATCHDOG_MS = 30_000;

describe('the README', () => {
  let folder: string;
  let readme: Reader;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lotgraph-readme-'));
    execFileSync('git', ['clone', '--quiet', process.cwd(), join(folder, 'clone')]);
    readme = new Reader(join(folder, 'clone'), { PORT: String(await freePort()), DATA_DIR: join(folder, 'data') });
  });

  afterAll(() => {
    readme.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'has shell blocks that run one after the other in a fresh clone',
    async () => {
      const blocks = shellBlocks(readFileSync(join(folder, 'clone/README.md'), 'utf8'));
      expect(blocks.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
      for (const block of blocks) await readme.run(block);
      await readme.endServer();
    },
    BLOCK_WATCHDOG_MS * 2,
  );
});

const shellBlocks = (text: string): string[] => [...text.matchAll(/^```sh\n([\s\S]*?)\n```$/gm)].map(([, block]) => block as string);

/** Somebody who does what the README says: the server keeps running until an installation would take its files away. */
class Reader {
  readonly #clone: string;
  readonly #env: NodeJS.ProcessEnv;
  #server: Started | undefined;

  constructor(clone: string, settings: Readonly<Record<string, string>>) {
    this.#clone = clone;
    // The test's own Node and jest settings are nothing the reader has.
    const { PATH, HOME } = process.env;
    const path = PATH?.split(':')
      .filter((part) => !part.includes('node_modules'))
      .join(':');
    const tests = process.env['LOTGRAPH_README'] === 'full' ? {} : { LOTGRAPH_TESTS: 'smoke' };
    this.#env = { PATH: path, HOME, ...settings, ...tests };
  }

  async run(block: string): Promise<void> {
    if (block.includes('npm ci')) await this.endServer();
    const started = start(block, this.#clone, this.#env);
    if (block.includes('npm start')) {
      this.#server = started;
      await started.says(BANNER);
      return;
    }
    expect({ block, ...(await started.ended(BLOCK_WATCHDOG_MS)) }).toMatchObject({ block, code: 0 });
  }

  /** Ctrl-C: the whole foreground group gets the signal. */
  async endServer(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    server.signal('SIGINT');
    expect(await server.ended(END_WATCHDOG_MS)).toMatchObject({ code: 0 });
  }

  kill(): void {
    this.#server?.signal('SIGTERM');
  }
}

interface Started {
  says(text: string): Promise<void>;
  ended(withinMs: number): Promise<{ readonly code: number | null; readonly output: string }>;
  signal(signal: NodeJS.Signals): void;
}

function start(block: string, cwd: string, env: NodeJS.ProcessEnv): Started {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', block], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  return {
    says: (text) => heard(child, () => output, text),
    ended: (withinMs) => within(ended, withinMs, () => `${block} did not end:\n${output}`),
    signal: (signal) => process.kill(-(child.pid as number), signal),
  };
}

async function heard(child: ChildProcess, output: () => string, text: string): Promise<void> {
  const said = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => output().includes(text) && resolve());
    child.once('close', () => reject(new Error(`ended without "${text}":\n${output()}`)));
  });
  await within(said, BLOCK_WATCHDOG_MS, () => `never said "${text}":\n${output()}`);
}

async function within<Value>(promise: Promise<Value>, ms: number, message: () => string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message())), ms);
  });
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
