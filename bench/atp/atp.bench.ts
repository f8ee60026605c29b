import { chmod, mkdir, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import { startEmbeddedServer } from '../../src/platform/embeddedServer.js';
import { sha256Hex } from '../../src/platform/ids.js';
import { migrate } from '../../src/platform/migrate.js';
import { startServer, type MeasuredServer } from '../reads/measuredServer.js';
import { fillStock, type FilledStock, type StockSize } from './fillStock.js';

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

type Contestant = 'lotgraph' | 'sql';
type Asked = Readonly<Record<Contestant, object>>;

/** 1.5 million balances. */
const SIZE: StockSize = { items: 5_000, sites: 20, balances: 15 };
const QUICK_SIZE: StockSize = { items: 500, sites: 20, balances: 15 };
const TARGET = 1.5;
const ALTERNATIONS = 5;
const WARM_UP_ROUNDS = 3;
const REQUESTS = 150;
const PAGE = 50;
/** Pages that are asked for in turn. */
const PAGES = 10;
const DAYS_AHEAD = 20;
const DAY_MS = 86_400_000;

const QUERY = `query ($items: [ItemRef!]!, $on: LocalDate, $site: SiteRef) { availableToPromises(items: $items, on: $on, site: $site) { item { sku }
  available { value unit } onHand { value unit } expected { value unit } openDemand { value unit } } }`;

/**
 * What can be promised of 50 items by a day, through this API over HTTP beside one SQL statement written for it: processor time of server and database
 * together, and how long each takes, in turn, with equal answers. The filled database stays in the folder for temporary files.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const size = quick ? QUICK_SIZE : SIZE;
  const folder = resolve(process.env['BENCH_ATP_DIR'] ?? join(tmpdir(), `lotgraph-atp-${await contentKey(size)}`));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const database = await startEmbeddedServer({ dataDir: folder, durable: false });
  try {
    return await compare(database.connection, size, folder);
  } finally {
    await database.stop();
  }
}

/** Another schema or other rows are another folder; the rows are of a day, too. */
async function contentKey(size: StockSize): Promise<string> {
  const sources = (await readdir('migrations')).filter((file) => file.endsWith('.sql')).toSorted();
  const files = [...sources.map((file) => join('migrations', file)), 'bench/atp/fillStock.ts'];
  const texts = await Promise.all(files.map((file) => readFile(file)));
  return sha256Hex(Buffer.concat([Buffer.from(JSON.stringify([size, today()])), ...texts])).slice(0, 12);
}

const today = (): string => new Date().toISOString().slice(0, 10);

async function compare(owner: ConnectionOptions, size: StockSize, folder: string): Promise<Figure[]> {
  await migrate({ connection: owner, folder: join(process.cwd(), 'migrations') });
  const filled = await fillStock(owner, size);
  const client = new pg.Client({ ...owner });
  await client.connect();
  const servers = await startBoth(owner, filled.apiKey, folder);
  try {
    const figures: Figure[] = [];
    for (const site of [null, 'SITE7']) {
      const what = `a page of ${PAGE} items by a day, ${site === null ? `at all ${size.sites} sites` : 'at one site'}`;
      // At one site PostgreSQL has so little to do that most of the time is the answer's own: told, and no target.
      const target = site === null ? TARGET : Infinity;
      figures.push(...figuresOf({ what, target }, await measure(servers, await checkedPages(servers, filled, site), client)));
    }
    return figures;
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
    await client.end();
  }
}

type Servers = Readonly<Record<Contestant, MeasuredServer>>;

async function startBoth(owner: ConnectionOptions, apiKey: string, dataDir: string): Promise<Servers> {
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
  const headers = { authorization: `Bearer ${apiKey}` };
  const [lotgraph, sql] = await Promise.all([
    startServer({ name: 'bench-lotgraph', file: here('../reads/lotgraphServer.js'), env, headers, portOf }),
    startServer({ name: 'bench-sql', file: here('./sqlLimit.js'), env, portOf }),
  ]);
  return { lotgraph, sql };
}

type Amount = { readonly value: string };

interface OurAnswer {
  readonly errors?: unknown;
  readonly data: {
    readonly availableToPromises: readonly ({ readonly item: { readonly sku: string } } & Readonly<Record<string, Amount>>)[];
  };
}

/** The pages one after the other, each answer compared before anything is measured: a fast wrong answer is a failure. */
async function checkedPages(servers: Servers, { tenantId }: FilledStock, site: string | null): Promise<readonly Asked[]> {
  const on = new Date(Date.parse(today()) + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  const pages = Array.from({ length: PAGES }, (_, page): Asked => {
    const skus = Array.from({ length: PAGE }, (_each, index) => `SKU-${String(page * PAGE + index + 1).padStart(6, '0')}`);
    const variables = { items: skus.map((sku) => ({ sku })), on, site: site === null ? null : { code: site } };
    return { lotgraph: { query: QUERY, variables }, sql: [tenantId, skus, on, site] };
  });
  for (const page of pages) {
    const ours = JSON.parse(await servers.lotgraph.ask(page.lotgraph)) as OurAnswer;
    checkAnswers(ours, JSON.parse(await servers.sql.ask(page.sql)) as SqlAnswer);
  }
  return pages;
}

const PARTS = ['onHand', 'expected', 'openDemand', 'available'] as const;

type SqlAnswer = readonly { readonly sku: string; readonly available: number }[];

function checkAnswers(ours: OurAnswer, expected: SqlAnswer): void {
  if (ours.errors !== undefined) throw new Error(JSON.stringify(ours.errors));
  const told = ours.data.availableToPromises.map((promise) => ({
    sku: promise.item.sku,
    ...Object.fromEntries(PARTS.map((part) => [part, Number((promise[part] as Amount).value)])),
  }));
  if (expected.length !== PAGE || expected.every(({ available }) => available === 0))
    throw new Error('nothing is promised: nothing is measured');
  if (isDeepStrictEqual(told, expected)) return;
  const place = expected.findIndex((row, index) => !isDeepStrictEqual(told[index], row));
  throw new Error(`the answers differ: ${JSON.stringify(told[place])}\nnot\n${JSON.stringify(expected[place])}`);
}

interface Cost {
  /** Of a request, microseconds: processor time of server and database. */
  readonly cpu: number;
  readonly elapsed: number;
}
type Round = Readonly<Record<Contestant, Cost>>;

async function measure(servers: Servers, pages: readonly Asked[], client: pg.Client): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ALTERNATIONS; round += 1) {
    const order: readonly Contestant[] = round % 2 === 0 ? ['lotgraph', 'sql'] : ['sql', 'lotgraph'];
    const costs: Partial<Record<Contestant, Cost>> = {};
    for (const contestant of order) {
      const asked = pages.map((page) => page[contestant]);
      costs[contestant] = await costOf(servers[contestant], asked, client);
    }
    if (round >= 0) rounds.push(costs as Round);
  }
  return rounds;
}

