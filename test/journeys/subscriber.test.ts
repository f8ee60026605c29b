import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { WebSocket } from 'ws';
import { buildSchema } from '../../schema/buildSchema.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { announceExpiring } from '../../src/commands/alerting/announceExpiring.js';
import { Relay } from '../../src/events/relay.js';
import { createPool } from '../../src/platform/database/pool.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import { Writer } from '../events/eventWorld.js';
import { CutSubscriber } from '../support/cutSubscriber.js';
import { testDatabase } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { eventually } from '../support/eventually.js';
import { followStream, type FollowedStream } from '../support/followStream.js';
import { aProbeTenant, type ProbeTenant } from '../support/probe/probeTenant.js';
import { freshKey } from '../support/probe/probeThings.js';
import { seededRandom } from '../support/random.js';

const CUTS = 20;
const WRITERS = 8;

let door: Door;
let relay: Relay;
let writers: pg.Pool;
let tenant: ProbeTenant;
const opened: FollowedStream[] = [];

beforeAll(async () => {
  door = await openDoor({ recheckMs: 50, server: { withoutLimits: true } });
  writers = createPool((await testDatabase()).logins.app, WRITERS);
  relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
  relay.start();
  tenant = await aProbeTenant({ door, schema: await buildSchema() }, { mark: 'SUBS', number: 5 });
}, 60_000);
afterAll(async () => {
  await Promise.all(opened.map((stream) => stream.close()));
  await relay.stop();
  await writers.end();
  await door.close();
});

const follow = (query: string, variables: Readonly<Record<string, unknown>> = {}): FollowedStream => {
  const stream = followStream(door.address.port, { key: tenant.key, query, variables });
  opened.push(stream);
  return stream;
};

describe('a subscriber whose socket is destroyed again and again', () => {
  it('receives every event once and in order, while eight writers commit out of order', async () => {
    const seed = Date.now() % 1_000_000;
    const random = seededRandom(seed);
    const subscriber = new CutSubscriber({ port: door.address.port, key: tenant.key, random });
    subscriber.start(CUTS);
    await eventually('the first message', () => subscriber.firstCursor);
    const first = positionIn(subscriber.firstCursor!);
    const state = { stopping: false };
    const written = Array.from({ length: WRITERS }, (_, index) => (index < 6 ? writeOutOfOrder(random, state) : moveAround(state)));
    await eventually(`${CUTS} cuts`, () => !subscriber.isCut);
    state.stopping = true;
    await Promise.all(written);
    const events = await eventually('all events placed', () => placedAfter(first));
    await eventually('the last event', () => subscriber.ids.includes(events.at(-1)!.id));
    subscriber.stop();

    expect([seed, subscriber.faults]).toEqual([seed, []]);
    expect(subscriber.cuts).toBe(CUTS);
    expect(subscriber.cutsWhileReading).toBeGreaterThanOrEqual(CUTS / 4);
    expect(events.map(({ position }) => position)).toEqual(events.map((_event, index) => first + 1 + index));
    // The writers did disturb the order: else nothing was tried.
    expect(events.some((event, index) => index > 0 && event.rowId < events[index - 1]!.rowId)).toBe(true);
    expect([seed, subscriber.ids]).toEqual([seed, events.map(({ id }) => id)]);
  }, 60_000);

  /** Draws ids in one order and commits in another: two transactions at a time, the later one first as often as not. */
  async function writeOutOfOrder(random: () => number, state: { readonly stopping: boolean }): Promise<void> {
    while (!state.stopping) {
      const writer = await Writer.begin(writers, tenant.tenant.tenantId);
      for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) await writer.announce();
      await new Promise((resolve) => setTimeout(resolve, random() * 12));
      if (random() < 0.1) await writer.rollback();
      else await writer.commit();
    }
  }

  /** The real command, through the server's own pool. */
  async function moveAround(state: { readonly stopping: boolean }): Promise<void> {
    const { lot: lotId, bin, otherBin } = tenant.facts as Record<string, string>;
    const { tenantId, administrator } = tenant.tenant;
    for (let turn = 0; !state.stopping; turn += 1) {
      const [fromBinId, toBinId] = (turn % 2 === 0 ? [bin, otherBin] : [otherBin, bin]) as [string, string];
      const input = { lotId: lotId!, fromBinId, toBinId, quantity: { value: '0.001' } };
      const [outcome] = await door.executor.execute(moveStock, { actor: { tenantId, principalId: administrator } }, [
        { key: freshKey(), input },
      ]);
      if (outcome?.ok !== true) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    }
  }

  interface Placed {
    readonly id: string;
    readonly rowId: number;
    readonly position: number;
  }

  async function placedAfter(first: number): Promise<readonly Placed[] | undefined> {
    const { rows } = await door.owner.query(
      `select public_id as uuid, id, position from domain_event where tenant_id = $1 and (position is null or position > $2) order by position`,
      [tenant.tenant.tenantId, first],
    );
    if (rows.some((row) => row.position === null)) return undefined;
    return rows.map((row) => ({ id: encodeTypeId('evt', row.uuid as string), rowId: Number(row.id), position: Number(row.position) }));
  }
});

