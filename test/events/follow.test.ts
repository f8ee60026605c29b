import { EventFeed } from '../../src/events/feed.js';
import { CursorExpired, CursorInvalid } from '../../src/events/cursorErrors.js';
import { follow, type FollowMessage, type FollowOptions } from '../../src/events/follow.js';
import { Relay } from '../../src/events/relay.js';
import { eventually } from '../support/eventually.js';
import { EventWorld, Writer, oneTo } from './eventWorld.js';

let world: EventWorld;
let relay: Relay;
let feed: EventFeed;

beforeAll(async () => {
  world = await EventWorld.open('events_follow');
  relay = new Relay({ pool: world.relay, now: () => new Date().toISOString() });
  feed = new EventFeed({ app: world.app, partner: world.partner, relay: world.relay });
  relay.start();
  feed.start();
});

afterEach(() => {
  expect(feed.followerCount).toBe(0);
});

afterAll(async () => {
  await feed.stop();
  await relay.stop();
  await world.close();
});

const never = new AbortController().signal;
const following = (options: Omit<FollowOptions, 'signal'>): AsyncIterableIterator<FollowMessage> =>
  follow(feed, { signal: never, ...options });

async function nextEvents(messages: AsyncIterableIterator<FollowMessage>, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const { value } = (await messages.next()) as { value: FollowMessage | undefined };
    if (value === undefined) throw new Error(`ended after ${ids.length} of ${count}`);
    if (value.kind === 'event') ids.push(value.event.publicId);
  }
  return ids;
}

