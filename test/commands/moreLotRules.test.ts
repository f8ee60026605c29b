import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import type { DefineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRuleInput.js';
import { restrictLot } from '../../src/commands/allocating/restrictLot.js';
import { attachCertificate } from '../../src/commands/certifying/attachCertificate.js';
import { judgeLots, type LotGoing } from '../../src/steps/allocating/judgeLots.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { pickOrder } from '../../src/commands/shipping/pickOrder.js';
import { shipOrder } from '../../src/commands/shipping/shipOrder.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type Known, type World } from '../support/world.js';
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

// WORLD_NOW is 2026-11-22.
const threeLots = (): Promise<StockedItem> =>
  orders.anItemOf([
    { lot: 'R-1', quantity: '5', manufacturedOn: '2026-06-01', expiresOn: '2026-12-12' },
    { lot: 'R-2', quantity: '5', manufacturedOn: '2026-11-01', expiresOn: '2027-01-31' },
    { lot: 'R-3', quantity: '9', expiresOn: '2027-10-31' },
  ]);
const define = (rule: DefineCustomerLotRule) => world.done(defineCustomerLotRule, rule);
const place = async (customer: Known, item: Known, quantities: readonly string[], more: object = {}) =>
  await orders.tryPlacing(
    quantities.map((quantity) => ({ item, quantity })),
    { customerId: customer.publicId, allocate: true, ...more },
  );
async function lotsFor(customer: Known, item: Known, ...quantities: readonly string[]): Promise<readonly string[]> {
  const placed = await place(customer, item, quantities.length === 0 ? ['2'] : quantities);
  return placed.ok ? (await orders.bound(placed.value.orderId)).map(({ lot }) => lot) : placed.refusals.map(({ code }) => code);
}
const violation = async (customer: Known, item: Known, quantity: string) => {
  const placed = await place(customer, item, [quantity]);
  return placed.ok ? undefined : placed.refusals.find(({ code }) => code === 'CUSTOMER_LOT_RULE_VIOLATION')?.facts;
};
const attributes = (item: StockedItem, lot: string, value: object) =>
  world.rows(`update lot set attributes = $3 where tenant_id = $1 and item_id = $2 and lot_number = $4`, [
    world.tenantId,
    item.id,
    JSON.stringify(value),
    lot,
  ]);

describe('a rule of a customer', () => {
  it('asks for lots that are not too old, nor of an age that nobody knows', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await define({ customerId: customer.publicId, maximumAgeDays: 21 });
    expect(await lotsFor(customer, item)).toEqual(['R-2']);
    expect(await violation(customer, item, '10')).toMatchObject({
      rule: 'MAXIMUM_AGE_DAYS',
      required: '21',
      actual: '174',
      quantity: '14',
    });
  });

  it('asks for certificates that hold on the day it leaves', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await define({ customerId: customer.publicId, requiredCertificates: ['COA', 'ORGANIC'] });
    const attach = (lot: string, kind: string, validUntil?: string) =>
      world.done(attachCertificate, { lotId: item.lots[lot]!, kind, number: `${kind}-1`, ...(validUntil && { validUntil }) });
    await attach('R-1', 'COA');
    await attach('R-1', 'ORGANIC', '2026-11-21');
    await attach('R-2', 'COA');
    const { certificateId } = await attach('R-2', 'ORGANIC', '2026-11-22');
    expect(await lotsFor(customer, item)).toEqual(['R-2']);
    expect(await violation(customer, item, '6')).toMatchObject({ rule: 'CERTIFICATE_MISSING', required: 'COA ORGANIC', actual: 'COA' });
    // The same number is the same certificate, and this one is over.
    expect(await attach('R-2', 'ORGANIC', '2026-11-20')).toEqual({ certificateId });
    expect(await lotsFor(customer, item)).toEqual(['CUSTOMER_LOT_RULE_VIOLATION', 'INSUFFICIENT_STOCK']);
  });

  it('asks for attributes in a range, exactly', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await attributes(item, 'R-1', { brix: 11.000001, colour: 'red' });
    await attributes(item, 'R-2', { brix: 11.0 });
    await define({ customerId: customer.publicId, attributeRanges: [{ name: 'brix', minimum: '10', maximum: '11' }] });
    expect(await lotsFor(customer, item)).toEqual(['R-2']);
    expect(await violation(customer, item, '6')).toMatchObject({
      rule: 'ATTRIBUTE_OUT_OF_RANGE',
      required: 'brix 10..11',
      actual: '11.000001',
    });
    await define({ customerId: customer.publicId, attributeRanges: [{ name: 'colour', minimum: '1' }] });
    expect(await lotsFor(customer, item)).toEqual(['CUSTOMER_LOT_RULE_VIOLATION', 'INSUFFICIENT_STOCK']);
  });

  it('takes lots of some suppliers, or not of some', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    const other = await world.aSupplier();
    const line = { itemId: item.publicId, quantity: { value: '5' }, supplierLotNumber: 'R-9', binId: world.bins.shelf.publicId };
    await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: other.publicId, lines: [line] });
    await define({ customerId: customer.publicId, deniedSupplierIds: [world.supplier.publicId] });
    expect(await lotsFor(customer, item)).toEqual(['R-9']);
    expect(await violation(customer, item, '6')).toMatchObject({ rule: 'SUPPLIER_DENIED', actual: world.supplier.code });
    await define({ customerId: customer.publicId, allowedSupplierIds: [world.supplier.publicId] });
    expect(await lotsFor(customer, item)).toEqual(['R-1']);
  });

  it('takes nothing that expires before what the place got last', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await define({ customerId: customer.publicId, noOlderThanLastShipped: true });
    const placed = await place(customer, item, ['6']);
    expect(placed.ok).toBe(true);
    expect(await lotsFor(customer, item)).toEqual(['R-2']);
    // Both lots of the first order leave: the second is the fresher one.
    const { orderId } = (placed as { readonly value: { readonly orderId: string } }).value;
    await world.done(pickOrder, { orderId });
    await world.done(shipOrder, { orderId });
    const more = { itemId: item.publicId, quantity: { value: '3' }, supplierLotNumber: 'R-1', binId: world.bins.shelf.publicId };
    await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines: [more] });
    expect(await violation(customer, item, '18')).toMatchObject({
      rule: 'OLDER_THAN_LAST_SHIPPED',
      required: '2027-01-31',
      actual: '2026-12-12',
    });
    expect(await lotsFor(orders.customer, item)).toEqual(['R-1']);
  });

  it('wants one lot for all lines of an order, also those that come later', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await define({ customerId: customer.publicId, oneLotPerOrder: true });
    expect(await lotsFor(customer, item, '3', '4')).toEqual(['R-3', 'R-3']);
    const orderId = await orders.place(
      [
        { item, quantity: '2' },
        { item, quantity: '5' },
      ],
      { customerId: customer.publicId },
    );
    const [first = '', second = ''] = await orders.lineIds(orderId);
    await world.done(allocateOrder, { orderId, lines: [{ orderLineId: first }] });
    const tried = await world.run(allocateOrder, { orderId, lines: [{ orderLineId: second }] });
    expect(tried).toMatchObject({ ok: false, refusals: [{ facts: { rule: 'ONE_LOT_PER_ORDER', lotNumber: 'R-2' } }, {}] });
    await world.done(allocateOrder, { orderId, lines: [{ orderLineId: second }], partial: true });
    expect((await orders.bound(orderId)).map(({ lot, quantity }) => [lot, quantity])).toEqual([
      ['R-1', 2],
      ['R-1', 3],
    ]);
  });

  it('lifts by false what a less specific one asks', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await define({ customerId: customer.publicId, oneLotPerOrder: true });
    await define({ customerId: customer.publicId, itemId: item.publicId, oneLotPerOrder: false });
    expect(await lotsFor(customer, item, '3', '4')).toEqual(['R-1', 'R-1', 'R-2']);
  });

  it('tells all that is wrong with its lists', async () => {
    const customer = await orders.aCustomer();
    const outcome = await world.run(defineCustomerLotRule, {
      customerId: customer.publicId,
      allowedSupplierIds: [customer.publicId],
      deniedSupplierIds: ['partner_none', customer.publicId],
      requiredCertificates: ['COA', 'COA'],
      attributeRanges: [{ name: 'brix' }, { name: 'ph', minimum: '7', maximum: '6.5' }, { name: 'ph', minimum: '1e3' }],
    });
    expect(outcome.ok ? [] : outcome.refusals.map(({ path }) => path?.slice(1).join('.'))).toEqual([
      'allowedSupplierIds.0',
      'deniedSupplierIds.0',
      'deniedSupplierIds.1',
      'deniedSupplierIds.1',
      'requiredCertificates.1',
      'attributeRanges.2.name',
      'attributeRanges.0',
      'attributeRanges.1.minimum',
      'attributeRanges.2.minimum',
    ]);
  });
});

