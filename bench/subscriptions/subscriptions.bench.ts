import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { Relay } from '../../src/events/relay.js';
import { createPool } from '../../src/platform/database/pool.js';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import { startEmbeddedServer } from '../../src/platform/embeddedServer.js';
import { encodeTypeId, newPublicId, newSecret, sha256Hex } from '../../src/platform/ids.js';
import { migrate } from '../../src/platform/migrate.js';
import { startServer, type MeasuredServer } from '../reads/measuredServer.js';
import { Crowd } from './crowd.js';

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

const SUBSCRIBERS = 5_000;
const QUICK_SUBSCRIBERS = 2_000;
const ALTERNATIONS = 5;
const WARM_UP_ROUNDS = 1;
/** Events of a round: one after the other, each when all have heard the one before; and all in one transaction. */
const WAYS = { 'one at a time': { bursts: 10, events: 1 }, 'in bursts of 25': { bursts: 1, events: 25 } } as const;
type Way = keyof typeof WAYS;
const NAMES = ['lotgraph', 'naive', 'raw'] as const;
type Name = (typeof NAMES)[number];
const QUERY = `subscription { stockChanged { __typename ... on SubscriptionReady { cursor } ... on StockChangedEvent {
  cursor transactionType changes { lotId binId onHand { value unit } difference { value unit } version } } } }`;
/** Beside graphql-ws with an execution for each, and beside bare ws.send of the same bytes, by server CPU. */
const TARGETS: Readonly<Record<Way, { readonly naive: number; readonly raw: number }>> = {
  'one at a time': { naive: 2, raw: 0.8 },
  'in bursts of 25': { naive: 2, raw: 4 },
};

interface Contestant {
  readonly server: MeasuredServer;
  readonly crowd: Crowd;
  /** Has so many events happen for its subscribers; what they are told of them by the others is for the one that makes nothing itself. */
  happen(count: number, payloads: readonly string[]): Promise<unknown>;
}
type Contestants = Readonly<Record<Name, Contestant>>;

interface Speed {
  /** Messages a second of the server's processor time, and by the clock. */
  readonly cpu: number;
  readonly wall: number;
}

