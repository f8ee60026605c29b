import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { verifyDatabase } from '../../src/app/verifyDatabase.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import { demoStock } from '../support/demoStock.js';
import { eventually } from '../support/eventually.js';
import { NodeCluster } from '../support/nodes/nodeCluster.js';
import { RetryingWriter } from '../support/nodes/retryingWriter.js';
import { RoamingSubscriber } from '../support/nodes/roamingSubscriber.js';
import { seededRandom } from '../support/random.js';

/** A NATS server with JetStream that may be used for tests. Missing, the tests fail: this path is promised. */
const NATS_URL = process.env['TEST_NATS_URL'] ?? 'nats://127.0.0.1:4222';
const NODES = 3;
const SUBSCRIBERS = 100;
const WRITERS = 3;
/** Writes acknowledged between two disturbances: at least so many, and as many again at random. */
const ACKS_BETWEEN = 15;
/** A watchdog: they come within seconds. */
const ACKS_WITHIN_MS = 120_000;
/** Of the acknowledgements, so many cut the socket of a subscriber. */
const CUT_SHARE = 0.5;

let cluster: NodeCluster | undefined;
afterEach(() => cluster?.end(), 60_000);

interface Chaos {
  readonly forMs: number;
  readonly rolled: number;
  readonly kills: number;
  readonly env: Readonly<Record<string, string>>;
}

describe('three nodes that are killed, rolled and cut off from their subscribers under load', () => {
  it.each<[string, Chaos]>([
    ['NOTIFY', { forMs: 180_000, rolled: 10, kills: 12, env: {} }],
    ['NATS', { forMs: 30_000, rolled: 4, kills: 4, env: { NATS_URL } }],
  ])(
    'over %s give every subscriber exactly its events in order, and fail no request that is sent again once',
    async (_way, { env, ...chaos }) => {
      const seed = Date.now() % 1_000_000;
      const random = seededRandom(seed);
      cluster = await NodeCluster.open({ nodes: Array.from({ length: NODES }, () => env) });
      const trial = new Trial(cluster, random);
      await trial.begin();
      await trial.disturb(chaos);
      const report = await trial.end();
      process.stdout.write(`${JSON.stringify({ seed, ...report.figures })}\n`);
      expect([seed, report.failures]).toEqual([seed, []]);
      expect([seed, report.retriedWithoutNeed]).toEqual([seed, []]);
      expect([seed, report.faults]).toEqual([seed, []]);
      expect([seed, report.differing]).toEqual([seed, []]);
      expect(report.postings).toBe(report.figures.writes);
      expect(report.figures.kills).toBeGreaterThanOrEqual(chaos.kills);
      expect(report.figures.rolled).toBe(chaos.rolled);
      expect(report.figures.events).toBeGreaterThanOrEqual(report.figures.writes);
      expect([report.holds, report.output]).toEqual([true, expect.any(Array)]);
    },
    600_000,
  );
});

class Trial {
  readonly #subscribers: RoamingSubscriber[] = [];
  readonly #writers: RetryingWriter[] = [];
  readonly #owner: pg.Client;
  readonly #endedBadly: string[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #acked = 0;
  #wanted: { readonly acks: number; readonly reached: () => void } | undefined;
  #kills = 0;
  #rolled = 0;
  #cuts = 0;

  constructor(
    private readonly nodes: NodeCluster,
    private readonly random: () => number,
  ) {
    this.#owner = new pg.Client({ ...nodes.owner });
  }