describe('a lot that is kept for some customers', () => {
  it('is no candidate for others, and LOT_RESTRICTED when they name it', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    const lotId = item.lots['R-1']!;
    await world.done(restrictLot, { lotId, customerIds: [customer.publicId] });
    expect(await lotsFor(orders.customer, item)).toEqual(['R-2']);
    expect(await lotsFor(customer, item)).toEqual(['R-1']);
    const orderId = await orders.place([{ item, quantity: '1' }]);
    const [orderLineId = ''] = await orders.lineIds(orderId);
    expect(await orders.tryAllocating(orderId, { lines: [{ orderLineId, lotIds: [lotId] }] })).toMatchObject({
      ok: false,
      refusals: [
        { code: 'LOT_RESTRICTED', facts: { lot: lotId, lotNumber: 'R-1' } },
        { code: 'INSUFFICIENT_STOCK', facts: { available: '0' } },
      ],
    });
    await world.done(restrictLot, { lotId });
    expect(await lotsFor(orders.customer, item)).toEqual(['R-1']);
  });

  it('is there for all of a class', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await world.rows(`update trading_partner set customer_class = 'KEY' where tenant_id = $1 and id = $2`, [world.tenantId, customer.id]);
    await world.done(restrictLot, { lotId: item.lots['R-1']!, customerClasses: ['KEY'] });
    expect([await lotsFor(customer, item), await lotsFor(orders.customer, item)]).toEqual([['R-1'], ['R-2']]);
  });
});

