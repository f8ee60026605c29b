import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { restrictLot } from '../../src/commands/allocating/restrictLot.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { amendOrder } from '../../src/commands/ordering/amendOrder.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { packOrder } from '../../src/commands/shipping/packOrder.js';
import type { PackOrder } from '../../src/commands/shipping/packOrderInput.js';
import { pickOrder } from '../../src/commands/shipping/pickOrder.js';
import type { Pick } from '../../src/commands/shipping/pickOrderInput.js';
import { recordTracking } from '../../src/commands/shipping/recordTracking.js';
import type { RecordTracking } from '../../src/commands/shipping/recordTrackingInput.js';
import { shipOrder } from '../../src/commands/shipping/shipOrder.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Outcome } from '../../src/platform/execute.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { anOrderWorld, type LotInStock, type OrderWorld, type StockedItem } from './orderWorld.js';

let world: World;
let orders: OrderWorld;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
  await world.rows(`update site set gs1_company_prefix = '4012345' where tenant_id = $1`, [world.tenantId]);
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});

const codesOf = (outcome: Outcome<unknown, Refusal>): readonly string[] => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code));

interface Allocated {
  readonly item: StockedItem;
  readonly orderId: string;
  readonly allocationIds: readonly string[];
}

async function allocated(lots: readonly LotInStock[], quantity: string): Promise<Allocated> {
  const item = await orders.anItemOf(lots);
  const orderId = await orders.place([{ item, quantity }], { allocate: true });
  return { item, orderId, allocationIds: await orders.allocationIds(orderId) };
}

const lotA: LotInStock = { lot: 'A', quantity: '10', expiresOn: '2027-01-31' };
const lotB: LotInStock = { lot: 'B', quantity: '10', expiresOn: '2027-06-30', in: 'otherShelf' };

/** "10 A shelf": what lies where, of stored balances and of what consignees have. */
async function whereIs(item: StockedItem): Promise<readonly string[]> {
  const stored = await world.rows<{ text: string }>(
    `select b.on_hand::float || ' ' || l.lot_number || ' ' || bin.code || case when b.allocated > 0 then ' (' || b.allocated::float || ')' else '' end as text
     from balance b join lot l on l.tenant_id = b.tenant_id and l.id = b.lot_id join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
     where b.tenant_id = $1 and b.item_id = $2 and b.on_hand > 0 order by l.lot_number, bin.code`,
    [world.tenantId, item.id],
  );
  const arrived = await world.rows<{ text: string }>(
    `select sum(case when e.to_balance_id = b.id then e.quantity else -e.quantity end)::float || ' ' || l.lot_number || ' at customer' as text
     from balance b join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id and bin.consignee_id is not null
     join lot l on l.tenant_id = b.tenant_id and l.id = b.lot_id
     join ledger_entry e on e.tenant_id = b.tenant_id and b.id in (e.from_balance_id, e.to_balance_id)
     where b.tenant_id = $1 and b.item_id = $2 group by l.lot_number order by 1`,
    [world.tenantId, item.id],
  );
  return [...stored, ...arrived].map(({ text }) => text);
}

async function orderState(orderId: string): Promise<{ status: string; allocated: number; shipped: number }> {
  const [row] = await world.rows<{ status: string; allocated: number; shipped: number }>(
    `select o.status, sum(l.allocated)::float as allocated, sum(l.shipped)::float as shipped from demand_order o
     join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id where o.public_id = $1 group by o.status`,
    [decodeTypeId(orderId)?.uuid],
  );
  if (row === undefined) throw new Error(`no order ${orderId}`);
  return row;
}

async function exceptionsAbout(kind: string, subject: string): Promise<number> {
  const rows = await world.rows(`select from work_exception where tenant_id = $1 and kind = $2 and subject = $3`, [
    world.tenantId,
    kind,
    subject,
  ]);
  return rows.length;
}

const picking = (orderId: string, ...picks: readonly Pick[]) => ({ orderId, ...(picks.length === 0 ? {} : { picks }) });

