import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import { sha256Hex } from '../../src/platform/ids.js';
import { startEmbeddedServer } from '../../src/platform/embeddedServer.js';
import { migrate } from '../../src/platform/migrate.js';
import { fillDatabase } from './fillDatabase.js';
import { startServer, type MeasuredServer } from './measuredServer.js';
import { readQuestions, type Contestant, type Question } from './questions.js';

/** One measured value beside what it is measured against. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number;
  /** value / reference, the median over the alternations. */
  readonly ratio: number;
  readonly target: number;
  readonly holds: boolean;
}

const LOTS = 1_000_000;
const QUICK_LOTS = 20_000;
const ALTERNATIONS = 5;
/** Requests of one round: many enough that a clock of the system does not matter, few enough that all three meet the same seconds. */
const REQUESTS = 1_000;
const CONCURRENT = 4;
/** Pages of a list that is walked. */
const PAGES = 40;
/** Until the just-in-time compilers have seen all there is to see. */
const WARM_UP_ROUNDS = 5;
const CONTESTANTS: readonly Contestant[] = ['lotgraph', 'postgraphile', 'sql'];

/**
 * Server CPU of the four questions: this API over HTTP beside PostGraphile and the bare SQL statement, on the same rows, with equal answers.
 * The filled database stays in the folder for temporary files, so that the next run takes a minute: a million lots take several to fill.
 * ONLY=b measures one question, BENCH_NODE_OPTIONS=--cpu-prof profiles the servers.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const lotCount = quick ? QUICK_LOTS : LOTS;
  const folder = resolve(process.env['BENCH_READS_DIR'] ?? join(tmpdir(), `lotgraph-reads-${await contentKey(lotCount)}`));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const database = await startEmbeddedServer({ dataDir: folder, durable: false });
  try {
    return await compare(database.connection, lotCount, folder);
  } finally {
    await database.stop();
  }
}

/** Another schema or other rows are another folder. */
async function contentKey(lotCount: number): Promise<string> {
  const sources = (await readdir('migrations')).filter((file) => file.endsWith('.sql')).toSorted();
  const texts = await Promise.all(
    [...sources.map((file) => join('migrations', file)), 'bench/reads/fillDatabase.ts'].map((file) => readFile(file)),
  );
  return sha256Hex(Buffer.concat([Buffer.from(String(lotCount)), ...texts])).slice(0, 12);
}

async function compare(owner: ConnectionOptions, lotCount: number, folder: string): Promise<Figure[]> {
  await migrate({ connection: owner, folder: join(process.cwd(), 'migrations') });
  const filled = await fillDatabase(owner, lotCount);
  const client = new pg.Client({ ...owner });
  await client.connect();
  const servers = await startAll(owner, filled.apiKey, folder);
  try {
    const questions = await readQuestions(client, filled);
    const figures: Figure[] = [];
    for (const question of questions) figures.push(...(await measure(question, servers, client)));
    return figures;
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
    await client.end();
  }
}

type Servers = Readonly<Record<Contestant, MeasuredServer>>;

async function startAll(owner: ConnectionOptions, apiKey: string, dataDir: string): Promise<Servers> {
  const login = `${encodeURIComponent(owner.user)}:${encodeURIComponent(owner.password)}`;
  const url = `postgres://${login}@localhost/${owner.database}?host=${encodeURIComponent(owner.host)}&port=${owner.port}`;
  const env = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'false',
    LOG_LEVEL: 'warn',
    EXPIRY_SCAN_SECONDS: '86400',
    RATE_LIMIT_BURST: '999999999',
    RATE_LIMIT_PER_SECOND: '1000000',
  };
  const portOf = (line: string): number | undefined => (JSON.parse(line) as { port?: number }).port;
  const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  const [lotgraph, postgraphile, sql] = await Promise.all([
    startServer({ name: 'bench-lotgraph', file: here('./lotgraphServer.js'), env, headers: { authorization: `Bearer ${apiKey}` }, portOf }),
    startServer({ name: 'bench-postgraphile', file: installPeers(), env, portOf }),
    startServer({ name: 'bench-sql', file: here('./sqlLimit.js'), env, portOf }),
  ]);
  return { lotgraph, postgraphile, sql };
}

