import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { giveTo, runAs, SERVER_ENVIRONMENT, serverUser, type ServerUser } from '../../src/platform/embedded/serverUser.js';
import { eventually } from './eventually.js';

/** Begins with the prefix, and holds the pid file, by which a later test run ends what an abandoned one left running (testRun.ts). */
const FOLDER_PREFIX = 'lotgraph-test-pair-';
const PRIMARY = 'data/postgres';
const REPLICA = 'replica';
const PORTS = { [PRIMARY]: 5_432, [REPLICA]: 5_433 } as const;
const OWNER = 'lotgraph';
/** Debian's; elsewhere TEST_POSTGRES_BIN names the folder of a PostgreSQL with pg_basebackup, which the embedded one comes without. */
const INSTALLED = '/usr/lib/postgresql';

/** A PostgreSQL that somebody installed, and a streaming replica of it: reached through sockets in a folder of their own. */
export class StreamingPair {
  #running = new Map<keyof typeof PORTS, ChildProcess>();

  private constructor(
    private readonly folder: string,
    private readonly binaries: string,
    private readonly user: ServerUser,
  ) {}

  static async open(): Promise<StreamingPair> {
    const binaries = await findBinaries();
    const user = await serverUser(undefined);
    const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'data'));
    for (const path of [folder, join(folder, 'data')]) await giveTo(user, path);
    await writeFile(join(folder, 'jest.pid'), String(process.pid));
    const pair = new StreamingPair(folder, binaries, user);
    try {
      await pair.#run('initdb', '-D', join(folder, PRIMARY), '-U', OWNER, '--auth=trust', '--encoding=UTF8', '--no-sync');
      await pair.#start(PRIMARY);
      await pair.#run('createdb', '-h', folder, '-U', OWNER, OWNER);
      await pair.#run('pg_basebackup', '-h', folder, '-U', OWNER, '-D', join(folder, REPLICA), '-R', '-c', 'fast', '--no-sync');
      await pair.startReplica();
      return pair;
    } catch (error) {
      await pair.end();
      throw error;
    }
  }

  /** As DATABASE_URL takes it. */
  get primaryUrl(): string {
    return `postgres://${OWNER}@localhost:${PORTS[PRIMARY]}/${OWNER}?host=${encodeURIComponent(this.folder)}`;
  }

  get replicaSocket(): string {
    return `${this.folder}/.s.PGSQL.${PORTS[REPLICA]}`;
  }

  /** As after a crash. */
  async restartPrimary(): Promise<void> {
    await this.#stop(PRIMARY);
    await this.#start(PRIMARY);
  }

  async startReplica(): Promise<void> {
    await this.#start(REPLICA);
  }

  /** At once, with all that it was asked. */
  async stopReplica(): Promise<void> {
    await this.#stop(REPLICA);
  }

  /** As the superuser of both. */
  async askReplica(statement: string): Promise<readonly Record<string, unknown>[]> {
    return await this.#ask(REPLICA, statement);
  }

  async end(): Promise<void> {
    for (const which of this.#running.keys()) await this.#stop(which);
    await rm(this.folder, { recursive: true, force: true });
  }

  async #run(program: string, ...args: readonly string[]): Promise<void> {
    await runAs(this.user, join(this.binaries, program), args);
  }

  async #start(which: keyof typeof PORTS): Promise<void> {
    const settings = [
      'listen_addresses=',
      'fsync=off',
      'wal_retrieve_retry_interval=100ms',
      `unix_socket_directories=${this.folder}`,
      `port=${PORTS[which]}`,
    ];
    const args = ['-D', join(this.folder, which), ...settings.flatMap((setting) => ['-c', setting])];
    const child = spawn(join(this.binaries, 'postgres'), args, { ...this.user.spawn, cwd: '/', env: SERVER_ENVIRONMENT, stdio: 'ignore' });
    this.#running.set(which, child);
    await eventually(`${which} answers`, async () => {
      if (child.exitCode !== null) throw new Error(`${which} ended with ${child.exitCode}`);
      return await this.#ask(which, 'select').then(
        () => true,
        () => false,
      );
    });
  }

  async #stop(which: keyof typeof PORTS): Promise<void> {
    const child = this.#running.get(which);
    this.#running.delete(which);
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGQUIT');
    await ended;
  }

  async #ask(which: keyof typeof PORTS, statement: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ host: this.folder, port: PORTS[which], user: OWNER, database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }
}

/** Missing, the tests fail: what they show is promised. */
async function findBinaries(): Promise<string> {
  const given = process.env['TEST_POSTGRES_BIN'];
  if (given !== undefined) return given;
  const versions = (await readdir(INSTALLED).catch(() => [])).sort((one, other) => Number(other) - Number(one));
  if (versions[0] === undefined) throw new Error(`no PostgreSQL at ${INSTALLED}: install one, or set TEST_POSTGRES_BIN`);
  return join(INSTALLED, versions[0], 'bin');
}
