import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { releaseAllocation } from '../../src/commands/allocating/releaseAllocation.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { anOrderWorld, type OrderWorld } from './orderWorld.js';

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

const shelf = (lot: string, quantity: number) => ({ lot, bin: 'shelf', quantity, state: 2 });
const LATER = '2027-06-30';
const SOONER = '2027-01-31';

describe('allocating an order', () => {
  it('takes the lot that expires first, and of the next what is missing', async () => {
    const item = await orders.anItemOf([
      { lot: 'LATE', quantity: '10', expiresOn: LATER },
      { lot: 'SOON', quantity: '4', expiresOn: SOONER },
    ]);
    const orderId = await orders.place([{ item, quantity: '6' }]);
    expect(await orders.tryAllocating(orderId)).toMatchObject({ ok: true, value: { shortages: [] } });
    expect(await orders.bound(orderId)).toEqual([shelf('SOON', 4), shelf('LATE', 2)]);
  });

  it('says of each allocation why it was this lot', async () => {
    const item = await orders.anItemOf([
      { lot: 'W-1', quantity: '1', expiresOn: SOONER },
      { lot: 'W-2', quantity: '1', expiresOn: LATER },
    ]);
    const orderId = await orders.place([{ item, quantity: '2' }], { allocate: true });
    const found = await world.rows<{ why: string }>(
      `select a.why from allocation a join lot on lot.tenant_id = a.tenant_id and lot.id = a.lot_id where a.tenant_id = $1 and lot.item_id = $2 order by a.id`,
      [world.tenantId, item.id],
    );
    expect(found.map(({ why }) => why)).toEqual([
      `FEFO, place 1 of 2: usable through ${SOONER}. Nothing was passed over.`,
      `FEFO, place 2 of 2: usable through ${LATER}. Nothing was passed over.`,
    ]);
    expect(await orders.bound(orderId)).toHaveLength(2);
  });

  it.each([
    ['FIFO', ['B-LATE', 'A-SOON']],
    ['LIFO', ['C-NEVER', 'A-SOON']],
    ['FEWEST_LOTS', ['A-SOON', 'C-NEVER']],
  ] as const)('goes by %s when it is told to', async (strategy, lots) => {
    const item = await orders.anItemOf([
      { lot: 'B-LATE', quantity: '3', expiresOn: LATER },
      { lot: 'A-SOON', quantity: '4', expiresOn: SOONER },
      { lot: 'C-NEVER', quantity: '5' },
    ]);
    const orderId = await orders.place([{ item, quantity: strategy === 'FEWEST_LOTS' ? '9' : '6' }]);
    await orders.tryAllocating(orderId, { strategy });
    expect((await orders.bound(orderId)).map(({ lot }) => lot)).toEqual(lots);
  });

  it('takes a single lot that has all of it, though others expire before', async () => {
    const item = await orders.anItemOf([
      { lot: 'S-1', quantity: '5', expiresOn: SOONER },
      { lot: 'S-2', quantity: '8', expiresOn: LATER },
    ]);
    const orderId = await orders.place([{ item, quantity: '6' }]);
    await orders.tryAllocating(orderId, { strategy: 'SINGLE_LOT' });
    expect(await orders.bound(orderId)).toEqual([shelf('S-2', 6)]);
  });

  it('takes the lots that are named, in that order', async () => {
    const item = await orders.anItemOf([
      { lot: 'N-1', quantity: '5', expiresOn: SOONER },
      { lot: 'N-2', quantity: '5', expiresOn: LATER },
      { lot: 'N-3', quantity: '5', expiresOn: LATER },
    ]);
    const orderId = await orders.place([{ item, quantity: '7' }]);
    const [orderLineId = ''] = await orders.lineIds(orderId);
    await orders.tryAllocating(orderId, { lines: [{ orderLineId, lotIds: [item.lots['N-3']!, item.lots['N-1']!] }] });
    expect(await orders.bound(orderId)).toEqual([shelf('N-3', 5), shelf('N-1', 2)]);
  });

  it('refuses a named lot that is on hold, with the hold and with what is missing', async () => {
    const item = await orders.anItemOf([{ lot: 'H-1', quantity: '5' }]);
    const lotId = item.lots['H-1']!;
    const { holdId } = await world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId, reasonCode: 'QUALITY_CHECK' });
    const orderId = await orders.place([{ item, quantity: '1' }]);
    const [orderLineId = ''] = await orders.lineIds(orderId);
    expect(await orders.tryAllocating(orderId, { lines: [{ orderLineId, lotIds: [lotId] }] })).toMatchObject({
      ok: false,
      refusals: [
        { code: 'LOT_ON_HOLD', facts: { hold: holdId, lot: lotId } },
        { code: 'INSUFFICIENT_STOCK', facts: { requested: '1', available: '0', held: '5' } },
      ],
    });
  });

  it.each([
    [
      'on hold',
      async (lotId: string) => void (await world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId, reasonCode: 'QUALITY_CHECK' })),
    ],
    [
      'in quarantine',
      async (lotId: string) =>
        void (await world.done(moveStock, {
          lotId,
          fromBinId: world.bins.shelf.publicId,
          toBinId: world.bins.quarantine.publicId,
          quantity: { value: '5' },
        })),
    ],
  ])('never takes a lot %s', async (_what, block) => {
    const item = await orders.anItemOf([{ lot: 'X-1', quantity: '5' }]);
    await block(item.lots['X-1']!);
    const orderId = await orders.place([{ item, quantity: '1' }]);
    expect(await orders.tryAllocating(orderId)).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_STOCK', facts: { available: '0' } }],
    });
    expect(await orders.allocatedOf(item)).toBe(0);
  });

  it('never takes a lot that is expired when it ships', async () => {
    const item = await orders.anItemOf([{ lot: 'E-1', quantity: '5', expiresOn: SOONER }]);
    const onTheDay = await orders.place([{ item, quantity: '1' }], { shipOn: SOONER });
    const dayAfter = await orders.place([{ item, quantity: '1' }], { shipOn: '2027-02-01' });
    expect((await orders.tryAllocating(onTheDay)).ok).toBe(true);
    expect(await orders.tryAllocating(dayAfter)).toMatchObject({
      ok: false,
      refusals: [{ facts: { available: '0', nextLotExpiresOn: SOONER } }],
    });
  });

  it('names every line that is short, and binds nothing', async () => {
    const [much, little, none] = [
      await orders.anItemOf([{ lot: 'M-1', quantity: '9' }]),
      await orders.anItemOf([{ lot: 'L-1', quantity: '2' }]),
      await orders.anItemOf([]),
    ];
    const wanted = [much, little, none].map((item) => ({ item, quantity: '3' }));
    const orderId = await orders.place(wanted);
    const lines = await orders.lineIds(orderId);
    expect(await orders.tryAllocating(orderId)).toMatchObject({
      ok: false,
      refusals: [
        { code: 'INSUFFICIENT_STOCK', facts: { orderLine: lines[1], requested: '3', available: '2', unit: 'KGM' } },
        { code: 'INSUFFICIENT_STOCK', facts: { orderLine: lines[2], requested: '3', available: '0' } },
      ],
    });
    expect(await orders.bound(orderId)).toEqual([]);
    expect(await orders.tryAllocating(orderId, { partial: true })).toMatchObject({ ok: true, value: { shortages: [{}, {}] } });
    expect(await orders.bound(orderId)).toEqual([shelf('M-1', 3), shelf('L-1', 2)]);
  });

  it('counts lines of one item together', async () => {
    const item = await orders.anItemOf([{ lot: 'T-1', quantity: '5' }]);
    const line = { item, quantity: '3' };
    expect(await orders.tryPlacing([line, line], { allocate: true })).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_STOCK', path: ['input', 'lines', '1', 'quantity'], facts: { requested: '3', available: '2' } }],
    });
    expect(await orders.allocatedOf(item)).toBe(0);
  });

  it('looks further when the first lots are too small', async () => {
    const lots = Array.from({ length: 60 }, (_, index) => ({ lot: `P-${index}`, quantity: '1' }));
    const item = await orders.anItemOf(lots);
    expect(await orders.tryPlacing([{ item, quantity: '61' }], { allocate: true })).toMatchObject({
      ok: false,
      refusals: [{ facts: { available: '60' } }],
    });
    const orderId = await orders.place([{ item, quantity: '60' }], { allocate: true });
    expect(await orders.bound(orderId)).toHaveLength(60);
  });

  it('does nothing twice: neither with the same key nor with another', async () => {
    const item = await orders.anItemOf([{ lot: 'I-1', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4' }]);
    const first = await world.run(allocateOrder, { orderId }, { key: 'allocate-once' });
    const again = await world.run(allocateOrder, { orderId }, { key: 'allocate-once' });
    const other = await world.run(allocateOrder, { orderId });
    expect([first, again, other].map((outcome) => outcome.ok && outcome.replayed)).toEqual([false, true, false]);
    expect(await orders.allocatedOf(item)).toBe(4);
  });

  it('writes nothing on a dry run', async () => {
    const item = await orders.anItemOf([{ lot: 'D-1', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4' }]);
    expect((await world.run(allocateOrder, { orderId }, { dryRun: true })).ok).toBe(true);
    expect(await orders.allocatedOf(item)).toBe(0);
  });

  it('refuses what an order does not want', async () => {
    const item = await orders.anItemOf([{ lot: 'Q-1', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4' }]);
    const [orderLineId = ''] = await orders.lineIds(orderId);
    const other = await orders.anItemOf([{ lot: 'Q-2', quantity: '9' }]);
    const refusalOf = async (line: object) => await orders.tryAllocating(orderId, { lines: [{ orderLineId, ...line }] });
    expect(await refusalOf({ quantity: { value: '5' } })).toMatchObject({ ok: false, refusals: [{ code: 'QUANTITY_INVALID' }] });
    expect(await refusalOf({ lotIds: [other.lots['Q-2']] })).toMatchObject({ ok: false, refusals: [{ code: 'LOT_ITEM_MISMATCH' }] });
    expect(await refusalOf({ lotIds: ['lot_none'] })).toMatchObject({ ok: false, refusals: [{ code: 'LOT_NOT_FOUND' }] });
    expect(await refusalOf({ strategy: 'EXPLICIT_LOT' })).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_INPUT' }] });
    expect(await orders.tryAllocating('order_none')).toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND' }] });
  });
});

describe('releasing allocations', () => {
  it('sets the stock free for others, and the line wants it still', async () => {
    const item = await orders.anItemOf([{ lot: 'R-1', quantity: '5' }]);
    const orderId = await orders.place([{ item, quantity: '5' }], { allocate: true });
    const ids = await orders.allocationIds(orderId);
    expect(await world.done(releaseAllocation, { allocationIds: ids })).toEqual({ allocationIds: ids });
    expect(await orders.allocatedOf(item)).toBe(0);
    expect((await orders.tryAllocating(orderId)).ok).toBe(true);
  });

  it('happens once', async () => {
    const item = await orders.anItemOf([{ lot: 'R-2', quantity: '5' }]);
    const orderId = await orders.place([{ item, quantity: '5' }], { allocate: true });
    const allocationIds = await orders.allocationIds(orderId);
    await world.done(releaseAllocation, { allocationIds });
    expect(await world.run(releaseAllocation, { allocationIds })).toMatchObject({
      ok: false,
      refusals: [{ code: 'ILLEGAL_STATUS_TRANSITION' }],
    });
    expect(await world.run(releaseAllocation, { allocationIds: ['alloc_none'] })).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT_FOUND' }],
    });
  });
});