describe('filters of a subscription', () => {
  it('let pass what they name, and of a posting only the changes they name', async () => {
    const query = (filter: string) => `subscription ($ids: [ID!]) { stockChanged(filter: {${filter}: $ids}) {
      __typename ... on StockChangedEvent { id changes { lotId binId difference { value } } } } }`;
    const { lot, heldLot, item, site } = tenant.facts as Record<string, string>;
    const streams = {
      lot: follow(query('lotIds'), { ids: [lot] }),
      other: follow(query('lotIds'), { ids: [heldLot] }),
      item: follow(query('itemIds'), { ids: [item] }),
      site: follow(query('siteIds'), { ids: [site] }),
      nothing: follow(query('siteIds'), { ids: [] }),
    };
    await eventually('streams ready', () => Object.values(streams).every((stream) => stream.messages.length > 0));
    await tenant.act();
    for (const stream of [streams.lot, streams.item, streams.site]) {
      const [, message] = await eventually(
        'the move',
        () =>
          stream.messages.length > 1 &&
          (stream.messages as { stockChanged: { changes: { lotId: string; difference: { value: string } }[] } }[]),
      );
      expect(message!.stockChanged.changes.map(({ lotId, difference }) => [lotId, difference.value])).toEqual([
        [lot, '-1'],
        [lot, '1'],
      ]);
    }
    expect(streams.other.messages).toHaveLength(1);
    expect(streams.nothing.messages).toHaveLength(1);
  });

  it('tell holds of the lots they name', async () => {
    const query = `subscription ($lots: [ID!]) { holdChanged(filter: {lotIds: $lots}) { __typename ... on HoldChangedEvent { lotId released scope } } }`;
    const { lot, heldLot } = tenant.facts;
    const held = follow(query, { lots: [heldLot, lot] });
    const other = follow(query, { lots: [lot] });
    await eventually('streams ready', () => held.messages.length > 0 && other.messages.length > 0);
    await tenant.act();
    await eventually('the hold', () => held.messages.length > 1);
    expect(held.messages[1]).toEqual({ holdChanged: { __typename: 'HoldChangedEvent', lotId: heldLot, released: false, scope: 'LOT' } });
    expect(other.messages).toHaveLength(1);
  });

  it('tell lots about to expire within so many days, at the sites and of the items they name', async () => {
    const query = `subscription ($days: Int, $sites: [ID!]) { lotExpiring(withinDays: $days, filter: {siteIds: $sites}) {
      __typename ... on LotExpiringEvent { lotNumber daysLeft withinDays } } }`;
    const { site, bin } = tenant.facts as Record<string, string>;
    // Of the lots before, 28 days were left and the alert at 30 was told.
    const near = follow(query, { days: 7, sites: [site] });
    const elsewhere = follow(query, { days: 7, sites: [bin] });
    const all = follow(query, {});
    await eventually('streams ready', () => [near, elsewhere, all].every((stream) => stream.messages.length > 0));
    const { tenantId, administrator } = tenant.tenant;
    const scan = () => door.executor.execute(announceExpiring, { actor: { tenantId, principalId: administrator } }, [{ input: {} }]);
    door.clock.set('2026-12-10T08:00:00.000Z');
    await scan();
    door.clock.set('2026-12-14T08:00:00.000Z');
    await scan();
    await scan();
    const told = await eventually('the alert', () => near.messages.length > 1 && near.messages.slice(1));
    expect(told.every((message) => (message as { lotExpiring: { daysLeft: number } }).lotExpiring.daysLeft <= 7)).toBe(true);
    await eventually('the alert without a filter', () => all.messages.length >= near.messages.length);
    expect(elsewhere.messages).toHaveLength(1);
    expect(JSON.stringify(told)).toContain(`"lotNumber":"${tenant.facts['lotNumber']}","daysLeft":6,"withinDays":7`);
  });

  it.each([
    ['a cursor ahead of all events', { after: cursorAt(10_000_000) }, 'BAD_USER_INPUT'],
    ['a cursor of another list', { after: Buffer.from('["SKU","A",1]').toString('base64url') }, 'BAD_USER_INPUT'],
    ['no cursor at all', { after: '***' }, 'BAD_USER_INPUT'],
  ])('%s ends the subscription with its code', async (_case, variables, code) => {
    const stream = follow(`subscription ($after: Cursor) { events(after: $after) { __typename } }`, variables);
    const [message] = await eventually('the error', () => stream.messages.length > 0 && stream.messages);
    expect(JSON.stringify(message)).toContain(code);
  });
});

