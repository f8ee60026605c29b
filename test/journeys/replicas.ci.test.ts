import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChild, type Child } from '../support/childProcess.js';
import { openCutProxy, type CutProxy } from '../support/cutProxy.js';
import { eventually } from '../support/eventually.js';
import { followStream } from '../support/followStream.js';
import { StreamingPair } from '../support/streamingPair.js';

const WRITES = 40;
const DEFINE = `mutation ($sku: String!) { defineItem(input: {sku: $sku, name: "Oats", baseUnit: "KGM"}) { item { sku name } userErrors { code } } }`;
const FIND = 'query ($sku: String!) { item(ref: {sku: $sku}) { sku } }';
const FOLLOW = 'subscription { events { __typename ... on Event { type payload } } }';

let pair: StreamingPair;
/** Between the server and the replica. */
let proxy: CutProxy;
let server: Child;
let dataDir: string;
let graphql: URL;
let keys: Readonly<Record<string, string>>;

beforeAll(async () => {
  pair = await StreamingPair.open();
  proxy = await openCutProxy({ path: pair.replicaSocket });
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-replicas-'));
  server = startChild(
    { file: resolve('bin/start.mjs') },
    {
      DATABASE_URL: pair.primaryUrl,
      DATABASE_REPLICA_URLS: `postgres://127.0.0.1:${proxy.port}/lotgraph`,
      REPLICA_WAIT_MS: '1000',
      DATA_DIR: dataDir,
      DEMO: 'true',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  );
  for (let url: string | undefined; url === undefined; graphql = new URL(url ?? 'http://nowhere')) {
    url = /GraphQL +(http:\S+)/.exec(await server.nextLine())?.[1];
  }
  keys = JSON.parse(await readFile(join(dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
  await eventually('the replica is used', async () => (await asked()).replica > 0);
}, 120_000);
afterAll(async () => {
  server.kill('SIGTERM');
  await server.ended;
  await proxy.close();
  await pair.end();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

async function ask(query: string, variables: object = {}, principal = 'administrator'): Promise<unknown> {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${keys[principal]}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

interface Outcomes {
  readonly replica: number;
  readonly behind: number;
  readonly unreachable: number;
}

/** What became of the queries that a replica could have answered, since the server started. */
async function outcomes(): Promise<Outcomes> {
  const metrics = await (await fetch(new URL('/metrics', graphql))).text();
  const count = (outcome: string): number =>
    Number(new RegExp(`^lotgraph_replica_reads_total\\{outcome="${outcome}"\\} (\\d+)`, 'm').exec(metrics)?.[1] ?? 0);
  return { replica: count('replica'), behind: count('behind'), unreachable: count('unreachable') };
}

/** One query, and what became of it. */
async function asked(query = '{ lots(first: 1) { totalCount } }', principal?: string): Promise<Outcomes> {
  const before = await outcomes();
  await ask(query, {}, principal);
  const after = await outcomes();
  return {
    replica: after.replica - before.replica,
    behind: after.behind - before.behind,
    unreachable: after.unreachable - before.unreachable,
  };
}

const backOnReplica = async (): Promise<unknown> =>
  await eventually('the replica is used again', async () => (await asked()).replica === 1);

describe('a server with a streaming replica', () => {
  it('has it answer queries, of staff and of partners', async () => {
    await backOnReplica();
    expect(await asked()).toEqual({ replica: 1, behind: 0, unreachable: 0 });
    expect((await asked('{ lots(first: 1) { nodes { lotNumber } } }', 'supplierAcme')).replica).toBe(1);
  });

  it('shows everybody what was written before they asked', async () => {
    const before = await outcomes();
    for (let turn = 0; turn < WRITES; turn += 1) {
      const sku = `READ-BACK-${turn}`;
      await ask(DEFINE, { sku });
      expect(await ask(FIND, { sku }, 'operator')).toEqual({ item: { sku } });
    }
    expect((await outcomes()).replica).toBeGreaterThan(before.replica);
  });

  it('reads what a mutation or an event tells from the primary', async () => {
    await backOnReplica();
    const before = await outcomes();
    const stream = followStream(Number(graphql.port), { key: keys['administrator']!, query: FOLLOW, variables: {} });
    await eventually('it follows', () => stream.messages.length === 1);
    expect(await ask(DEFINE, { sku: 'TOLD' })).toEqual({ defineItem: { item: { sku: 'TOLD', name: 'Oats' }, userErrors: [] } });
    await eventually('the event', () => stream.messages.length === 2);
    await stream.close();
    expect(stream.messages[1]).toMatchObject({ events: { type: 'ITEM_DEFINED', payload: { sku: 'TOLD' } } });
    expect(await outcomes()).toEqual(before);
  });

  it('asks the primary while the replica is behind, and the replica again once it has caught up', async () => {
    await backOnReplica();
    await pair.askReplica('select pg_wal_replay_pause()');
    await eventually(
      'it stands still',
      async () => (await pair.askReplica('select pg_get_wal_replay_pause_state() as state'))[0]?.['state'] === 'paused',
    );
    await ask(DEFINE, { sku: 'BEHIND' });
    const before = await outcomes();
    expect(await ask(FIND, { sku: 'BEHIND' })).toEqual({ item: { sku: 'BEHIND' } });
    expect(await outcomes()).toEqual({ ...before, behind: before.behind + 1 });
    // Nobody after it waits.
    expect(await asked()).toEqual({ replica: 0, behind: 0, unreachable: 0 });
    await pair.askReplica('select pg_wal_replay_resume()');
    await backOnReplica();
    expect(await ask(FIND, { sku: 'BEHIND' })).toEqual({ item: { sku: 'BEHIND' } });
  });

  it('asks the primary when the replica is gone, and the replica when it is there again', async () => {
    await backOnReplica();
    await pair.stopReplica();
    for (let turn = 0; turn < 3; turn += 1) expect((await asked()).replica).toBe(0);
    expect(await asked()).toEqual({ replica: 0, behind: 0, unreachable: 0 });
    await ask(DEFINE, { sku: 'GONE' });
    await pair.startReplica();
    await backOnReplica();
    expect(await ask(FIND, { sku: 'GONE' })).toEqual({ item: { sku: 'GONE' } });
  });

  it('asks the primary when the replica says nothing any more', async () => {
    await backOnReplica();
    proxy.freeze();
    expect((await asked()).unreachable).toBe(1);
    expect(await asked()).toEqual({ replica: 0, behind: 0, unreachable: 0 });
    proxy.mend();
    await backOnReplica();
  });

  it('goes on by itself when the primary has crashed and come back: requests, events, the replica', async () => {
    const stream = followStream(Number(graphql.port), { key: keys['administrator']!, query: FOLLOW, variables: {} });
    await eventually('it follows', () => stream.messages.length === 1);
    await pair.restartPrimary();
    await ask(DEFINE, { sku: 'RESTARTED' });
    expect(await ask(FIND, { sku: 'RESTARTED' })).toEqual({ item: { sku: 'RESTARTED' } });
    await eventually('the event', () => stream.messages.length === 2);
    await stream.close();
    expect(stream.messages[1]).toMatchObject({ events: { payload: { sku: 'RESTARTED' } } });
    await backOnReplica();
  });

  it('leaves a replica that was promoted: it has a history of its own', async () => {
    await backOnReplica();
    await pair.askReplica('select pg_promote()');
    await ask(DEFINE, { sku: 'PROMOTED' });
    expect((await asked()).replica).toBe(0);
    expect(await ask(FIND, { sku: 'PROMOTED' })).toEqual({ item: { sku: 'PROMOTED' } });
  });
});
