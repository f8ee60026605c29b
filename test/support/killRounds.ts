import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findCluster } from '../../src/platform/embedded/clusterFolder.js';
import { findPostmaster, stopPostmaster } from '../../src/platform/embedded/postmaster.js';
import { startChild, type Child } from './childProcess.js';
import { demoStock } from './demoStock.js';

export interface KillOptions {
  readonly kills: number;
  /** Acknowledged writes since the start, before it may be killed. */
  readonly acksBeforeKill: number;
  readonly concurrency: number;
  readonly random: () => number;
}

export interface KillReport {
  readonly kills: number;
  /** Of those, with the database's own main process. */
  readonly databaseKills: number;
  /** Acknowledged between each start and kill. */
  readonly ackedByRound: readonly number[];
  readonly resent: {
    readonly acked: number;
    readonly replayed: number;
    /** Sent, and never answered. */
    readonly unknown: number;
    readonly unknownWereDone: number;
    readonly unknownRefused: number;
    readonly wrong: readonly unknown[];
  };
  readonly verify: { readonly code: number; readonly output: string };
}

/** Begins with the prefix, and holds the pid file, by which a later test run ends what an abandoned one left running (testRun.ts). */
const FOLDER_PREFIX = 'lotgraph-test-kill-';
const CLIENT = resolve('test/support/ackingClient.mjs');
const START = resolve('bin/start.mjs');
const RUN = resolve('bin/run.mjs');
const LONGEST_WAIT_MS = 400;

/** Kills a real server under a real load again and again, at random moments; then asks for every write again and has the database verified. */
export class KillTrial {
  readonly #folder: string;
  readonly #dataDir: string;
  readonly #acks: string;
  #server: Child | undefined;
  #client: Child | undefined;
  #databaseKills = 0;

  private constructor(
    folder: string,
    private readonly options: KillOptions,
  ) {
    this.#folder = folder;
    this.#dataDir = join(folder, 'data');
    this.#acks = join(folder, 'acknowledged.jsonl');
  }

  static async prepare(options: KillOptions): Promise<KillTrial> {
    const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
    // The database server's user must be able to enter.
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'jest.pid'), String(process.pid));
    return new KillTrial(folder, options);
  }

  async run(): Promise<KillReport> {
    const { kills } = this.options;
    const ackedByRound: number[] = [];
    let url = await this.#start();
    const key = (JSON.parse(await readFile(join(this.#dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>)['administrator']!;
    const facts = await demoStock(url, key);
    for (let round = 0; round < kills; round += 1) {
      ackedByRound.push(await this.#round(round, { url, key, facts }));
      url = await this.#start();
    }
    const resent = await this.#resend(url, key);
    this.#server!.kill('SIGTERM');
    const { code, errors } = await this.#server!.ended;
    if (code !== 0) throw new Error(`the server ended with ${code}: ${errors}`);
    return { kills, databaseKills: this.#databaseKills, ackedByRound, resent, verify: await this.#verify() };
  }

  /** Whatever happened before, nothing of ours goes on. */
  async end(): Promise<void> {
    for (const child of [this.#client, this.#server]) {
      child?.kill('SIGKILL');
      await child?.ended;
    }
    const postmaster = await this.#postmaster();
    if (postmaster !== undefined) await stopPostmaster(postmaster);
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Answers the address of the API. */
  async #start(): Promise<string> {
    this.#server = startChild(
      { file: START },
      { DATA_DIR: this.#dataDir, PORT: '0', LOG_LEVEL: 'error', RATE_LIMIT_BURST: '999999999', RATE_LIMIT_PER_SECOND: '999999999' },
    );
    for (;;) {
      const url = /GraphQL +(http:\S+)/.exec(await this.#server.nextLine())?.[1];
      if (url !== undefined) return url;
    }
  }

  /** Load, until enough was acknowledged; then the kill. Answers how many writes were acknowledged in all. */
  async #round(
    round: number,
    { url, key, facts }: { readonly url: string; readonly key: string; readonly facts: object },
  ): Promise<number> {
    const { acksBeforeKill, concurrency, random } = this.options;
    const env = {
      MODE: 'write',
      URL: url,
      KEY: key,
      FILE: this.#acks,
      FACTS: JSON.stringify(facts),
      ROUND: String(round),
      CONCURRENCY: String(concurrency),
      ORDERS: 'true',
    };
    const client = (this.#client = startChild({ file: CLIENT }, env));
    while (Number(await client.nextLine()) < acksBeforeKill);
    await new Promise((passed) => setTimeout(passed, random() * LONGEST_WAIT_MS));
    await this.#kill(round % 2 === 1);
    for (;;) {
      const line = await client.nextLine();
      if (!line.startsWith('end ')) continue;
      const { code, errors } = await client.ended;
      if (code !== 0) throw new Error(`the client ended with ${code}: ${errors}`);
      return Number(line.slice(4));
    }
  }

  /** Both of them in either order: the one that is left for a moment must not make it worse. */
  async #kill(withDatabase: boolean): Promise<void> {
    const server = this.#server!;
    const postmaster = withDatabase ? await this.#postmaster() : undefined;
    if (withDatabase && postmaster === undefined) throw new Error('no database is running');
    const killDatabase = (): void => void (postmaster && process.kill(postmaster.process.pid, 'SIGKILL'));
    const databaseFirst = this.options.random() < 0.5;
    if (databaseFirst) killDatabase();
    server.kill('SIGKILL');
    if (!databaseFirst) killDatabase();
    if (withDatabase) this.#databaseKills += 1;
    await server.ended;
  }

  async #resend(url: string, key: string): Promise<KillReport['resent']> {
    const env = { MODE: 'resend', URL: url, KEY: key, FILE: this.#acks, CONCURRENCY: String(this.options.concurrency) };
    const client = (this.#client = startChild({ file: CLIENT }, env));
    const report = JSON.parse(await client.nextLine()) as KillReport['resent'];
    await client.ended;
    return report;
  }

  async #verify(): Promise<KillReport['verify']> {
    const run = promisify(execFile);
    const env = { PATH: process.env['PATH'], DATA_DIR: this.#dataDir };
    try {
      const { stdout } = await run(process.execPath, [RUN, 'src/app/verifyCommand.js'], { env });
      return { code: 0, output: stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: `${stdout}${stderr}` };
    }
  }

  async #postmaster() {
    const cluster = await findCluster(this.#dataDir);
    return cluster === undefined ? undefined : await findPostmaster(cluster);
  }
}