/** One request after the other: what a page costs is asked, not how many fit side by side. */
async function costOf(server: MeasuredServer, requests: readonly object[], client: pg.Client): Promise<Cost> {
  const before = (await server.cpu()) + (await server.databaseCpu(client));
  const startedAt = performance.now();
  for (let next = 0; next < REQUESTS; next += 1) await server.ask(requests[next % requests.length] as object);
  const elapsed = ((performance.now() - startedAt) * 1_000) / REQUESTS;
  return { elapsed, cpu: ((await server.cpu()) + (await server.databaseCpu(client)) - before) / REQUESTS };
}

function figuresOf({ what, target }: { readonly what: string; readonly target: number }, rounds: readonly Round[]): Figure[] {
  const figure = (name: string, unit: string, of: (cost: Cost) => number): Figure => {
    const ratio = median(rounds.map(({ lotgraph, sql }) => of(lotgraph) / of(sql)));
    return {
      bench: 'atp',
      figure: `${what}: ${name}`,
      value: median(rounds.map(({ lotgraph }) => of(lotgraph))),
      unit,
      reference: median(rounds.map(({ sql }) => of(sql))),
      ratio,
      target,
      holds: ratio <= target,
    };
  };
  return [figure('server and database', 'us CPU', ({ cpu }) => cpu), figure('one after the other', 'us', ({ elapsed }) => elapsed)];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