describe('a socket of nobody', () => {
  const FORBIDDEN = 4403;
  const UNAUTHORIZED = 4401;

  it.each([
    ['without a key', async () => ({})],
    ['with a text that is no key', async () => ({ authorization: 'Bearer lpk_x' })],
    ['with an expired key', async () => ({ authorization: `Bearer ${await tenant.tenant.aKey({ expiresAt: '2026-01-01T00:00:00Z' })}` })],
  ])('%s is closed as forbidden', async (_case, params) => {
    expect(await closeCode([{ type: 'connection_init', payload: await params() }])).toBe(FORBIDDEN);
  });

  it('is closed as unauthorised when it asks before it says who it is', async () => {
    expect(await closeCode([{ id: '1', type: 'subscribe', payload: { query: 'subscription { events { __typename } }' } }])).toBe(
      UNAUTHORIZED,
    );
  });

  it('is closed when its key expires while it listens, and hears nothing more', async () => {
    door.clock.set('2026-12-20T08:00:00.000Z');
    const key = await tenant.tenant.aKey({ role: 'operator', expiresAt: '2026-12-20T09:00:00Z' });
    const closed = closeCode([
      { type: 'connection_init', payload: { authorization: `Bearer ${key}` } },
      { id: '1', type: 'subscribe', payload: { query: 'subscription { events { __typename } }' } },
    ]);
    await eventually('it listens', () => door.feed.followerCount > 0);
    door.clock.set('2026-12-20T09:00:01.000Z');
    expect(await closed).toBe(FORBIDDEN);
  });

  /** Sends the messages one after the other's answer, and waits for the server to close. */
  async function closeCode(messages: readonly object[]): Promise<number> {
    const socket = new WebSocket(`ws://127.0.0.1:${door.address.port}/graphql`, 'graphql-transport-ws');
    const waiting = [...messages];
    const sendNext = (): void => {
      const message = waiting.shift();
      if (message !== undefined) socket.send(JSON.stringify(message));
    };
    socket.on('open', sendNext);
    socket.on('message', sendNext);
    return await new Promise((resolve, reject) => {
      socket.on('close', resolve);
      socket.on('error', reject);
    });
  }
});

function cursorAt(position: number): string {
  return Buffer.from(JSON.stringify(['event', position])).toString('base64url');
}

function positionIn(cursor: string): number {
  return Number((JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[])[1]);
}
