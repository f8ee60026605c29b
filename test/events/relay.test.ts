import type pg from 'pg';
import { decodeHint, encodeHint } from '../../src/events/hints.js';
import { releaseLease, takeLease, type Lease } from '../../src/events/lease.js';
import { placeEvents } from '../../src/events/placeEvents.js';
import { Relay } from '../../src/events/relay.js';
import { openDatabase } from '../../src/platform/database/database.js';
import { openCutProxy } from '../support/cutProxy.js';
import { eventually } from '../support/eventually.js';
import { EventWorld, Writer, oneTo } from './eventWorld.js';

/** For what takes seconds by its nature. */
const WATCHDOG_MS = 60_000;

const now = (): string => new Date().toISOString();

let world: EventWorld;
const relays: Relay[] = [];

beforeAll(async () => {
  world = await EventWorld.open('events_relay');
});

afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});

afterAll(async () => {
  await world.close();
});

function startRelay(pool: pg.Pool = world.relay, observe?: (count: number, lagSeconds: number) => void): Relay {
  const relay = new Relay({ pool, now, observe });
  relays.push(relay);
  relay.start();
  return relay;
}

describe('placing events', () => {
  it('gives each a position once and without a gap, though writers commit out of the order of their ids', async () => {
    const tenantId = await world.newTenant();
    startRelay();
    const writers = [
      await Writer.begin(world.app, tenantId),
      await Writer.begin(world.app, tenantId),
      await Writer.begin(world.app, tenantId),
    ];
    const ids: string[] = [];
    for (const writer of writers) ids.push(await writer.announce());

    await writers[2]!.commit();
    await world.allPlaced(tenantId, 1);
    await writers[0]!.commit();
    await world.allPlaced(tenantId, 2);
    await writers[1]!.commit();
    await world.allPlaced(tenantId, 3);

    expect(await world.positions(tenantId)).toEqual([
      { id: ids[2], position: 1 },
      { id: ids[0], position: 2 },
      { id: ids[1], position: 3 },
    ]);
  });

  it('never places a fact before one it rests on, though a lower id comes in late', async () => {
    const tenantId = await world.newTenant();
    const late = await Writer.begin(world.app, tenantId);
    const lateId = await late.announce();
    const cause = await Writer.begin(world.app, tenantId);
    const causeId = await cause.announce();
    await cause.commit();
    const effect = await Writer.begin(world.app, tenantId);
    const effectId = await effect.announce();
    await effect.commit();
    startRelay();
    await world.allPlaced(tenantId, 2);
    await late.commit();
    await world.allPlaced(tenantId, 3);
    expect(await world.placedIds(tenantId)).toEqual([causeId, effectId, lateId]);
  });

  it('numbers each tenant for itself, in batches, and leaves out what was rolled back', async () => {
    const tenants = [await world.newTenant(), await world.newTenant(), await world.newTenant()];
    for (const [index, tenantId] of tenants.entries()) {
      const writer = await Writer.begin(world.app, tenantId);
      for (let count = 0; count < 500 + index; count += 1) await writer.announce();
      await writer.commit();
      const given = await Writer.begin(world.app, tenantId);
      await given.announce();
      await given.rollback();
    }
    startRelay();
    for (const [index, tenantId] of tenants.entries()) {
      await world.allPlaced(tenantId, 500 + index);
      expect((await world.positions(tenantId)).map((row) => row.position)).toEqual(oneTo(500 + index));
    }
  });

  it('looks at once when it is nudged and reports how many it placed and how long they had waited', async () => {
    const tenantId = await world.newTenant();
    const observed: { count: number; lagSeconds: number }[] = [];
    const relay = startRelay(world.relay, (count, lagSeconds) => observed.push({ count, lagSeconds }));
    await eventually('the relay leads', () => relay.leading);
    await world.commitEvents(tenantId, 3);
    relay.nudge();
    await eventually('three observed', () => observed.reduce((sum, entry) => sum + entry.count, 0) === 3);
    expect(observed.every((entry) => entry.lagSeconds >= 0 && entry.lagSeconds < 20)).toBe(true);
  });

  it('goes on after the database cut its connections', async () => {
    const tenantId = await world.newTenant();
    const relay = startRelay();
    await eventually('the relay leads', () => relay.leading);
    await world.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()`, [
      world.database.logins.relay.user,
    ]);
    await world.commitEvents(tenantId, 5);
    await world.allPlaced(tenantId, 5);
  });

  it(
    'goes on after its connections died in silence',
    async () => {
      const { owner } = world.database;
      const tenantId = await world.newTenant();
      const proxy = await openCutProxy({ path: `${owner.host}/.s.PGSQL.${owner.port}` });
      const { relay: pool, ...rest } = await openDatabase({
        logins: { ...world.database.logins, relay: { ...world.database.logins.relay, host: '127.0.0.1', port: proxy.port } },
        entities: [],
      });
      const relay = startRelay(pool);
      await eventually('the relay leads', () => relay.leading);
      proxy.freeze('those that are open');
      await world.commitEvents(tenantId, 3);
      await world.allPlaced(tenantId, 3);
      await relay.stop();
      await rest.close();
      await proxy.close();
    },
    WATCHDOG_MS,
  );

  it('may be started and stopped any number of times', async () => {
    const tenantId = await world.newTenant();
    const relay = startRelay();
    relay.start();
    await Promise.all([relay.stop(), relay.stop()]);
    await relay.stop();
    expect(relay.leading).toBe(false);
    relay.start();
    await world.commitEvents(tenantId, 2);
    await world.allPlaced(tenantId, 2);
  });
});

describe('two relays', () => {
  it('one places, the other waits', async () => {
    const tenantId = await world.newTenant();
    const counts = [0, 0];
    const first = startRelay(world.relayPool(), (count) => (counts[0]! += count));
    await eventually('the first leads', () => first.leading);
    const second = startRelay(world.relayPool(), (count) => (counts[1]! += count));
    await world.commitEvents(tenantId, 100);
    await world.allPlaced(tenantId, 100);
    await eventually('all observed', () => counts[0] === 100);
    expect(counts).toEqual([100, 0]);
    expect(second.leading).toBe(false);
  });

  it(
    'hands over at once when the holder stops, and within 5 s when it dies',
    async () => {
      const tenantId = await world.newTenant();
      const first = startRelay(world.relayPool());
      await eventually('the first leads', () => first.leading);
      const doomedPool = world.relayPool();
      const doomed = startRelay(doomedPool);
      await first.stop();
      await eventually('the second leads', () => doomed.leading);

      const heir = startRelay(world.relayPool());
      await world.commitEvents(tenantId, 1);
      await world.allPlaced(tenantId, 1);
      await doomedPool.end();
      const diedAt = performance.now();
      await world.commitEvents(tenantId, 10);
      await world.allPlaced(tenantId, 11);
      expect(performance.now() - diedAt).toBeLessThan(5_000);
      expect(heir.leading).toBe(true);
      expect((await world.positions(tenantId)).map((row) => row.position)).toEqual(oneTo(11));
    },
    WATCHDOG_MS,
  );
});

describe('a relay that slept through the end of its lease', () => {
  const lease = (holder: string): Lease => ({ name: 'relay', holder, durationMs: 60_000 });
  const expireLease = async (): Promise<void> => {
    await world.owner.query(`update lease set expires_at = '-infinity' where name = 'relay'`);
  };

  afterEach(async () => {
    for (const holder of ['sleeper', 'heir']) await releaseLease(world.relay, lease(holder));
  });

  it('places nothing', async () => {
    const tenantId = await world.newTenant();
    await expireLease();
    expect(await takeLease(world.relay, lease('sleeper'))).toBe(true);
    expect(await takeLease(world.relay, lease('heir'))).toBe(false);
    await expireLease();
    expect(await takeLease(world.relay, lease('heir'))).toBe(true);
    await world.commitEvents(tenantId, 1);
    const client = await world.relay.connect();
    try {
      expect(await placeEvents(client, { lease: lease('sleeper'), now: now() })).toEqual({ leading: false });
      expect(await world.placedIds(tenantId)).toEqual([]);
      expect(await placeEvents(client, { lease: lease('heir'), now: now() })).toMatchObject({ leading: true, count: 1 });
    } finally {
      client.release();
    }
  });

  it('keeps the lease while it is in the middle of placing: the heir waits and then sees its positions', async () => {
    const tenantId = await world.newTenant();
    await expireLease();
    await takeLease(world.relay, lease('sleeper'));
    await expireLease();
    await world.commitEvents(tenantId, 1);
    const sleeper = await world.relay.connect();
    const points = pausedBefore(sleeper, 'commit');
    const placing = placeEvents(sleeper, { lease: lease('sleeper'), now: now() });
    await points.reached;
    const heirTakes = takeLease(world.relay, lease('heir'));
    await eventually('the heir waits for the row', async () => {
      const waiting = await world.owner.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '/* takeLease%'`,
      );
      return waiting.rowCount === 1;
    });
    points.resume();
    expect(await placing).toMatchObject({ leading: true, count: 1 });
    sleeper.release();
    expect(await heirTakes).toBe(false);
    expect((await world.positions(tenantId)).map((row) => row.position)).toEqual([1]);
  });

  it(
    'loses its transaction when it stays asleep, and the heir places what it had taken',
    async () => {
      const tenantId = await world.newTenant();
      await expireLease();
      await takeLease(world.relay, lease('sleeper'));
      await world.commitEvents(tenantId, 1);
      const sleeper = await world.relay.connect();
      const points = pausedBefore(sleeper, 'commit');
      const placing = placeEvents(sleeper, { lease: lease('sleeper'), now: now() }).catch((error: unknown) => error);
      await points.reached;
      await eventually('the server ends the sleeper', async () => {
        const result = await world.owner.query(
          `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and usename = $1`,
          [world.database.logins.relay.user],
        );
        return result.rowCount === 0;
      });
      await expireLease();
      expect(await takeLease(world.relay, lease('heir'))).toBe(true);
      const heir = await world.relay.connect();
      expect(await placeEvents(heir, { lease: lease('heir'), now: now() })).toMatchObject({ count: 1 });
      heir.release();
      points.resume();
      expect(await placing).toBeInstanceOf(Error);
      sleeper.release(true);
      expect((await world.positions(tenantId)).map((row) => row.position)).toEqual([1]);
    },
    WATCHDOG_MS,
  );
});

describe('the hint', () => {
  it('names tenants and positions, and says only "all" when there are too many to name', () => {
    const heads = new Map([
      [1, 10],
      [7, 99],
    ]);
    expect(decodeHint(encodeHint(heads))).toEqual(heads);
    const many = new Map(oneTo(5_000).map((tenantId) => [tenantId, 1_000_000]));
    expect(Buffer.byteLength(encodeHint(many))).toBeLessThan(8_000);
    expect(decodeHint(encodeHint(many))).toBe('all');
    expect(decodeHint('')).toBe('all');
  });
});

/** Holds a connection just before it sends a statement. */
function pausedBefore(client: pg.PoolClient, statement: string): { readonly reached: Promise<void>; resume(): void } {
  let reach = (): void => undefined;
  let resume = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const resumed = new Promise<void>((resolve) => (resume = resolve));
  const query = client.query.bind(client) as (...parameters: unknown[]) => Promise<unknown>;
  client.query = (async (...parameters: unknown[]) => {
    if (parameters[0] === statement) {
      reach();
      await resumed;
    }
    return await query(...parameters);
  }) as typeof client.query;
  return {
    reached,
    resume: () => {
      client.query = query as typeof client.query;
      resume();
    },
  };
}
