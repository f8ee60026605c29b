import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announceExpiring } from '../../src/commands/alerting/announceExpiring.js';
import { releaseAllocation } from '../../src/commands/allocating/releaseAllocation.js';
import { resolveException } from '../../src/commands/exceptions/resolveException.js';
import { placeHold, type PlaceHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold } from '../../src/commands/holding/releaseHold.js';
import { amendOrder } from '../../src/commands/ordering/amendOrder.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import { before, pausing } from '../support/pausePoints.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, WORLD_NOW, type World } from '../support/world.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from './orderWorld.js';

let world: World;
let orders: OrderWorld;
beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly orders: readonly string[];
  readonly rank: number;
  readonly reason: string | null;
  readonly version: number;
}

/** Exceptions about a lot, oldest first. */
async function about(lotId: string): Promise<readonly Found[]> {
  const rows = await world.rows<Omit<Found, 'id'> & { readonly uuid: string; readonly subjects: Record<string, string[]> }>(
    `select w.public_id as uuid, w.kind, w.subjects, w.queue_rank as rank, w.resolve_reason_code as reason, w.version::int as version from work_exception w
     join lot on lot.tenant_id = w.tenant_id and lot.id = w.lot_id where w.tenant_id = $1 and w.subjects->'lot' ? $2 order by w.id`,
    [world.tenantId, lotId],
  );
  return rows.map(({ uuid, subjects, ...row }) => ({
    ...row,
    id: encodeTypeId(ID_PREFIXES.workException, uuid),
    orders: subjects['order'] ?? [],
  }));
}

/** How often each of these was announced. */
async function told(id: string): Promise<readonly string[]> {
  const rows = await world.rows<{ type: string }>(
    `select type from domain_event where tenant_id = $1 and subjects->'workException' ? $2 order by id`,
    [world.tenantId, id],
  );
  return rows.map(({ type }) => type);
}

const OPEN = { reason: null, version: 1 };
const OVER = { reason: 'CONDITION_OVER', version: 2 };
let numbers = 0;

/** A lot of 10 of which an order of 6 has all it wants. */
async function allocated(fields: { readonly expiresOn?: string } = {}): Promise<{ item: StockedItem; lot: string; order: string }> {
  const number = `X-${(numbers += 1)}`;
  const item = await orders.anItemOf([{ lot: number, quantity: '10', ...fields }]);
  const order = await orders.place([{ item, quantity: '6' }], { allocate: true });
  return { item, lot: item.lots[number] as string, order };
}

const hold = (lotId: string, more: Partial<PlaceHold> = {}) =>
  world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId, reasonCode: 'QUALITY_CHECK', ...more });

describe('a hold on allocated stock', () => {
  it('answers the allocations it stops, and raises one exception that names their orders', async () => {
    const { item, lot, order } = await allocated();
    const other = await orders.place([{ item, quantity: '3' }], { allocate: true });
    const placed = await hold(lot);
    const allocations = [...(await orders.allocationIds(order)), ...(await orders.allocationIds(other))];
    expect(placed).toMatchObject({ affectedAllocationIds: allocations, affectedAllocationCount: 2 });
    const [raised, ...more] = await about(lot);
    expect([raised, more]).toEqual([
      expect.objectContaining({ kind: 'HOLD_ON_ALLOCATED_STOCK', orders: [order, other], rank: -310, ...OPEN }),
      [],
    ]);
    expect(await told(raised!.id)).toEqual(['WorkExceptionRaised']);
    expect(await orders.bound(order)).toMatchObject([{ quantity: 6, state: 2 }]);
  });

  it('says nothing of stock that nobody waits for', async () => {
    const item = await orders.anItemOf([{ lot: 'FREE', quantity: '10' }]);
    expect(await hold(item.lots['FREE'] as string)).toMatchObject({ affectedAllocationIds: [], affectedAllocationCount: 0 });
    expect(await about(item.lots['FREE'] as string)).toEqual([]);
  });

  it.each([
    ['4', 0],
    ['5', 1],
  ])('of %s of 10, of which 6 are allocated, stops %i allocations', async (value, count) => {
    const { lot } = await allocated();
    const placed = await hold(lot, { scope: 'QUANTITY', binId: world.bins.shelf.publicId, quantity: { value } });
    expect(placed.affectedAllocationCount).toBe(count);
  });

  it('looks only at the place that it covers', async () => {
    const { lot } = await allocated();
    const elsewhere = await hold(lot, { scope: 'LOT_BIN', binId: world.bins.otherShelf.publicId });
    const here = await hold(lot, { scope: 'LOT_SITE', siteId: world.site.publicId });
    expect([elsewhere.affectedAllocationCount, here.affectedAllocationCount]).toEqual([0, 1]);
  });

  it('writes nothing in a dry run, and answers the same', async () => {
    const { lot } = await allocated();
    const input: PlaceHold = { type: 'QUALITY', scope: 'LOT', lotId: lot, reasonCode: 'QUALITY_CHECK' };
    expect(await world.run(placeHold, input, { dryRun: true })).toMatchObject({ ok: true, value: { affectedAllocationCount: 1 } });
    expect(await about(lot)).toEqual([]);
  });

  it('leaves an exception a hold, and its release ends its own only', async () => {
    const { lot } = await allocated();
    const first = await hold(lot);
    await hold(lot, { type: 'CUSTOMS' });
    await world.done(releaseHold, { holdId: first.holdId, reasonCode: 'CLEARED' });
    const [ended, open] = await about(lot);
    expect([ended, open]).toMatchObject([OVER, OPEN]);
    expect(await told(ended!.id)).toEqual(['WorkExceptionRaised', 'WorkExceptionResolved']);
  });

  it.each<[string, (order: string) => Promise<unknown>]>([
    ['its allocations are released', async (order) => world.done(releaseAllocation, { allocationIds: await orders.allocationIds(order) })],
    ['the order is cancelled', (orderId) => world.done(cancelOrder, { orderId, reason: 'gone' })],
    [
      'the order wants nothing of it',
      async (orderId) =>
        world.done(amendOrder, {
          orderId,
          lines: [{ orderLineId: (await orders.lineIds(orderId))[0] as string, quantity: { value: '0' } }],
        }),
    ],
  ])('is over when %s', async (_, act) => {
    const { lot, order } = await allocated();
    await hold(lot);
    await act(order);
    expect(await about(lot)).toMatchObject([OVER]);
  });
});

