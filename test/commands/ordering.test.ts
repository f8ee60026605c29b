import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newPublicId } from '../../src/platform/ids.js';
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

const eventsOf = async (orderId: string) =>
  await world.rows<{ type: string; payload: { version: number; lines: readonly { quantity: string; allocated: string }[] } }>(
    `select type, payload from domain_event where tenant_id = $1 and subjects -> 'order' ? $2 order by id`,
    [world.tenantId, orderId],
  );

describe('placing an order', () => {
  it('keeps what is wanted, in the base unit, and binds nothing unless asked to', async () => {
    const item = await orders.anItemOf([{ lot: 'A-1', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4.5' }]);
    expect(await eventsOf(orderId)).toMatchObject([{ type: 'OrderPlaced', payload: { lines: [{ quantity: '4.5', allocated: '0' }] } }]);
    expect(await orders.allocatedOf(item)).toBe(0);
  });

  it('binds stock in the same breath, and tells of both', async () => {
    const item = await orders.anItemOf([{ lot: 'A-2', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4' }], { allocate: true });
    expect(await eventsOf(orderId)).toMatchObject([
      { type: 'OrderPlaced', payload: { version: 1, lines: [{ quantity: '4', allocated: '4' }] } },
      { type: 'AllocationChanged', payload: { changes: [{ difference: '4', quantityAllocated: '4', quantityOnHand: '9' }] } },
    ]);
  });

  it('is not there when something is missing, and there in part when that is wanted', async () => {
    const item = await orders.anItemOf([{ lot: 'A-3', quantity: '3' }]);
    const wanted = [{ item, quantity: '4' }];
    const numbered = { source: 'SHOP', externalId: `PART-${item.code}` };
    expect(await orders.tryPlacing(wanted, { ...numbered, allocate: true })).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_STOCK', facts: { requested: '4', available: '3', orderLine: null } }],
    });
    expect(await orders.tryPlacing(wanted, { ...numbered, allocate: true, partial: true })).toMatchObject({
      ok: true,
      value: { shortages: [{ code: 'INSUFFICIENT_STOCK' }] },
    });
    expect(await orders.allocatedOf(item)).toBe(3);
  });

  it('happens once for each number of a source, also when two come at once', async () => {
    const item = await orders.anItemOf([]);
    const place = (source: string) => orders.tryPlacing([{ item, quantity: '1' }], { source, externalId: '4711' });
    const outcomes = await Promise.all([place('SHOP-1'), place('SHOP-1'), place('SHOP-2')]);
    expect(outcomes.map(({ ok }) => ok).filter(Boolean)).toHaveLength(2);
    const placed = outcomes.slice(0, 2).find(({ ok }) => ok);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusals: [{ code: 'ALREADY_EXISTS', facts: { source: 'SHOP-1', externalId: '4711', order: placed?.ok && placed.value.orderId } }],
    });
  });

  it('tells all that is wrong at once', async () => {
    const outcome = await world.run(placeOrder, {
      customerId: world.supplier.publicId,
      siteId: 'site_none',
      shipToId: 'ploc_none',
      shipOn: 'soon',
      source: ' X',
      lines: [
        { itemId: 'item_none', quantity: { value: '1' } },
        { itemId: world.item.publicId, quantity: { value: '-1' } },
      ],
    });
    expect(outcome.ok ? [] : outcome.refusals.map(({ code, path }) => [code, path?.slice(1).join('.')])).toEqual([
      ['NOT_FOUND', 'siteId'],
      ['INVALID_INPUT', 'customerId'],
      ['NOT_FOUND', 'shipToId'],
      ['NOT_FOUND', 'lines.0.itemId'],
      ['QUANTITY_INVALID', 'lines.1.quantity'],
      ['INVALID_INPUT', 'shipOn'],
      ['INVALID_INPUT', 'source'],
    ]);
  });

  it('goes to a place of its customer, and to no other', async () => {
    const item = await orders.anItemOf([]);
    const aPlaceOf = async (partnerId: number): Promise<string> => {
      const uuid = newPublicId();
      await world.rows(`insert into partner_location (tenant_id, public_id, partner_id, code, name) values ($1, $2, $3, 'D', 'Door')`, [
        world.tenantId,
        uuid,
        partnerId,
      ]);
      return encodeTypeId(ID_PREFIXES.partnerLocation, uuid);
    };
    const [own, foreign] = [await aPlaceOf(orders.customer.id), await aPlaceOf((await orders.aCustomer()).id)];
    const wanted = [{ item, quantity: '1' }];
    expect(await orders.tryPlacing(wanted, { shipToId: own })).toMatchObject({ ok: true });
    expect(await orders.tryPlacing(wanted, { shipToId: foreign })).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT_FOUND', path: ['input', 'shipToId'] }],
    });
  });
});