describe('picking', () => {
  it('carries the lots that were allocated to where they are packed, and they stay allocated', async () => {
    const { item, orderId } = await allocated([lotA, lotB], '14');
    const picked = await world.done(pickOrder, picking(orderId));
    expect(picked.allocationIds).toHaveLength(2);
    expect(await whereIs(item)).toEqual(['10 A staging (10)', '6 B otherShelf', '4 B staging (4)']);
    expect(await orderState(orderId)).toEqual({ status: 'OPEN', allocated: 14, shipped: 0 });
  });

  it('takes part of an allocation, and leaves the rest to be picked', async () => {
    const { item, orderId, allocationIds } = await allocated([lotA], '8');
    await world.done(pickOrder, picking(orderId, { allocationId: allocationIds[0] as string, quantity: { value: '3' } }));
    expect(await whereIs(item)).toEqual(['7 A shelf (5)', '3 A staging (3)']);
    expect((await orders.bound(orderId)).map(({ quantity, state }) => [quantity, state])).toEqual([
      [5, 2],
      [3, 3],
    ]);
    await world.done(pickOrder, picking(orderId));
    expect(await whereIs(item)).toEqual(['2 A shelf', '8 A staging (8)']);
  });

  it('refuses another lot than the one that was allocated, however it is scanned', async () => {
    const { item, orderId, allocationIds } = await allocated([lotA, lotB], '5');
    await world.rows(
      `insert into pack_level (tenant_id, item_id, unit_code, gtin, numerator) values ($1, $2, 'CS', '09506000134352', 12)`,
      [world.tenantId, item.id],
    );
    const scanning = async (scanned: string) => {
      const outcome = await world.run(pickOrder, picking(orderId, { allocationId: allocationIds[0] as string, scanned }), { dryRun: true });
      return outcome.ok ? 'picked' : outcome.refusals.map(({ code, facts }) => `${code} ${facts?.['reason']}`).join();
    };
    const wrong = (reason: string): string => `WRONG_LOT_SCANNED ${reason}`;
    expect(await scanning('A')).toBe('picked');
    expect(await scanning('a')).toBe('picked');
    expect(await scanning(']C1010950600013435210A')).toBe('picked');
    expect(await scanning(']C1010950600013435210B')).toBe(wrong('OTHER_LOT'));
    expect(await scanning('https://id.example.com/01/09506000134352/10/A')).toBe('picked');
    expect(await scanning(']d2010950600013437610A')).toBe(wrong('OTHER_ITEM'));
    expect(await scanning('(01)09506000134352')).toBe(wrong('NO_LOT_ON_LABEL'));
    expect(await scanning(']C1010950600013435310A')).toBe(wrong('UNREADABLE'));
    expect(await scanning('B')).toBe(wrong('OTHER_LOT'));
    expect(await whereIs(item)).toEqual(['10 A shelf (5)', '10 B otherShelf']);
  });

  it('stops what is not found until it is counted, and makes up for it with other stock', async () => {
    const { item, orderId, allocationIds } = await allocated([lotA, lotB], '8');
    const short = { allocationId: allocationIds[0] as string, quantity: { value: '3' }, short: true };
    const picked = await world.done(pickOrder, picking(orderId, short));
    expect(picked.holdIds).toHaveLength(1);
    expect(picked.shortages).toEqual([]);
    expect(await whereIs(item)).toEqual(['7 A shelf', '3 A staging (3)', '10 B otherShelf (5)']);
    const [held] = await world.rows<{ held: number }>(
      `select sum(held)::float as held from balance where tenant_id = $1 and item_id = $2`,
      [world.tenantId, item.id],
    );
    expect(held?.held).toBe(7);
    expect(await orderState(orderId)).toEqual({ status: 'OPEN', allocated: 8, shipped: 0 });
  });

  it('has somebody look for what was not found', async () => {
    const { item, orderId, allocationIds } = await allocated([lotA], '8');
    const short = { allocationId: allocationIds[0] as string, quantity: { value: '3' }, short: true };
    await world.done(pickOrder, picking(orderId, short));
    expect(await exceptionsAbout('SHORT_PICK', `${item.lots['A']}/${world.bins.shelf.publicId}`)).toBe(1);
  });

  it('tells what of a short pick nothing else makes up for', async () => {
    const { orderId, allocationIds } = await allocated([lotA], '8');
    const nothing = { allocationId: allocationIds[0] as string, quantity: { value: '0' }, short: true };
    const picked = await world.done(pickOrder, picking(orderId, nothing));
    expect(picked.shortages.map(({ code, facts }) => [code, facts?.['requested'], facts?.['available']])).toEqual([
      ['INSUFFICIENT_STOCK', '8', '0'],
    ]);
    expect(await orderState(orderId)).toEqual({ status: 'OPEN', allocated: 0, shipped: 0 });
  });

  it('refuses what was put on hold since, and what nobody allocated', async () => {
    const { item, orderId, allocationIds } = await allocated([lotA], '8');
    await world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId: item.lots['A'] as string, reasonCode: 'QUALITY_CHECK' });
    expect(codesOf(await world.run(pickOrder, picking(orderId)))).toEqual(['LOT_ON_HOLD']);
    const other = await allocated([lotA], '1');
    expect(codesOf(await world.run(pickOrder, picking(orderId, { allocationId: other.allocationIds[0] as string })))).toEqual([
      'NOT_FOUND',
    ]);
    const tooMuch = { allocationId: allocationIds[0] as string, quantity: { value: '9' } };
    expect(codesOf(await world.run(pickOrder, picking(orderId, tooMuch)))).toEqual(['QUANTITY_INVALID']);
  });
});