describe('allocated stock that expires', () => {
  const LAST_DAY = '2026-12-01';
  const scan = () => world.done(announceExpiring, {});
  const at = async (instant: string): Promise<void> => {
    world.clock.set(instant);
    await scan();
    await scan();
  };

  it('raises one exception the day after its last, however often it is looked for, and never again once accepted', async () => {
    const { lot, order } = await allocated({ expiresOn: LAST_DAY });
    await at('2026-12-01T23:59:00.000Z');
    expect(await about(lot)).toEqual([]);
    await at('2026-12-02T00:00:00.000Z');
    const [raised, ...more] = await about(lot);
    expect([raised, more]).toMatchObject([{ kind: 'EXPIRED_ALLOCATED_STOCK', orders: [order], rank: -335, ...OPEN }, []]);
    await world.done(resolveException, { workExceptionId: raised!.id, reasonCode: 'ACCEPTED' });
    await at('2026-12-03T00:00:00.000Z');
    expect(await about(lot)).toMatchObject([{ reason: 'ACCEPTED', version: 2 }]);
    world.clock.set(WORLD_NOW);
  });

  it('is over when nothing of it is allocated any more', async () => {
    const { lot, order } = await allocated({ expiresOn: LAST_DAY });
    await at('2026-12-02T00:00:00.000Z');
    await world.done(cancelOrder, { orderId: order, reason: 'gone' });
    expect(await about(lot)).toMatchObject([OVER]);
    world.clock.set(WORLD_NOW);
  });

  it('stays open when part of it is set free by what began before midnight and ends after the scan', async () => {
    const { lot, order } = await allocated({ expiresOn: LAST_DAY });
    const [orderLineId] = (await orders.lineIds(order)) as [string];
    world.clock.set('2026-12-01T23:59:59.000Z');
    const point = before('lockOrders');
    const amending = world.run(pausing(amendOrder, point), { orderId: order, lines: [{ orderLineId, quantity: { value: '1' } }] });
    await point.reached;
    await at('2026-12-02T00:00:00.000Z');
    point.resume();
    expect((await amending).ok).toBe(true);
    expect(await about(lot)).toMatchObject([OPEN]);
    world.clock.set(WORLD_NOW);
  });
});

describe('resolving an exception', () => {
  const resolve = (workExceptionId: string, more = {}) => world.run(resolveException, { workExceptionId, reasonCode: 'SOLVED', ...more });
  const codes = (outcome: Awaited<ReturnType<typeof resolve>>) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code));

  it('is done once, with what became of it', async () => {
    const { lot } = await allocated();
    await hold(lot);
    const [raised] = await about(lot);
    expect(codes(await resolve(raised!.id, { ifVersion: 7, reasonCode: 'NEVER' }))).toEqual(['STALE_VERSION', 'REASON_CODE_REQUIRED']);
    expect(codes(await resolve(raised!.id, { reasonCode: 'OTHER' }))).toEqual(['REASON_CODE_REQUIRED']);
    expect(codes(await resolve(raised!.id, { reasonCode: 'OTHER', note: 'called them', ifVersion: 1 }))).toEqual([]);
    expect(await about(lot)).toMatchObject([{ reason: 'OTHER', version: 2 }]);
    expect(codes(await resolve(raised!.id))).toEqual(['ILLEGAL_STATUS_TRANSITION']);
    expect(await told(raised!.id)).toEqual(['WorkExceptionRaised', 'WorkExceptionResolved']);
  });

  it('knows no other ids', async () => {
    expect(codes(await resolve('wexc_01k00000000000000000000000'))).toEqual(['NOT_FOUND']);
    expect(codes(await resolve('hold_01k00000000000000000000000'))).toEqual(['NOT_FOUND']);
  });
});
