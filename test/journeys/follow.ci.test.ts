import { randomUUID } from 'node:crypto';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ResultOf, TypedDocumentNode, VariablesOf } from '@graphql-typed-document-node/core';
import { createClient, type Client } from 'graphql-ws';
import { Api } from '../../docs/examples/api.ts';
import { follow } from '../../docs/examples/follow.ts';
import { DashboardStateDocument } from '../../docs/examples/generated/graphql.ts';
import { openCutProxy, type CutProxy } from '../support/cutProxy.js';
import { eventually } from '../support/eventually.js';
import { seededRandom } from '../support/random.js';
import { startServer, type StartedServer } from '../support/startedServer.js';
import { ADVANCE, EVENTS, MOVABLE, MOVE, MOVED, RECEIVE, WIDE } from './followOperations.js';

const WATCHDOG_MS = 120_000;
const CUTS = 24;
/** More than sockets on the way can hold. */
const RECEIPTS = 20;
const LINES = 250;

type StockEvent = Extract<ResultOf<typeof MOVED>['stockChanged'], { id: string }>;

let folder: string;
let server: StartedServer;
let proxy: CutProxy;
/** Asks the server itself. */
let operator: Api;
let bins: Readonly<Record<'lotId' | 'itemId' | 'supplierId' | 'siteId' | 'here' | 'there', string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotgraph-follow-'));
  await chmod(folder, 0o755);
  server = await startServer({ DATA_DIR: join(folder, 'data') });
  proxy = await openCutProxy({ host: '127.0.0.1', port: Number(server.url.port) });
  operator = new Api(server.url.origin, server.keys['operator']!);
  bins = await findMovable();
}, WATCHDOG_MS);
afterAll(async () => {
  await proxy?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}, WATCHDOG_MS);

const followers: Follower[] = [];
afterEach(async () => {
  for (const follower of followers.splice(0)) await follower.stop();
});

interface FollowerOptions {
  readonly document?: TypedDocumentNode<ResultOf<typeof MOVED>, VariablesOf<typeof MOVED>>;
  readonly client?: Client;
}

/** A program that follows by the proxy, and can be stopped and started again. */
class Follower {
  readonly told: StockEvent[] = [];
  readonly states: string[] = [];
  readonly lags: number[] = [];
  readonly #api = new Api(`http://127.0.0.1:${proxy.port}`, server.keys['operator']!);
  readonly #written: string[] = [];
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  /** So many of the cursors that were written last are lost, as by a store that writes now and then. */
  forgets = 0;

  constructor(private readonly options: FollowerOptions = {}) {
    followers.push(this);
  }

  has(transactionId: string | undefined): boolean {
    return this.told.some((event) => event.transactionId === transactionId);
  }

  get cursor(): string | undefined {
    return this.#written.at(-1);
  }