describe('packing', () => {
  const contents = (allocationId: string | undefined, value?: string) => ({
    allocationId: allocationId as string,
    ...(value === undefined ? {} : { quantity: { value } }),
  });

  it('spreads what was picked over packages with an SSCC each', async () => {
    const { item, orderId } = await allocated([lotA], '8');
    const { allocationIds } = await world.done(pickOrder, picking(orderId));
    const packed = await world.done(packOrder, {
      orderId,
      packages: [{ contents: [contents(allocationIds[0], '5')] }, { kind: 'PALLET', contents: [contents(allocationIds[0], '3')] }],
    });
    expect(packed.packageIds).toHaveLength(2);
    const units = await world.rows<{ code: string; kind: string; quantity: number }>(
      `select h.code, h.kind, b.on_hand::float as quantity from balance b join handling_unit h on h.tenant_id = b.tenant_id and h.id = b.handling_unit_id
       where b.tenant_id = $1 and b.item_id = $2 order by h.code`,
      [world.tenantId, item.id],
    );
    expect(units).toEqual([
      { code: expect.stringMatching(/^04012345\d{10}$/), kind: 'PACKAGE', quantity: 5 },
      { code: expect.stringMatching(/^04012345\d{10}$/), kind: 'PALLET', quantity: 3 },
    ]);
    expect((await orders.bound(orderId)).map(({ quantity, state }) => [quantity, state]).sort()).toEqual([
      [3, 4],
      [5, 4],
    ]);
  });

  it('refuses more than was picked, what is not picked, and codes that are in use', async () => {
    const { orderId, allocationIds } = await allocated([lotA], '8');
    const packing = (...packages: PackOrder['packages']) => world.run(packOrder, { orderId, packages });
    expect(codesOf(await packing({ contents: [contents(allocationIds[0])] }))).toEqual(['ILLEGAL_STATUS_TRANSITION']);
    expect(codesOf(await packing({}))).toEqual(['ILLEGAL_STATUS_TRANSITION']);
    const [picked] = (await world.done(pickOrder, picking(orderId))).allocationIds;
    expect(codesOf(await packing({ contents: [contents(picked, '5')] }, { contents: [contents(picked, '4')] }))).toEqual([
      'QUANTITY_INVALID',
    ]);
    expect(codesOf(await packing({ code: '004012345000000001' }))).toEqual(['INVALID_INPUT']);
    const taken = await allocated([lotA], '1');
    await world.done(pickOrder, picking(taken.orderId));
    await world.done(packOrder, { orderId: taken.orderId, packages: [{ code: 'CRATE-1' }] });
    expect(codesOf(await packing({ code: 'CRATE-1' }))).toEqual(['ALREADY_EXISTS']);
    await world.done(packOrder, { orderId, packages: [{ code: 'CRATE-2', contents: [contents(picked, '5')] }] });
    const again = await world.done(packOrder, { orderId, packages: [{ code: 'CRATE-2' }] });
    expect(again.packageIds).toHaveLength(1);
    expect((await orders.bound(orderId)).map(({ quantity }) => quantity).sort()).toEqual([3, 5]);
  });
});

