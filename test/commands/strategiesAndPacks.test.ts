import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { packMultiple } from '../../src/domain/allocation/packs.js';
import { formatQuantity } from '../../src/domain/shared/quantity.js';
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

/** What expires first was recorded last. */
const twoLots = (): Promise<StockedItem> =>
  orders.anItemOf([
    { lot: 'OLD', quantity: '30', expiresOn: '2027-12-31' },
    { lot: 'NEW', quantity: '17', expiresOn: '2027-01-31' },
  ]);
const setItem = (item: Known, column: string, value: string) =>
  world.rows(`update item set ${column} = $3 where tenant_id = $1 and id = $2`, [world.tenantId, item.id, value]);
const pack = (item: Known, unit: string, numerator: number) =>
  world.rows(`insert into pack_level (tenant_id, item_id, unit_code, numerator) values ($1, $2, $3, $4)`, [
    world.tenantId,
    item.id,
    unit,
    numerator,
  ]);
async function boundFor(customer: Known, item: Known, quantity: string, more: object = {}) {
  const orderId = await orders.place([{ item, quantity }], { customerId: customer.publicId });
  const [orderLineId = ''] = await orders.lineIds(orderId);
  const outcome = await world.run(allocateOrder, { orderId, partial: true, lines: [{ orderLineId, ...more }] });
  return outcome.ok
    ? [
        ...(await orders.bound(orderId)).map((bound) => `${bound.quantity} ${bound.lot}`),
        ...outcome.value.shortages.map(({ code }) => code),
      ]
    : outcome.refusals.map(({ code }) => code);
}

describe('the strategy', () => {
  it('is that of the call, else of the customer, else of the item, else what expires first', async () => {
    const [customer, item] = [await orders.aCustomer(), await twoLots()];
    expect(await boundFor(customer, item, '1')).toEqual(['1 NEW']);
    await setItem(item, 'allocation_strategy', 'FIFO');
    expect(await boundFor(customer, item, '1')).toEqual(['1 OLD']);
    await world.done(defineCustomerLotRule, { customerId: customer.publicId, strategy: 'FEFO' });
    expect(await boundFor(customer, item, '1')).toEqual(['1 NEW']);
    expect(await boundFor(orders.customer, item, '1')).toEqual(['1 OLD']);
    expect(await boundFor(customer, item, '1', { strategy: 'FIFO' })).toEqual(['1 OLD']);
    const rows = await world.rows(
      `select distinct a.strategy from allocation a join lot on lot.tenant_id = a.tenant_id and lot.id = a.lot_id where a.tenant_id = $1 and lot.item_id = $2 order by 1`,
      [world.tenantId, item.id],
    );
    expect(rows).toEqual([{ strategy: 1 }, { strategy: 2 }]);
  });
});

describe('packs', () => {
  it('are taken whole, by call, customer or item; the rest is short, with the reason', async () => {
    const [customer, item] = [await orders.aCustomer(), await twoLots()];
    await pack(item, 'XBX', 5);
    await pack(item, 'XPX', 10);
    await setItem(item, 'allocation_pack_unit', 'XBX');
    expect(await boundFor(customer, item, '19')).toEqual(['15 NEW', 'INSUFFICIENT_STOCK']);
    await world.done(defineCustomerLotRule, { customerId: customer.publicId, packUnit: 'XPX' });
    const orderId = await orders.place([{ item, quantity: '19' }], { customerId: customer.publicId });
    expect(await orders.tryAllocating(orderId)).toMatchObject({
      ok: false,
      refusals: [
        { code: 'CUSTOMER_LOT_RULE_VIOLATION', facts: { rule: 'PACK_MULTIPLE', required: '10', actual: '2', lotNumber: 'NEW' } },
        { code: 'INSUFFICIENT_STOCK', facts: { requested: '19', available: '30', packMultiple: '10' } },
      ],
    });
    expect(await boundFor(customer, item, '7', { packUnit: 'KGM' })).toEqual(['2 NEW', '5 OLD']);
    expect(await boundFor(customer, item, '7', { packUnit: 'XCT' })).toEqual(['UNIT_UNKNOWN']);
  });

  it('of an item that does not come in the unit are no matter', async () => {
    const [customer, item] = [await orders.aCustomer(), await twoLots()];
    await world.done(defineCustomerLotRule, { customerId: customer.publicId, packUnit: 'XPX' });
    expect(await boundFor(customer, item, '3')).toEqual(['3 NEW']);
  });

  it.each([
    [12n, 1n, 0, '12'],
    [1n, 3n, 0, '1'],
    [1n, 3n, 3, '1'],
    [5n, 2n, 0, '5'],
    [5n, 2n, 1, '2.5'],
    [1n, 3_000_000n, 6, '0.000001'],
  ])('of %s/%s, kept with %s digits after the point, come in multiples of %s', (numerator, denominator, scale, multiple) => {
    expect(formatQuantity(packMultiple({ numerator, denominator }, scale))).toBe(multiple);
  });
});