  start(): void {
    this.#stop = new AbortController();
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const place = {
      read: async () => this.#written.at(-1 - Math.min(this.forgets, Math.max(this.#written.length - 1, 0))),
      write: async (cursor: string) => void this.#written.push(cursor),
    };
    const requery = async (): Promise<string> => {
      this.states.push((await this.#api.ask(DashboardStateDocument, {})).stock.asOfCursor);
      return this.states.at(-1)!;
    };
    const { signal } = this.#stop;
    const onLag = (seconds: number): void => void this.lags.push(seconds);
    const { document = MOVED, client = this.#api.socket } = this.options;
    const events = follow(client, { document, variables: {}, place, requery, onLag, signal });
    for await (const event of events) this.told.push(event);
  }
}

describe('following a stream', () => {
  it(
    'tells every posting once and in order, whatever is cut, restarted or forgotten',
    async () => {
      const random = seededRandom(11);
      const follower = new Follower();
      follower.start();
      await eventually('the state', () => follower.states.length > 0);
      const made: string[] = [];
      for (let cut = 0; cut < CUTS; cut += 1) {
        for (let count = Math.ceil(random() * 4); count > 0; count -= 1) made.push(await move());
        // Half of the cuts come when nothing is under way, the others at any time.
        if (random() < 0.5) await eventually('what was made', () => follower.has(made.at(-1)));
        follower.forgets = Math.floor(random() * 3);
        proxy.cut();
        proxy.mend();
        if (cut === CUTS / 3) await restartServer();
        if (cut === CUTS / 2) {
          follower.forgets = 0;
          await follower.stop();
          made.push(await move());
          follower.start();
        }
      }
      await eventually('everything', () => follower.has(made.at(-1)));
      expect(follower.states).toHaveLength(1);
      const { events } = await operator.ask(EVENTS, { after: follower.states[0]! });
      expect(follower.told.map(({ id }) => id)).toEqual(events.nodes.map(({ id }) => id));
      expect(made.filter((transactionId) => !follower.has(transactionId))).toEqual([]);
    },
    WATCHDOG_MS,
  );

  it(
    'finds out that the other end is gone without a word',
    async () => {
      const follower = new Follower();
      follower.start();
      await eventually('the state', () => follower.cursor !== undefined);
      const first = await move();
      await eventually('the first', () => follower.has(first));
      proxy.freeze('those that are open');
      const second = await move();
      await eventually('the second', () => follower.has(second));
    },
    WATCHDOG_MS,
  );

  it(
    'is told that it is late when it reads nothing for a while, and misses nothing',
    async () => {
      // Without pings of its own, which would find the silence and connect again.
      const connectionParams = { authorization: `Bearer ${server.keys['operator']}` };
      const client = createClient({ url: `ws://127.0.0.1:${proxy.port}/graphql`, connectionParams, retryAttempts: 0 });
      const follower = new Follower({ document: WIDE, client });
      follower.start();
      const first = await move();
      await eventually('the first', () => follower.has(first));
      proxy.freeze('those that are open');
      let last = '';
      for (let receipt = 0; receipt < RECEIPTS; receipt += 1) last = await receive();
      proxy.thaw();
      await eventually('the last', () => follower.has(last));
      expect(follower.lags.length).toBeGreaterThan(0);
      const { events } = await operator.ask(EVENTS, { after: follower.states[0]! });
      expect(follower.told.map(({ id }) => id)).toEqual(events.nodes.map(({ id }) => id));
      expect(follower.states).toHaveLength(1);
      await follower.stop();
      await client.dispose();
    },
    WATCHDOG_MS,
  );

  it(
    'begins anew from the state when what it missed is no longer kept',
    async () => {
      const follower = new Follower();
      follower.start();
      const first = await move();
      await eventually('a place', () => follower.has(first));
      await follower.stop();
      const place = follower.cursor!;
      const missed = await move();
      const administrator = new Api(server.url.origin, server.keys['administrator']!);
      const input = { seconds: 200 * 86_400, idempotencyKey: randomUUID() };
      expect((await administrator.ask(ADVANCE, { input })).advanceClock.userErrors).toEqual([]);
      await eventually('the end of its place', () => operator.ask(EVENTS, { after: place }).then(() => false, String));
      follower.start();
      await eventually('the state', () => follower.states.length === 2 && follower.cursor !== place);
      const news = await move();
      await eventually('the news', () => follower.has(news));
      expect(follower.has(missed)).toBe(false);
    },
    WATCHDOG_MS,
  );

  it('can be stopped while there is no server', async () => {
    const follower = new Follower();
    proxy.cut();
    follower.start();
    await follower.stop();
    proxy.mend();
    expect(follower.states).toEqual([]);
  });

  it('ends when the server says: not again', async () => {
    const { socket } = new Api(server.url.origin, 'lpk_1_unknown');
    const place = { read: async () => 'x', write: async () => undefined };
    const events = follow(socket, { document: MOVED, variables: {}, place, requery: async () => 'x' });
    await expect(events.next()).rejects.toMatchObject({ code: 4403 });
  });

  it('says that it is late, and goes on', async () => {
    const said = [
      { __typename: 'SubscriptionReady', cursor: 'a' },
      { __typename: 'StockChangedEvent', id: 'evt_1', cursor: 'b' },
      { __typename: 'Lagged', cursor: 'b', lagSeconds: 12 },
      { __typename: 'StockChangedEvent', id: 'evt_2', cursor: 'c' },
    ];
    const client = {
      async *iterate() {
        for (const stockChanged of said) yield { data: { stockChanged } };
      },
    } as unknown as Client;
    const written: string[] = [];
    const place = { read: async () => 'start', write: async (cursor: string) => void written.push(cursor) };
    const lags: number[] = [];
    const onLag = (seconds: number): void => void lags.push(seconds);
    const events = follow(client, { document: MOVED, variables: {}, place, requery: async () => '', onLag });
    const told = [(await events.next()).value!.id, (await events.next()).value!.id];
    await events.return();
    expect([told, lags, written]).toEqual([['evt_1', 'evt_2'], [12], ['a', 'b', 'b']]);
  });
});

let moves = 0;

/** To and fro. Answers the posting. */
async function move(): Promise<string> {
  const [fromBinId, toBinId] = moves++ % 2 === 0 ? [bins.here, bins.there] : [bins.there, bins.here];
  const input = { lotId: bins.lotId, fromBinId, toBinId, quantity: { value: '1' }, idempotencyKey: randomUUID() };
  const { transactionId, userErrors } = (await operator.ask(MOVE, { input })).moveStock;
  expect(userErrors).toEqual([]);
  return transactionId!;
}

/** One posting with many changes. Answers it. */
async function receive(): Promise<string> {
  const lines = Array.from({ length: LINES }, (_, line) => ({
    itemId: bins.itemId,
    quantity: { value: '1' },
    binId: bins.here,
    supplierLotNumber: `WIDE-${line}`,
  }));
  const input = { siteId: bins.siteId, supplierId: bins.supplierId, lines, idempotencyKey: randomUUID() };
  const { transactionId, userErrors } = (await operator.ask(RECEIVE, { input })).receiveGoods;
  expect(userErrors).toEqual([]);
  return transactionId!;
}

async function restartServer(): Promise<void> {
  await server.stop();
  server = await startServer({ DATA_DIR: join(folder, 'data'), PORT: server.url.port });
}

async function findMovable(): Promise<typeof bins> {
  const found = await operator.ask(MOVABLE, {});
  const [balance] = found.stock.nodes.filter(
    ({ lot, bin, availability }) =>
      lot.usableThrough === null && lot.supplier !== null && bin.kind === 'STORAGE' && availability.reasons.length === 0,
  );
  const { lot, bin } = balance!;
  const other = found.bins.nodes.find(({ id, kind, site }) => kind === 'STORAGE' && site.id === bin.site.id && id !== bin.id);
  return { lotId: lot.id, itemId: lot.item.id, supplierId: lot.supplier!.id, siteId: bin.site.id, here: bin.id, there: other!.id };
}