/** Thousands of subscribers to one stream of events: this API, graphql-ws with an execution for each of them, and bare ws.send, in turn. */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lotgraph-subscriptions-'));
  await chmod(folder, 0o755);
  const database = await startEmbeddedServer({ dataDir: folder, durable: false });
  try {
    return await compare(database.connection, quick ? QUICK_SUBSCRIBERS : SUBSCRIBERS, folder);
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(owner: ConnectionOptions, subscribers: number, dataDir: string): Promise<Figure[]> {
  const logins = await migrate({ connection: owner, folder: join(process.cwd(), 'migrations') });
  const client = new pg.Client({ ...owner });
  await client.connect();
  const pool = createPool(logins.relay, 4);
  const relay = new Relay({ pool, now: () => new Date().toISOString() });
  relay.start();
  const contestants = await startAll({ owner, client, relay, dataDir, subscribers });
  try {
    const figures: Figure[] = [];
    for (const way of Object.keys(WAYS) as Way[]) figures.push(...(await measure(way, contestants, subscribers)));
    return figures;
  } finally {
    await Promise.all(Object.values(contestants).map(({ crowd }) => crowd.leave()));
    await Promise.all(Object.values(contestants).map(({ server }) => server.stop()));
    await relay.stop();
    await Promise.all([pool.end(), client.end()]);
  }
}

interface Starting {
  readonly owner: ConnectionOptions;
  readonly client: pg.Client;
  readonly relay: Relay;
  readonly dataDir: string;
  readonly subscribers: number;
}

async function startAll({ owner, client, relay, dataDir, subscribers }: Starting): Promise<Contestants> {
  const login = `${encodeURIComponent(owner.user)}:${encodeURIComponent(owner.password)}`;
  const env = {
    DATABASE_URL: `postgres://${login}@localhost/${owner.database}?host=${encodeURIComponent(owner.host)}&port=${owner.port}`,
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'false',
    // The relay works in this process, for all of them.
    ROLES: 'api',
    LOG_LEVEL: 'warn',
    RATE_LIMIT_BURST: '999999999',
    RATE_LIMIT_PER_SECOND: '1000000',
  };
  const contestant = async (name: Name, file: string): Promise<Contestant> => {
    const tenant = await aTenant(client, name);
    let port = 0;
    const portOf = (line: string): number | undefined => (port = (JSON.parse(line) as { port?: number }).port ?? 0) || undefined;
    const server = await startServer({ name: `bench-${name}`, file: fileURLToPath(new URL(file, import.meta.url)), env, portOf });
    const crowd = new Crowd();
    await crowd.open({ port, key: tenant.key, query: QUERY, count: subscribers });
    const insert = async (count: number): Promise<void> => {
      await insertEvents(client, tenant.id, count);
      relay.nudge();
    };
    return { server, crowd, happen: name === 'raw' ? (_count, texts) => server.ask({ texts }) : insert };
  };
  return {
    lotgraph: await contestant('lotgraph', '../reads/lotgraphServer.js'),
    naive: await contestant('naive', './naiveServer.js'),
    raw: await contestant('raw', './rawServer.js'),
  };
}

async function aTenant(client: pg.Client, code: string): Promise<{ readonly id: number; readonly key: string }> {
  const { rows } = await client.query<{ id: string }>(
    `insert into tenant (public_id, code, name, created_at) values (gen_random_uuid(), $1, $1, now()) returning tenant_id as id`,
    [code],
  );
  const id = Number(rows[0]?.id);
  const [uuid, secret] = [newPublicId(), newSecret()];
  await client.query(
    `with holder as (insert into principal (tenant_id, public_id, name, role) values ($1, gen_random_uuid(), 'bench', 'auditor') returning id)
     insert into api_key (tenant_id, public_id, principal_id, secret_sha256, created_at) select $1, $2, id, decode($3, 'hex'), now() from holder`,
    [id, uuid, sha256Hex(secret)],
  );
  return { id, key: `lpk_${id}_${encodeTypeId(ID_PREFIXES.apiKey, uuid).slice(ID_PREFIXES.apiKey.length + 1)}_${secret}` };
}

/** A move of stock: two balances changed. Nothing in it tells one tenant from another. */
async function insertEvents(client: pg.Client, tenantId: number, count: number): Promise<void> {
  const change = (bin: string, sign: string) => ({
    lot: 'lot_01k9zzzzzzzzzzzzzzzzzzzzzz',
    item: 'item_01k9zzzzzzzzzzzzzzzzzzzzzz',
    site: 'site_01k9zzzzzzzzzzzzzzzzzzzzzz',
    bin: `bin_01k9zzzzzzzzzzzzzzzzzzzz${bin}`,
    condition: 'GOOD',
    unit: 'KGM',
    difference: `${sign}12.5`,
    quantityOnHand: '480',
    quantityAllocated: '0',
    quantityHeld: '0',
    version: 7,
  });
  const payload = {
    transaction: 'itx_01k9zzzzzzzzzzzzzzzzzzzzzz',
    transactionType: 'MOVE',
    changes: [change('aa', '-'), change('bb', '')],
  };
  await client.query(
    `insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, payload)
     select $1, gen_random_uuid(), 'StockChanged', clock_timestamp(), clock_timestamp(), '{}', $3 from generate_series(1, $2::int)`,
    [tenantId, count, JSON.stringify(payload)],
  );
}

async function measure(way: Way, contestants: Contestants, subscribers: number): Promise<Figure[]> {
  const rounds: Record<Name, Speed>[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ALTERNATIONS; round += 1) {
    const speeds: Partial<Record<Name, Speed>> = {};
    let expected: Told | undefined;
    for (const name of NAMES) {
      const { speed, told } = await measureRound(contestants[name], { ...WAYS[way], subscribers, expected });
      if (expected !== undefined && !isDeepStrictEqual(told, expected)) throw new Error(`${name} tells something else: ${told[0]?.[0]}`);
      expected = told;
      speeds[name] = speed;
    }
    if (round >= 0) rounds.push(speeds as Record<Name, Speed>);
  }
  return figuresOf(way, rounds);
}

/** Frames that the first and the last subscriber were told. */
type Told = readonly (readonly string[])[];

interface Round {
  readonly bursts: number;
  readonly events: number;
  readonly subscribers: number;
  /** What those before were told. */
  readonly expected: Told | undefined;
}

async function measureRound(
  { server, crowd, happen }: Contestant,
  { bursts, events, subscribers, expected }: Round,
): Promise<{ readonly speed: Speed; readonly told: Told }> {
  const payloads = (expected?.[0] ?? []).map((frame) => frame.slice(frame.indexOf('"payload":') + '"payload":'.length, -1));
  const told: [string[], string[]] = [[], []];
  const usedBefore = await server.cpu();
  const begunAt = performance.now();
  for (let burst = 0; burst < bursts; burst += 1) {
    const [answer] = await Promise.all([crowd.told(events), happen(events, payloads.slice(burst * events, (burst + 1) * events))]);
    answer.kept.forEach((frames, index) => told[index]?.push(...frames));
  }
  const wallSeconds = (performance.now() - begunAt) / 1_000;
  const cpuSeconds = ((await server.cpu()) - usedBefore) / 1_000_000;
  const messages = bursts * events * subscribers;
  return { speed: { cpu: messages / cpuSeconds, wall: messages / wallSeconds }, told };
}

function figuresOf(way: Way, rounds: readonly Record<Name, Speed>[]): Figure[] {
  const figure = (of: keyof Speed, reference: 'naive' | 'raw', target: number): Figure => {
    const ratio = median(rounds.map((speeds) => speeds.lotgraph[of] / speeds[reference][of]));
    return {
      bench: 'subscriptions',
      figure: `${way}, beside ${reference === 'naive' ? 'graphql-ws with an execution for each' : 'bare ws.send'}`,
      value: median(rounds.map(({ lotgraph }) => lotgraph[of])),
      unit: of === 'cpu' ? 'messages/s of server CPU' : 'messages/s',
      reference: median(rounds.map((speeds) => speeds[reference][of])),
      ratio,
      target,
      holds: ratio >= target,
    };
  };
  return (['naive', 'raw'] as const).flatMap((reference) => [
    figure('cpu', reference, TARGETS[way][reference]),
    figure('wall', reference, TARGETS[way][reference]),
  ]);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