  async begin(): Promise<void> {
    await this.#owner.connect();
    const key = (await this.nodes.keys())['administrator']!;
    const facts = await demoStock(this.nodes.url(0), key);
    for (let index = 0; index < SUBSCRIBERS; index += 1) {
      const subscriber = new RoamingSubscriber({ key, nextUrl: () => this.nodes.anyLive(this.random) });
      this.#subscribers.push(subscriber);
      void subscriber.connect();
    }
    await eventually('all subscribers ready', () => this.#subscribers.every(({ firstCursor }) => firstCursor !== undefined));
    const nodeOtherThan = (url?: string): Promise<string> => this.nodes.anyLive(this.random, url);
    const shared = {
      key,
      nodeOtherThan,
      facts,
      onDone: () => this.#acknowledge(),
      storySince: (from: number) => this.nodes.storySince(from),
    };
    for (let index = 0; index < WRITERS; index += 1) this.#writers.push(new RetryingWriter({ ...shared, name: `chaos-${index}` }));
    this.#writing = Promise.all(this.#writers.map((writer) => writer.run()));
  }

  /** One node at a time is down; the others go on. */
  async disturb({ forMs, rolled, kills }: Omit<Chaos, 'env'>): Promise<void> {
    const until = performance.now() + forMs;
    for (let turn = 0; performance.now() < until || this.#rolled < rolled || this.#kills < kills; turn += 1) {
      const rolls = turn % 2 === 1 && this.#rolled < rolled;
      const index = rolls ? this.#rolled % this.nodes.size : Math.floor(this.random() * this.nodes.size);
      await this.#acks(ACKS_BETWEEN * (1 + this.random()));
      const { code, errors } = await this.nodes.stop(index, rolls ? 'SIGTERM' : 'SIGKILL');
      if (rolls && (code !== 0 || errors !== '')) this.#endedBadly.push(`node ${index} ended with ${code}: ${errors}`);
      // Without it, the others must do all of its work.
      await this.#acks(ACKS_BETWEEN);
      await this.nodes.start(index);
      if (rolls) this.#rolled += 1;
      else this.#kills += 1;
    }
  }

  async end() {
    for (const writer of this.#writers) writer.stop();
    await this.#writing;
    const events = await eventually('all events placed', () => this.#placed());
    const last = events.at(-1)?.id;
    await eventually('the last event everywhere', () => this.#subscribers.every(({ ids }) => ids.at(-1) === last));
    for (const subscriber of this.#subscribers) subscriber.stop();
    const output: string[] = [];
    const holds = await verifyDatabase({ owner: this.nodes.owner, write: (line) => output.push(line) });
    const postings = await this.#owner.query(`select from idempotency_key where key like 'chaos-%'`);
    await this.#owner.end();
    const retries = this.#writers.flatMap((writer) => writer.retries);
    const sum = (count: (writer: RetryingWriter) => number): number => this.#writers.reduce((total, writer) => total + count(writer), 0);
    return {
      failures: [...this.#endedBadly, ...this.#writers.flatMap(({ failures }) => failures)],
      retriedWithoutNeed: retries.filter(({ url }) => !this.nodes.wasKilled(url)).map(({ why }) => why),
      faults: this.#subscribers.flatMap(({ faults }) => faults),
      differing: this.#subscribers.filter((subscriber) => !hasExactly(subscriber, events)).map(({ ids }) => ids.length),
      postings: postings.rowCount,
      holds,
      output,
      figures: {
        writes: sum(({ done }) => done),
        retried: retries.length,
        replayed: sum(({ replayed }) => replayed),
        events: events.length,
        delivered: this.#subscribers.reduce((total, { ids }) => total + ids.length, 0),
        kills: this.#kills,
        rolled: this.#rolled,
        cuts: this.#cuts,
        closes: Object.fromEntries(countAll(this.#subscribers.map(({ closes }) => closes))),
      },
    };
  }

  #acknowledge(): void {
    this.#acked += 1;
    if (this.random() < CUT_SHARE) {
      this.#cuts += 1;
      this.#subscribers[Math.floor(this.random() * SUBSCRIBERS)]?.cut();
    }
    if (this.#wanted !== undefined && this.#acked >= this.#wanted.acks) this.#wanted.reached();
  }

  /** So many more writes acknowledged. */
  async #acks(count: number): Promise<void> {
    const since = performance.now();
    await new Promise<void>((resolve, reject) => {
      const watchdog = setTimeout(() => reject(new Error(this.#tellStandstill(since))), ACKS_WITHIN_MS);
      const reached = (): void => {
        clearTimeout(watchdog);
        resolve();
      };
      this.#wanted = { acks: this.#acked + count, reached };
    });
  }

  #tellStandstill(since: number): string {
    return ['the writers stand still', ...this.#writers.flatMap(({ failures }) => failures), ...this.nodes.storySince(since)].join('\n');
  }

  /** All events of the demo tenant in order, once each has its position. */
  async #placed(): Promise<readonly { readonly id: string; readonly position: number }[] | undefined> {
    const { rows } = await this.#owner.query<{ uuid: string; position: string | null }>(
      `select public_id as uuid, position from domain_event where tenant_id = (select tenant_id from tenant) order by position, id`,
    );
    if (rows.some(({ position }) => position === null)) return undefined;
    return rows.map(({ uuid, position }) => ({ id: encodeTypeId('evt', uuid), position: Number(position) }));
  }
}

function hasExactly(
  { firstCursor, ids }: RoamingSubscriber,
  events: readonly { readonly id: string; readonly position: number }[],
): boolean {
  const start = Number((JSON.parse(Buffer.from(firstCursor!, 'base64url').toString('utf8')) as unknown[])[1]);
  const expected = events.filter(({ position }) => position > start);
  return ids.length === expected.length && expected.every(({ id }, index) => ids[index] === id);
}

function countAll(maps: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const total = new Map<number, number>();
  for (const [code, count] of maps.flatMap((map) => [...map])) total.set(code, (total.get(code) ?? 0) + count);
  return total;
}