describe('shipping', () => {
  async function picked(quantity: string): Promise<Allocated> {
    const order = await allocated([lotA, lotB], quantity);
    await world.done(pickOrder, picking(order.orderId));
    return order;
  }

  it('lets the lots leave for the lines they were allocated to, and the order is shipped when all of it has left', async () => {
    const { item, orderId } = await picked('14');
    const { shipmentId } = await world.done(shipOrder, { orderId, trackingNumber: '1Z-1' });
    expect(await whereIs(item)).toEqual(['10 A inTransit', '4 B inTransit', '6 B otherShelf']);
    expect(await orderState(orderId)).toEqual({ status: 'SHIPPED', allocated: 0, shipped: 14 });
    const lines = await world.rows<{ lot: string; quantity: number }>(
      `select l.lot_number as lot, s.quantity::float as quantity from shipment_line s join lot l on l.tenant_id = s.tenant_id and l.id = s.lot_id
       join shipment h on h.tenant_id = s.tenant_id and h.id = s.shipment_id where h.public_id = $1 order by 1`,
      [decodeTypeId(shipmentId)?.uuid],
    );
    expect(lines).toEqual([
      { lot: 'A', quantity: 10 },
      { lot: 'B', quantity: 4 },
    ]);
    expect(codesOf(await world.run(cancelOrder, { orderId, reason: 'late' }))).toEqual([
      'ILLEGAL_STATUS_TRANSITION',
      'ILLEGAL_STATUS_TRANSITION',
    ]);
  });

  it('ships nothing of an order when one of its lots was stopped after it was picked', async () => {
    const { item, orderId } = await picked('14');
    await world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId: item.lots['B'] as string, reasonCode: 'QUALITY_CHECK' });
    expect(codesOf(await world.run(shipOrder, { orderId }))).toEqual(['LOT_ON_HOLD']);
    expect(await whereIs(item)).toEqual(['10 A staging (10)', '6 B otherShelf', '4 B staging (4)']);
  });

  it('ships nothing that is past its last day at the site', async () => {
    const { orderId } = await picked('4');
    const before = world.clock.now();
    world.clock.set('2027-02-01T08:00:00.000Z');
    expect(codesOf(await world.run(shipOrder, { orderId }))).toEqual(['LOT_EXPIRED']);
    world.clock.set(before);
    expect(codesOf(await world.run(shipOrder, { orderId }))).toEqual([]);
  });

  it('ships nothing that the customer does not want any more, or that is kept for others since', async () => {
    const { item, orderId } = await picked('4');
    await world.done(defineCustomerLotRule, {
      customerId: orders.customer.publicId,
      itemId: item.publicId,
      minimumRemainingDays: 100,
    });
    const refused = await world.run(shipOrder, { orderId });
    expect(
      refused.ok ? [] : refused.refusals.map(({ code, facts }) => [code, facts?.['rule'], facts?.['required'], facts?.['actual']]),
    ).toEqual([['CUSTOMER_LOT_RULE_VIOLATION', 'MINIMUM_REMAINING_DAYS', '100', '70']]);
    await world.done(defineCustomerLotRule, {
      customerId: orders.customer.publicId,
      itemId: item.publicId,
      minimumRemainingDays: 10,
    });
    const { publicId } = await orders.aCustomer();
    await world.done(restrictLot, { lotId: item.lots['A'] as string, customerIds: [publicId] });
    expect(codesOf(await world.run(shipOrder, { orderId }))).toEqual(['LOT_RESTRICTED']);
    await world.done(restrictLot, { lotId: item.lots['A'] as string, customerIds: [publicId, orders.customer.publicId] });
    expect(codesOf(await world.run(shipOrder, { orderId }))).toEqual([]);
  });

  it('ships part of an order; the rest stays open, and what has left cannot be wanted less', async () => {
    const { orderId, allocationIds } = await allocated([lotA], '8');
    await world.done(pickOrder, picking(orderId, { allocationId: allocationIds[0] as string, quantity: { value: '3' } }));
    await world.done(shipOrder, { orderId });
    expect(await orderState(orderId)).toEqual({ status: 'OPEN', allocated: 5, shipped: 3 });
    const [orderLineId] = (await orders.lineIds(orderId)) as [string];
    const wanting = (value: string) => ({ orderId, lines: [{ orderLineId, quantity: { value } }] });
    expect(codesOf(await world.run(amendOrder, wanting('2')))).toEqual(['QUANTITY_INVALID']);
    await world.done(amendOrder, wanting('3'));
    expect(await orderState(orderId)).toEqual({ status: 'SHIPPED', allocated: 0, shipped: 3 });
  });

  it('frees picked goods when their order is cancelled: they wait where they stand', async () => {
    const { item, orderId } = await picked('4');
    await world.done(cancelOrder, { orderId, reason: 'not wanted' });
    expect(await whereIs(item)).toEqual(['6 A shelf', '4 A staging', '10 B otherShelf']);
  });

  it('does it once, whatever often it is asked for', async () => {
    const { item, orderId } = await picked('4');
    const first = await world.run(shipOrder, { orderId }, { key: 'ship-once' });
    const second = await world.run(shipOrder, { orderId }, { key: 'ship-once' });
    expect(second).toEqual({ ...first, replayed: true });
    expect(await whereIs(item)).toEqual(['4 A inTransit', '6 A shelf', '10 B otherShelf']);
  });
});