describe('a partner that orders', () => {
  const asPartner = async (partnerId: number, input: object) => {
    const [row] = await world.rows<{ id: string }>(
      `insert into principal (tenant_id, public_id, name, role, partner_id) values ($1, gen_random_uuid(), 'shop ' || gen_random_uuid(), 'storefront', $2) returning id`,
      [world.tenantId, partnerId],
    );
    const actor = { tenantId: world.tenantId, principalId: Number(row!.id) };
    const lines = [{ itemId: world.item.publicId, quantity: { value: '1' } }];
    const [outcome] = await world.executor.execute(placeOrder, { actor }, [{ input: { siteId: world.site.publicId, lines, ...input } }]);
    return outcome;
  };

  it('is the customer itself, and numbers its orders by its own code', async () => {
    const shop = await orders.aCustomer();
    expect(await asPartner(shop.id, { externalId: '1' })).toMatchObject({ ok: true });
    const [row] = await world.rows(
      `select source, external_id, customer_id::int as customer from demand_order where tenant_id = $1 and customer_id = $2`,
      [world.tenantId, shop.id],
    );
    expect(row).toEqual({ source: shop.code, external_id: '1', customer: shop.id });
  });

  it.each([
    ['another customer', () => ({ customerId: orders.customer.publicId })],
    ['another source', () => ({ source: 'SHOP-1' })],
  ])('is refused %s', async (_what, input) => {
    const shop = await orders.aCustomer();
    expect(await asPartner(shop.id, input())).toMatchObject({ ok: false, refusals: [{ code: 'PARTNER_MISMATCH' }] });
  });
});

describe('cancelling an order', () => {
  it('sets free what was bound, and tells of it', async () => {
    const item = await orders.anItemOf([{ lot: 'C-1', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4' }], { allocate: true });
    await world.done(cancelOrder, { orderId, reason: 'changed their mind' });
    expect(await orders.bound(orderId)).toEqual([]);
    expect(await orders.allocatedOf(item)).toBe(0);
    expect((await eventsOf(orderId)).slice(2)).toMatchObject([
      { type: 'OrderCancelled', payload: { status: 'CANCELLED', version: 2, lines: [{ allocated: '0' }] } },
      { type: 'AllocationChanged', payload: { changes: [{ difference: '-4', quantityAllocated: '0' }] } },
    ]);
  });

  it('happens once, and nothing is bound to the order any more', async () => {
    const item = await orders.anItemOf([{ lot: 'C-2', quantity: '9' }]);
    const orderId = await orders.place([{ item, quantity: '4' }]);
    expect(await world.run(cancelOrder, { orderId, reason: 'x', ifVersion: 7 })).toMatchObject({
      ok: false,
      refusals: [{ code: 'STALE_VERSION' }],
    });
    await world.done(cancelOrder, { orderId, reason: 'x' });
    const illegal = { ok: false, refusals: [{ code: 'ILLEGAL_STATUS_TRANSITION', facts: { status: 'CANCELLED' } }] };
    expect(await world.run(cancelOrder, { orderId, reason: 'x' })).toMatchObject(illegal);
    expect(await orders.tryAllocating(orderId)).toMatchObject(illegal);
  });
});