describe('of one lot', () => {
  it('a pick face is taken before other bins, and before any of it the lot that expires first', async () => {
    const item = await twoLots();
    await world.rows(`update bin set kind = 'PICK_FACE' where tenant_id = $1 and id = $2`, [world.tenantId, world.bins.otherShelf.id]);
    for (const lot of ['OLD', 'NEW']) {
      const from = { lotId: item.lots[lot]!, fromBinId: world.bins.shelf.publicId, toBinId: world.bins.otherShelf.publicId };
      await world.done(moveStock, { ...from, quantity: { value: '4' } });
    }
    const orderId = await orders.place([{ item, quantity: '18' }], { allocate: true });
    expect((await orders.bound(orderId)).map(({ lot, bin, quantity }) => [lot, bin, quantity])).toEqual([
      ['NEW', 'otherShelf', 4],
      ['NEW', 'shelf', 13],
      ['OLD', 'otherShelf', 1],
    ]);
  });

  it('no bin is overlooked because of the many before it, nor goods of the customer taken for that', async () => {
    const owner = await orders.aCustomer();
    const item = await orders.anItemOf([
      { lot: 'WIDE', quantity: '70', expiresOn: '2027-01-31' },
      { lot: 'OWN', quantity: '5', expiresOn: '2027-12-31' },
    ]);
    const own = (ownership: string, ownerId: number | null, bits: number) =>
      world.rows(
        `update balance set ownership = $3, owner_id = $4, blocked_bits = $5 where tenant_id = $1 and item_id = $2 and stored and usable_through > '2027-06-01'`,
        [world.tenantId, item.id, ownership, ownerId, bits],
      );
    await own('CUSTOMER_OWNED', owner.id, 128);
    const bins = await world.rows<{ id: string; uuid: string }>(
      `insert into bin (tenant_id, public_id, site_id, code, kind) select $1, gen_random_uuid(), $2, 'W' || n, case when n = 60 then 'PICK_FACE' else 'STORAGE' end
       from generate_series(1, 60) n returning id, public_id as uuid`,
      [world.tenantId, world.site.id],
    );
    await world.rows(
      `insert into balance (tenant_id, lot_id, bin_id, condition, ownership, item_id, site_id, stored, on_hand, blocked_bits, usable_through)
       select tenant_id, lot_id, u.bin_id, condition, ownership, item_id, site_id, stored, 1, blocked_bits, usable_through
       from balance b, unnest($3::bigint[]) as u (bin_id) where b.tenant_id = $1 and b.item_id = $2 and b.stored and b.on_hand > 0 and b.ownership = 'OWNED'`,
      [world.tenantId, item.id, bins.map(({ id }) => id)],
    );
    const orderId = await orders.place([{ item, quantity: '1' }], { customerId: owner.publicId, allocate: true });
    expect((await orders.bound(orderId)).map(({ lot, bin }) => [lot, bin])).toEqual([['WIDE', 'W60']]);
    await own('OWNED', null, 0);
    await world.rows(
      `delete from allocation where tenant_id = $1 and balance_id in (select id from balance where tenant_id = $1 and item_id = $2)`,
      [world.tenantId, item.id],
    );
    await world.rows(`update demand_order_line set allocated = 0 where tenant_id = $1 and item_id = $2`, [world.tenantId, item.id]);
    await world.rows(`delete from balance where tenant_id = $1 and item_id = $2 and bin_id = any($3::bigint[])`, [
      world.tenantId,
      item.id,
      bins.map(({ id }) => id),
    ]);
  });
});

describe('goods of others', () => {
  it('are for their owner alone', async () => {
    const [owner, item] = [await orders.aCustomer(), await twoLots()];
    const own = async (ownership: string, bits: number) =>
      await world.rows(
        `update balance set ownership = $3, owner_id = $4, blocked_bits = $5 where tenant_id = $1 and item_id = $2 and stored and lot_id = (
           select id from lot where tenant_id = $1 and item_id = $2 and lot_number = 'NEW')`,
        [world.tenantId, item.id, ownership, ownership === 'OWNED' ? null : owner.id, bits],
      );
    for (const [ownership, bits] of [
      ['CUSTOMER_OWNED', 128],
      ['CONSIGNMENT', 0],
      ['VMI', 0],
    ] as const) {
      await own(ownership, bits);
      expect(await boundFor(orders.customer, item, '2')).toEqual(['2 OLD']);
      expect(await boundFor(owner, item, '2')).toEqual(['2 NEW']);
    }
    await own('OWNED', 0);
  });
});
