import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/platform/embeddedServer.js';
import { startChild, type Child } from '../support/childProcess.js';
import { compile } from '../support/compile.mjs';

const isRoot = process.geteuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const WATCHDOG_MS = 60_000;

let folder: string;
let dataDir: string;
let servers: EmbeddedServer[];
let children: Child[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-test-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
  servers = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
}, WATCHDOG_MS);

async function start(durable = false): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, durable });
  servers.push(server);
  return server;
}

async function ask(connection: ConnectionOptions, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function setting(server: EmbeddedServer, name: string): Promise<unknown> {
  const [row] = await ask(server.connection, `select current_setting('${name}') as value`);
  return row?.['value'];
}

/** Starts the server from a process of its own, and says where; that process then waits to be killed. */
async function startElsewhere(): Promise<{ child: Child; pid: number }> {
  const compiledTo = await compile(join(folder, 'program'), ['src/platform']);
  const child = startChild({
    module: `
      import { startEmbeddedServer } from ${JSON.stringify(join(compiledTo, 'src/platform/embeddedServer.js'))};
      const server = await startEmbeddedServer({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
      console.log(server.pid);
      setInterval(() => undefined, 1000);`,
  });
  children.push(child);
  return { child, pid: Number(await child.nextLine()) };
}

describe('the embedded server', () => {
  it(
    'keeps what was written from one start to the next',
    async () => {
      const first = await start();
      await ask(first.connection, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await start();
      expect(await ask(second.connection, 'table kept')).toEqual([{ answer: 42 }]);
      expect(second.dataPath).toBe(join(dataDir, 'postgres'));
    },
    WATCHDOG_MS,
  );

  it(
    'adopts the server that a killed process left running',
    async () => {
      const { child, pid } = await startElsewhere();
      child.kill('SIGKILL');
      await child.ended;
      const adopted = await start();
      expect(adopted.pid).toBe(pid);
      expect(await ask(adopted.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    WATCHDOG_MS,
  );

  it(
    'does not adopt a server that would lose writes',
    async () => {
      const fast = await start();
      const durable = await start(true);
      expect(durable.pid).not.toBe(fast.pid);
      expect(await setting(durable, 'fsync')).toBe('on');
    },
    WATCHDOG_MS,
  );

  it(
    'recovers after the server itself was killed',
    async () => {
      const first = await start(true);
      await ask(first.connection, 'create table kept as select 42 as answer');
      process.kill(first.pid, 'SIGKILL');
      const second = await start(true);
      expect(await ask(second.connection, 'table kept')).toEqual([{ answer: 42 }]);
    },
    WATCHDOG_MS,
  );

  it(
    'is not misled by a pid file whose pid belongs to another process by now',
    async () => {
      const first = await start();
      const pidFile = join(first.dataPath, 'postmaster.pid');
      const lines = readFileSync(pidFile, 'utf8').split('\n');
      await first.stop();
      writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
      const second = await start();
      expect(await ask(second.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    WATCHDOG_MS,
  );

  it(
    'begins again after an initialisation that was cut off',
    async () => {
      mkdirSync(join(dataDir, 'postgres.initdb-0123abcd'), { recursive: true });
      writeFileSync(join(dataDir, 'postgres.initdb-0123abcd/PG_VERSION'), '18\n');
      await start();
      expect(readdirSync(dataDir).sort()).toEqual(['credentials.json', 'postgres']);
    },
    WATCHDOG_MS,
  );

  it(
    'can be stopped twice, and by two at once',
    async () => {
      const server = await start();
      await Promise.all([server.stop(), server.stop()]);
      await server.stop();
      expect(() => process.kill(server.pid, 0)).toThrow();
      expect(existsSync(server.connection.host)).toBe(false);
    },
    WATCHDOG_MS,
  );

  it(
    'says so when the credentials belong to another database',
    async () => {
      const server = await start();
      await server.stop();
      writeFileSync(join(dataDir, 'credentials.json'), JSON.stringify({ ownerPassword: 'another' }));
      await expect(start()).rejects.toThrow('credentials.json');
      const pidFile = join(server.dataPath, 'postmaster.pid');
      expect(existsSync(pidFile)).toBe(false);
    },
    WATCHDOG_MS,
  );

  asRoot(
    "puts the files elsewhere when the server's user cannot enter the data folder, and finds them again",
    async () => {
      chmodSync(folder, 0o700);
      const first = await start();
      try {
        expect(dirname(first.dataPath)).toBe('/var/lib/lotgraph/clusters');
        await ask(first.connection, 'create table kept as select 42 as answer');
        await first.stop();
        const second = await start();
        expect(second.dataPath).toBe(first.dataPath);
        expect(await ask(second.connection, 'table kept')).toEqual([{ answer: 42 }]);
        await second.stop();
      } finally {
        await first.stop();
        rmSync(first.dataPath, { recursive: true, force: true });
      }
      // Lost files are an error, never an empty database.
      await expect(start()).rejects.toThrow(first.dataPath);
    },
    WATCHDOG_MS,
  );
});

describe('a running embedded server', () => {
  let home: string;
  let server: EmbeddedServer;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'embedded-test-'));
    chmodSync(home, 0o755);
    server = await startEmbeddedServer({ dataDir: home, durable: false });
  }, WATCHDOG_MS);

  afterAll(async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }, WATCHDOG_MS);

  it('is reached by its own users, through a socket, with a password', async () => {
    expect(await setting(server, 'listen_addresses')).toBe('');
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'credentials.json')).mode & 0o777).toBe(0o600);
    await expect(ask({ ...server.connection, password: 'guessed' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await expect(ask({ ...server.connection, password: '' }, 'select 1')).rejects.toThrow();
  });

  it('speaks UTF-8, sorts by code point and lives in UTC', async () => {
    const [row] = await ask(
      server.connection,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale, 'a' < 'B' as dictionary, upper('é') as upper,
              current_setting('timezone') as zone
       from pg_database where datname = 'lotgraph'`,
    );
    expect(row).toEqual({ encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8', dictionary: false, upper: 'É', zone: 'UTC' });
  });

  asRoot('runs as another user, who owns the files', () => {
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
    expect(statSync(server.dataPath).uid).toBe(statSync(`/proc/${server.pid}`).uid);
  });
});