/** PostGraphile is no dependency of ours: it has a lock file of its own, and is installed when somebody measures. */
function installPeers(): string {
  const folder = join(process.cwd(), 'bench/peers');
  if (!existsSync(join(folder, 'node_modules'))) {
    const installed = spawnSync('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit' });
    if (installed.status !== 0) throw new Error('bench/peers could not be installed');
  }
  return join(folder, 'postgraphile.mjs');
}

async function measure(question: Question, servers: Servers, client: pg.Client): Promise<Figure[]> {
  const requests = await checkedRequests(question, servers);
  const rounds: Record<Contestant, Cost>[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ALTERNATIONS; round += 1) {
    const costs: Partial<Record<Contestant, Cost>> = {};
    // There and back, so that none always follows the same other.
    for (const contestant of round % 2 === 0 ? CONTESTANTS : CONTESTANTS.toReversed()) {
      costs[contestant] = await costOf(
        servers[contestant],
        requests.map((asked) => asked[contestant]),
        client,
      );
    }
    if (round >= 0) rounds.push(costs as Record<Contestant, Cost>);
  }
  return figuresOf(question, rounds);
}

/** Every contestant's answer to every request, compared before anything is measured: a fast wrong answer is a failure. */
async function checkedRequests(question: Question, servers: Servers): Promise<Record<Contestant, object>[]> {
  const requests: Record<Contestant, object>[] = question.asked.map((asked) => ({ ...asked }));
  const pages = question.next === undefined ? 0 : PAGES;
  for (let index = 0; index < requests.length; index += 1) {
    const asked = requests[index] as Record<Contestant, object>;
    const following: Partial<Record<Contestant, object>> = {};
    let expected: unknown;
    for (const contestant of [...CONTESTANTS].reverse()) {
      const answer = JSON.parse(await servers[contestant].ask(asked[contestant])) as { errors?: unknown };
      if (answer.errors !== undefined)
        throw new Error(`${contestant} answers ${question.name} with errors: ${JSON.stringify(answer.errors)}`);
      const read = question.read[contestant](answer as never);
      expected ??= read;
      if (!isDeepStrictEqual(read, expected)) {
        throw new Error(`${contestant} answers ${question.name} differently:\n${JSON.stringify(read)}\nnot\n${JSON.stringify(expected)}`);
      }
      if (question.next !== undefined) following[contestant] = question.next[contestant](answer as never);
    }
    if (requests.length < pages) requests.push(following as Record<Contestant, object>);
  }
  return requests;
}

interface Cost {
  /** Microseconds a request. */
  readonly server: number;
  readonly database: number;
}

async function costOf(server: MeasuredServer, requests: readonly object[], client: pg.Client): Promise<Cost> {
  const before = { server: await server.cpu(), database: await server.databaseCpu(client) };
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < REQUESTS) {
      next += 1;
      await server.ask(requests[next % requests.length] as object);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, asker));
  return {
    server: ((await server.cpu()) - before.server) / REQUESTS,
    database: ((await server.databaseCpu(client)) - before.database) / REQUESTS,
  };
}

function figuresOf({ name, title }: Question, rounds: readonly Record<Contestant, Cost>[]): Figure[] {
  const figure = (
    what: string,
    {
      of,
      over,
      target,
    }: { of: (round: Record<Contestant, Cost>) => number; over: (round: Record<Contestant, Cost>) => number; target: number },
  ): Figure => {
    const ratio = median(rounds.map((round) => of(round) / over(round)));
    return {
      bench: 'reads',
      figure: `${name}: ${title}, ${what}`,
      value: median(rounds.map(of)),
      unit: 'us CPU',
      reference: median(rounds.map(over)),
      ratio,
      target,
      holds: ratio <= target,
    };
  };
  return [
    figure('server, beside PostGraphile', { of: (round) => round.lotgraph.server, over: (round) => round.postgraphile.server, target: 1 }),
    figure('server, beside one SQL statement', {
      of: (round) => round.lotgraph.server,
      over: (round) => round.sql.server,
      target: Infinity,
    }),
    figure('database, beside PostGraphile', {
      of: (round) => round.lotgraph.database,
      over: (round) => round.postgraphile.database,
      target: Infinity,
    }),
    figure('database, beside one SQL statement', {
      of: (round) => round.lotgraph.database,
      over: (round) => round.sql.database,
      target: Infinity,
    }),
  ];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