describe('following', () => {
  it('is ready at the head, then tells what comes from there on, and only of its own tenant', async () => {
    const [mine, other] = [await world.newTenant(), await world.newTenant()];
    await world.commitEvents(mine, 3);
    await world.allPlaced(mine, 3);
    const messages = following({ tenantId: mine });
    expect(await messages.next()).toEqual({ done: false, value: { kind: 'ready', position: 3 } });
    for (let round = 0; round < 5; round += 1) {
      await world.commitEvents(other, 1);
      await world.commitEvents(mine, 1);
    }
    await world.allPlaced(other, 5);
    expect(await nextEvents(messages, 5)).toEqual((await world.placedIds(mine)).slice(3));
    await messages.return?.();
  });

  it('replays pages from a cursor and goes on live, without a gap or a double', async () => {
    const tenantId = await world.newTenant();
    await commitMany(tenantId, 1_203);
    await world.allPlaced(tenantId, 1_203);
    const messages = following({ tenantId, after: 100 });
    expect((await messages.next()).value).toEqual({ kind: 'ready', position: 100 });
    const replayed = await nextEvents(messages, 700);
    await world.commitEvents(tenantId, 7);
    const rest = await nextEvents(messages, 410);
    expect([...replayed, ...rest]).toEqual((await world.placedIds(tenantId)).slice(100));
    await messages.return?.();
  });

  it('serves one that fell behind what is kept from the table again', async () => {
    const tenantId = await world.newTenant();
    const slow = following({ tenantId, after: 0 });
    await slow.next();
    await world.commitEvents(tenantId, 1);
    const first = await nextEvents(slow, 1);
    const quick = following({ tenantId, after: 0 });
    await commitMany(tenantId, 1_700);
    const all = await nextEvents(quick, 1_701);
    expect(all).toEqual(await world.placedIds(tenantId));
    expect([...first, ...(await nextEvents(slow, 1_700))]).toEqual(all);
    await Promise.all([slow.return?.(), quick.return?.()]);
  });

  it('tells only the types and events that were asked for', async () => {
    const tenantId = await world.newTenant();
    const write = async (): Promise<void> => {
      const writer = await Writer.begin(world.app, tenantId);
      for (const type of ['ItemDefined', 'SiteDefined', 'BinDefined', 'ItemDefined'] as const) await writer.announce(type);
      await writer.commit();
    };
    await write();
    await world.allPlaced(tenantId, 4);
    const messages = following({
      tenantId,
      after: 0,
      types: ['ItemDefined', 'SiteDefined'],
      matches: (event) => event.position !== 1,
    });
    await messages.next();
    await write();
    const ids = await world.placedIds(tenantId).then(async () => await nextEvents(messages, 5));
    const placed = await world.placedIds(tenantId);
    expect(ids).toEqual([2, 4, 5, 6, 8].map((position) => placed[position - 1]));
    await messages.return?.();
  });

  it('receives every event once and in order, though it is cut off 20 times while 8 writers commit out of order', async () => {
    const tenantId = await world.newTenant();
    const writers = Promise.all(oneTo(8).map(async () => await writeAtRandom(tenantId, 60)));
    const received: { id: string; position: number }[] = [];
    const cutOff = async (untilCount: number): Promise<void> => {
      const controller = new AbortController();
      const messages = follow(feed, { tenantId, after: received.at(-1)?.position ?? 0, signal: controller.signal });
      const cut = setTimeout(() => controller.abort(), Math.random() * 40);
      for await (const message of messages) {
        if (message.kind === 'ready') expect(message.position).toBe(received.at(-1)?.position ?? 0);
        else received.push({ id: message.event.publicId, position: message.event.position });
        if (received.length === untilCount || (Math.random() < 0.01 && untilCount === Infinity)) break;
      }
      clearTimeout(cut);
    };
    for (let round = 0; round < 20; round += 1) await cutOff(Infinity);
    const written = (await writers).reduce((sum, count) => sum + count, 0);
    while (received.length < written) await cutOff(written);
    expect(received).toEqual(await world.positions(tenantId));
    expect(received.map((event) => event.position)).toEqual(oneTo(written));
  }, 60_000);

  it('reads new events once, however many follow', async () => {
    const tenantId = await world.newTenant();
    const followers = oneTo(50).map(() => following({ tenantId }));
    await Promise.all(followers.map(async (messages) => await messages.next()));
    const arrived = Promise.all(followers.map(async (messages) => await nextEvents(messages, 1)));
    let connections = 0;
    const count = (): void => void (connections += 1);
    world.app.on('acquire', count);
    await world.commitEvents(tenantId, 1);
    await arrived;
    // One connection for the writer, one or two reads (a hint may come during the first).
    expect(connections).toBeLessThanOrEqual(3);
    world.app.off('acquire', count);
    await Promise.all(followers.map(async (messages) => await messages.return?.()));
  });

  it('goes on after the database cut all connections', async () => {
    const tenantId = await world.newTenant();
    const messages = following({ tenantId });
    await messages.next();
    const behind = following({ tenantId, after: 0 });
    await behind.next();
    await world.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = any($1) and datname = current_database()`,
      [[world.database.logins.relay.user, world.database.logins.app.user]],
    );
    await eventually('the app pool lost its connections', () => world.app.idleCount === 0);
    await world.commitEvents(tenantId, 20);
    const ids = await nextEvents(messages, 20);
    expect(ids).toEqual(await world.placedIds(tenantId));
    expect(await nextEvents(behind, 20)).toEqual(ids);
    await Promise.all([messages.return?.(), behind.return?.()]);
  });
});

describe('the end of following', () => {
  it('comes at once with return(), also for a call that waits', async () => {
    const messages = following({ tenantId: await world.newTenant() });
    await messages.next();
    const waiting = messages.next();
    expect(feed.followerCount).toBe(1);
    const returned = messages.return?.();
    expect(feed.followerCount).toBe(0);
    expect(await returned).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await messages.next()).toEqual({ done: true, value: undefined });
  });

  it('comes at once with the signal, also before it began and while it reads', async () => {
    const tenantId = await world.newTenant();
    const controller = new AbortController();
    const reading = follow(feed, { tenantId, after: 0, signal: controller.signal }).next();
    controller.abort();
    expect(await reading).toEqual({ done: true, value: undefined });
    expect(await follow(feed, { tenantId, signal: controller.signal }).next()).toEqual({ done: true, value: undefined });
  });

  it('comes when the feed stops', async () => {
    const tenantId = await world.newTenant();
    const own = new EventFeed({ app: world.app, partner: world.partner, relay: world.relay });
    own.start();
    const messages = follow(own, { tenantId, signal: never });
    await messages.next();
    const waiting = messages.next();
    await own.stop();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await own.stop();
  });
});

describe('a cursor', () => {
  it('before the retention is expired, and the error names the oldest that is not', async () => {
    const tenantId = await world.newTenant();
    await world.commitEvents(tenantId, 8);
    await world.allPlaced(tenantId, 8);
    await world.owner.query(`delete from domain_event where tenant_id = $1 and position <= 5`, [tenantId]);
    await world.owner.query(`update event_head set expired_through = 5 where tenant_id = $1`, [tenantId]);
    const error: unknown = await following({ tenantId, after: 4 })
      .next()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CursorExpired);
    expect(error).toMatchObject({ code: 'CURSOR_EXPIRED', oldestPosition: 5 });
    const messages = following({ tenantId, after: 5 });
    await messages.next();
    expect(await nextEvents(messages, 3)).toEqual(await world.placedIds(tenantId));
    await messages.return?.();
  });

  it.each([2, -1, 0.5, Number.NaN])('that the tenant never had is invalid: %p', async (after) => {
    const tenantId = await world.newTenant();
    await world.commitEvents(tenantId, 1);
    await world.allPlaced(tenantId, 1);
    await expect(following({ tenantId, after }).next()).rejects.toBeInstanceOf(CursorInvalid);
  });
});

async function commitMany(tenantId: number, count: number): Promise<void> {
  const writer = await Writer.begin(world.app, tenantId);
  for (let index = 0; index < count; index += 1) await writer.announce();
  await writer.commit();
}

/** Transactions of one to three events, some rolled back, each open for a few random milliseconds; returns how many events it committed. */
async function writeAtRandom(tenantId: number, transactions: number): Promise<number> {
  let committed = 0;
  for (let index = 0; index < transactions; index += 1) {
    const writer = await Writer.begin(world.app, tenantId);
    const count = 1 + Math.floor(Math.random() * 3);
    for (let event = 0; event < count; event += 1) await writer.announce();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    if (Math.random() < 0.1) {
      await writer.rollback();
    } else {
      await writer.commit();
      committed += count;
    }
  }
  return committed;
}