describe('tracking', () => {
  let number = 0;
  const said = (
    trackingNumber: string,
    status: RecordTracking['status'],
    hour: number,
    externalId = `e-${(number += 1)}`,
  ): RecordTracking => ({
    trackingNumber,
    status,
    occurredAt: `2026-11-22T${String(hour).padStart(2, '0')}:30:00Z`,
    source: 'TEST',
    externalId,
  });

  async function shipped(trackingNumber: string): Promise<{ readonly item: StockedItem; readonly shipmentId: string }> {
    const { item, orderId } = await allocated([lotA], '4');
    await world.done(pickOrder, picking(orderId));
    const { shipmentId } = await world.done(shipOrder, { orderId, trackingNumber });
    return { item, shipmentId };
  }

  const statusOf = async (shipmentId: string): Promise<string | undefined> =>
    (await world.rows<{ status: string }>(`select status from shipment where public_id = $1`, [decodeTypeId(shipmentId)?.uuid]))[0]?.status;

  it('brings what arrived to its consignee, once, and never goes back', async () => {
    const { item, shipmentId } = await shipped('T-1');
    await world.done(recordTracking, said('T-1', 'OUT_FOR_DELIVERY', 5));
    expect(await statusOf(shipmentId)).toBe('OUT_FOR_DELIVERY');
    const arrival = said('T-1', 'DELIVERED', 6);
    expect((await world.done(recordTracking, arrival)).isKnown).toBe(false);
    expect((await world.done(recordTracking, arrival)).isKnown).toBe(true);
    await world.done(recordTracking, said('T-1', 'IN_TRANSIT', 4));
    await world.done(recordTracking, said('T-1', 'DELIVERED', 7));
    expect(await statusOf(shipmentId)).toBe('DELIVERED');
    expect(await whereIs(item)).toEqual(['6 A shelf', '4 A at customer']);
  });

  it('counts what was said before the goods left', async () => {
    await world.done(recordTracking, said('T-2', 'DELIVERED', 6));
    const { item, shipmentId } = await shipped('T-2');
    expect(await statusOf(shipmentId)).toBe('DELIVERED');
    expect(await whereIs(item)).toEqual(['6 A shelf', '4 A at customer']);
  });

  it('raises a lost shipment once, for somebody to claim', async () => {
    const { shipmentId } = await shipped('T-3');
    await world.done(recordTracking, said('T-3', 'LOST', 6));
    await world.done(recordTracking, said('T-3', 'LOST', 7));
    expect(await statusOf(shipmentId)).toBe('LOST');
    expect(await exceptionsAbout('SHIPMENT_LOST', shipmentId)).toBe(1);
  });

  it('delivers packages one by one when each has its own number', async () => {
    const { item, orderId } = await allocated([lotA], '4');
    const [allocationId] = (await world.done(pickOrder, picking(orderId))).allocationIds as [string];
    const packageOf = (trackingNumber: string, value: string) => ({ trackingNumber, contents: [{ allocationId, quantity: { value } }] });
    await world.done(packOrder, { orderId, packages: [packageOf('P-1', '1'), packageOf('P-2', '3')] });
    const { shipmentId } = await world.done(shipOrder, { orderId });
    await world.done(recordTracking, said('P-2', 'DELIVERED', 6));
    expect(await statusOf(shipmentId)).toBe('PICKED_UP');
    expect(await whereIs(item)).toEqual(['1 A inTransit', '6 A shelf', '3 A at customer']);
    await world.done(recordTracking, said('P-1', 'DELIVERED', 7));
    expect(await statusOf(shipmentId)).toBe('DELIVERED');
    expect(await whereIs(item)).toEqual(['6 A shelf', '4 A at customer']);
  });
});
