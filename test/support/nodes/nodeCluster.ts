import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../../bin/build.mjs';
import type { ConnectionOptions } from '../../../src/platform/connectionOptions.js';
import { startEmbeddedServer, type EmbeddedServer } from '../../../src/platform/embeddedServer.js';
import { startChild, type Child } from '../childProcess.js';

/** Begins with the prefix, and holds the pid file, by which a later test run ends what an abandoned one left running (testRun.ts). */
const FOLDER_PREFIX = 'lotgraph-test-nodes-';
const START = resolve('bin/start.mjs');
/** The embedded server takes 100, and a node that dies leaves its own for a moment. */
const CONNECTIONS_EACH = 20;

export interface ClusterOptions {
  /** Beside what every node has: one object a node. */
  readonly nodes: readonly Readonly<Record<string, string>>[];
}

interface Node {
  readonly env: Readonly<Record<string, string>>;
  child: Child | undefined;
  /** Undefined while it is down, or about to be. */
  url: string | undefined;
}

/** Several real server processes on one database, which outlives them all. */
export class NodeCluster {
  readonly #nodes: Node[];
  readonly #killed = new Set<string>();
  readonly #story: { readonly at: number; readonly line: string }[] = [];
  #waiting: (() => void)[] = [];

  private constructor(
    private readonly folder: string,
    private readonly database: EmbeddedServer,
    options: ClusterOptions,
  ) {
    this.#nodes = options.nodes.map((env) => ({ env, child: undefined, url: undefined }));
  }

  /** All nodes are up; the first of them made the demo tenant. */
  static async open(options: ClusterOptions): Promise<NodeCluster> {
    // Else the first node would, and tell so on its standard error.
    await build();
    const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
    // The database server's user must be able to enter.
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'jest.pid'), String(process.pid));
    const database = await startEmbeddedServer({ dataDir: join(folder, 'data'), durable: false });
    const cluster = new NodeCluster(folder, database, options);
    try {
      await mkdir(join(folder, 'node'));
      await cluster.start(0, { DEMO: 'true' });
      for (const index of cluster.#nodes.keys()) if (index > 0) await cluster.start(index);
      return cluster;
    } catch (error) {
      await cluster.end();
      throw error;
    }
  }

  get owner(): ConnectionOptions {
    return this.database.connection;
  }

  get size(): number {
    return this.#nodes.length;
  }

  /** Of the demo tenant, by role. */
  async keys(): Promise<Readonly<Record<string, string>>> {
    return JSON.parse(await readFile(join(this.folder, 'node/demo-keys.json'), 'utf8')) as Record<string, string>;
  }

  /** Where messages may be dropped: all nodes share one data folder. */
  get dropFolder(): string {
    return join(this.folder, 'node/drop');
  }

  /** Addresses of /graphql on all nodes that are up. */
  get live(): readonly string[] {
    return this.#nodes.flatMap(({ url }) => url ?? []);
  }

  url(index: number): string {
    const url = this.#nodes[index]?.url;
    if (url === undefined) throw new Error(`node ${index} is down`);
    return url;
  }

  /** Whether the node that served there was killed: nothing else excuses a request that failed. */
  wasKilled(url: string): boolean {
    return this.#killed.has(url);
  }

  /** What became of the nodes, and what they logged, since `from` (performance.now()): for whoever must explain a failure. */
  storySince(from: number): readonly string[] {
    return this.#story.filter(({ at }) => at >= from).map(({ at, line }) => `${Math.round(at)} ${line}`);
  }

  /** One of those that are up, but `not` this one; waits for one when there is none. */
  async anyLive(random: () => number, not?: string): Promise<string> {
    for (;;) {
      const candidates = this.live.filter((url) => url !== not);
      const chosen = candidates[Math.floor(random() * candidates.length)];
      if (chosen !== undefined) return chosen;
      await new Promise<void>((up) => this.#waiting.push(up));
    }
  }

  async start(index: number, env: Readonly<Record<string, string>> = {}): Promise<void> {
    const node = this.#node(index);
    this.#tell(index, 'starts');
    const { user, password, host, port, database } = this.owner;
    const child = startChild(
      { file: START },
      {
        DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
        DATABASE_CONNECTIONS: String(CONNECTIONS_EACH),
        DATA_DIR: join(this.folder, 'node'),
        RATE_LIMIT_PER_SECOND: '100000',
        PORT: '0',
        LOG_LEVEL: 'error',
        ...node.env,
        ...env,
      },
    );
    node.child = child;
    const isApi = node.env['ROLES']?.includes('api') ?? true;
    const ready = isApi ? /GraphQL +(http:\S+)/ : /Worker +(http:\S+)/;
    for (let url: string | undefined; url === undefined; ) {
      url = ready.exec(await child.nextLine())?.[1];
      if (isApi) node.url = url;
    }
    this.#tell(index, `is up at ${node.url ?? 'no door'}`);
    void this.#listen(index, child);
    for (const up of this.#waiting.splice(0)) up();
  }

  /** The signal, and the process is gone: how it ended. */
  async stop(index: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<Awaited<Child['ended']>> {
    const node = this.#node(index);
    if (signal === 'SIGKILL' && node.url !== undefined) this.#killed.add(node.url);
    node.url = undefined;
    this.#tell(index, `gets ${signal}`);
    node.child?.kill(signal);
    if (node.child === undefined) throw new Error(`node ${index} was never started`);
    const ended = await node.child.ended;
    this.#tell(index, `has ended with ${ended.code ?? ended.signal}${ended.errors === '' ? '' : `: ${ended.errors}`}`);
    return ended;
  }

  /** It does nothing, not even end, and nobody is told: as a machine that hangs. */
  suspend(index: number): void {
    this.#node(index).child?.kill('SIGSTOP');
  }

  /** It goes on, and knows nothing of the time between. */
  resume(index: number): void {
    this.#node(index).child?.kill('SIGCONT');
  }

  /** Whatever happened before, nothing of ours goes on. */
  async end(): Promise<void> {
    for (const { child } of this.#nodes) child?.kill('SIGKILL');
    await Promise.all(this.#nodes.flatMap(({ child }) => (child === undefined ? [] : [child.ended])));
    await this.database.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  #tell(index: number, what: string): void {
    this.#story.push({ at: performance.now(), line: `node ${index} ${what}` });
  }

  /** To what it logs, until it ends. */
  async #listen(index: number, child: Child): Promise<void> {
    for (;;) {
      const line = await child.nextLine().catch(() => undefined);
      if (line === undefined) return;
      if (line !== '') this.#tell(index, `logs ${line}`);
    }
  }

  #node(index: number): Node {
    const node = this.#nodes[index];
    if (node === undefined) throw new Error(`there is no node ${index}`);
    return node;
  }
}