describe('lots that are bound already', () => {
  /** What the lots of an order fail by the rules as they are now. */
  const judged = async (orderId: string): Promise<readonly (readonly string[])[]> =>
    await world.done<string, readonly (readonly string[])[]>(
      {
        name: 'judge',
        async run(work, [intent]) {
          const going = await work.rows<LotGoing>(
            `select a.lot_id as "lotId", l.item_id as "itemId", o.id as "orderId", o.customer_id as "customerId", o.ship_to_id as "shipToId",
               o.ship_on as "shipOn", o.promised_on as "promisedOn" from demand_order o
             join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id join allocation a on a.tenant_id = l.tenant_id and a.order_line_id = l.id
             where o.tenant_id = $1 and o.public_id = $2 order by a.id`,
            [work.tenantId, decodeTypeId(intent!.input)!.uuid],
          );
          const rejections = await judgeLots(work, going);
          return [{ ok: true, value: rejections.map((each) => each.map(({ rule, required, actual }) => `${rule} ${required} ${actual}`)) }];
        },
      },
      orderId,
    );

  it('can be held against the rules again before they leave', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    const orderId = await orders.place([{ item, quantity: '7' }], { customerId: customer.publicId, allocate: true });
    expect(await judged(orderId)).toEqual([[], []]);
    await define({ customerId: customer.publicId, minimumRemainingDays: 30, oneLotPerOrder: true, requiredCertificates: ['COA'] });
    await world.done(attachCertificate, { lotId: item.lots['R-2']!, kind: 'COA', number: '7' });
    await world.done(restrictLot, { lotId: item.lots['R-2']!, customerClasses: ['KEY'] });
    expect(await judged(orderId)).toEqual([
      ['MINIMUM_REMAINING_DAYS 30 20', 'CERTIFICATE_MISSING COA null'],
      ['RESERVED_FOR_OTHERS null R-2'],
    ]);
  });
});
