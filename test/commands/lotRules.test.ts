import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import type { DefineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRuleInput.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newPublicId } from '../../src/platform/ids.js';
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
    { lot: 'R-1', quantity: '5', manufacturedOn: '2026-06-01', expiresOn: '2026-12-12', countryOfOrigin: 'NL' },
    { lot: 'R-2', quantity: '5', manufacturedOn: '2026-11-01', expiresOn: '2027-01-31', countryOfOrigin: 'DE' },
    { lot: 'R-3', quantity: '5', manufacturedOn: '2026-11-01', expiresOn: '2027-10-31' },
  ]);

async function aPlaceOf(customer: Known): Promise<string> {
  const uuid = newPublicId();
  await world.rows(`insert into partner_location (tenant_id, public_id, partner_id, code, name) values ($1, $2, $3, 'D', 'Door')`, [
    world.tenantId,
    uuid,
    customer.id,
  ]);
  return encodeTypeId(ID_PREFIXES.partnerLocation, uuid);
}

const define = (rule: DefineCustomerLotRule) => world.done(defineCustomerLotRule, rule);
const buy = (customer: Known, item: Known, quantity: string, more: object = {}) =>
  orders.tryPlacing([{ item, quantity }], { customerId: customer.publicId, allocate: true, ...more });
async function lotsFor(customer: Known, item: Known, more: object = {}): Promise<readonly string[]> {
  const placed = await buy(customer, item, '2', more);
  return placed.ok ? (await orders.bound(placed.value.orderId)).map(({ lot }) => lot) : placed.refusals.map(({ code }) => code);
}

describe('a rule of a customer', () => {
  it.each([
    ['at least 30 days', { minimumRemainingDays: 30 }, 'R-2'],
    ['at least 80 percent of the shelf life', { minimumRemainingPercent: 80 }, 'R-3'],
    ['from Germany only', { allowedOrigins: ['DE'] }, 'R-2'],
    ['not from the Netherlands, nor from nobody knows where', { deniedOrigins: ['NL'] }, 'R-2'],
  ])('asks for lots with %s', async (_what, rule, lot) => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    expect(await lotsFor(customer, item)).toEqual(['R-1']);
    await define({ customerId: customer.publicId, itemId: item.publicId, ...rule });
    expect(await lotsFor(customer, item)).toEqual([lot]);
    expect(await lotsFor(orders.customer, item)).toEqual(['R-1']);
  });

  it('approves lots, or excludes some', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    const rule = { customerId: customer.publicId, itemId: item.publicId };
    await define({ ...rule, excludedLotIds: [item.lots['R-1']!] });
    expect(await lotsFor(customer, item)).toEqual(['R-2']);
    await define({ ...rule, approvedLotIds: [item.lots['R-3']!] });
    expect(await lotsFor(customer, item)).toEqual(['R-3']);
  });

  it('counts the shelf life when it arrives, if it says so', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    const rule = { customerId: customer.publicId, minimumRemainingDays: 15 };
    await define(rule);
    expect(await lotsFor(customer, item, { promisedOn: '2026-11-30' })).toEqual(['R-1']);
    await define({ ...rule, countedOn: 'DELIVERY' });
    expect(await lotsFor(customer, item, { promisedOn: '2026-11-30' })).toEqual(['R-2']);
  });

  it('wants no more lots than it says: then the first that have it all together', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await define({ customerId: customer.publicId, maximumLots: 2 });
    expect(await buy(customer, item, '11')).toMatchObject({
      ok: false,
      refusals: [
        { code: 'CUSTOMER_LOT_RULE_VIOLATION', facts: { rule: 'MAXIMUM_LOTS', required: '2', quantity: '5' } },
        { code: 'INSUFFICIENT_STOCK' },
      ],
    });
    expect((await buy(customer, item, '10')).ok).toBe(true);
  });

  it('says by its name and numbers what it keeps back, before what is missing', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    const { customerLotRuleId } = await define({ customerId: customer.publicId, minimumRemainingDays: 100 });
    expect(await buy(customer, item, '6')).toMatchObject({
      ok: false,
      refusals: [
        {
          code: 'CUSTOMER_LOT_RULE_VIOLATION',
          path: ['input', 'lines', '0', 'quantity'],
          facts: {
            rule: 'MINIMUM_REMAINING_DAYS',
            customerLotRule: customerLotRuleId,
            required: '100',
            actual: '20',
            lotNumber: 'R-1',
            quantity: '10',
          },
        },
        { code: 'INSUFFICIENT_STOCK', facts: { requested: '6', available: '5' } },
      ],
    });
  });
});

describe('of several rules', () => {
  it('each thing is asked by the most specific that asks for it: place, customer, class', async () => {
    const [customer, item] = [await orders.aCustomer(), await threeLots()];
    await world.rows(`update trading_partner set customer_class = 'GROCERY' where tenant_id = $1 and id = $2`, [
      world.tenantId,
      customer.id,
    ]);
    const shipToId = await aPlaceOf(customer);
    await define({ customerClass: 'GROCERY', minimumRemainingDays: 300 });
    expect(await lotsFor(customer, item)).toEqual(['R-3']);
    await define({ customerId: customer.publicId, minimumRemainingDays: 60 });
    expect(await lotsFor(customer, item)).toEqual(['R-2']);
    await define({ customerId: customer.publicId, shipToId, minimumRemainingDays: 0 });
    expect(await lotsFor(customer, item, { shipToId })).toEqual(['R-1']);
    // The place says nothing of origins: the class does.
    await define({ customerClass: 'GROCERY', itemId: item.publicId, deniedOrigins: ['NL'] });
    expect(await lotsFor(customer, item, { shipToId })).toEqual(['R-2']);
    expect(await lotsFor(orders.customer, item)).toEqual(['R-1']);
  });
});

describe('defining a rule', () => {
  it('changes the one that is there, and what is left out it no longer asks for', async () => {
    const customer = await orders.aCustomer();
    const first = await define({ customerId: customer.publicId, minimumRemainingDays: 30 });
    expect(await define({ customerId: customer.publicId, maximumLots: 3, ifVersion: 1 })).toEqual(first);
    expect(
      await world.rows(
        `select minimum_remaining_days as days, maximum_lots as lots, version::int as version from customer_lot_rule where tenant_id = $1 and customer_id = $2`,
        [world.tenantId, customer.id],
      ),
    ).toEqual([{ days: null, lots: 3, version: 2 }]);
    expect(await world.run(defineCustomerLotRule, { customerId: customer.publicId, ifVersion: 1 })).toMatchObject({
      ok: false,
      refusals: [{ code: 'STALE_VERSION' }],
    });
  });

  it('tells all that is wrong at once', async () => {
    const item = await threeLots();
    const lot = item.lots['R-1']!;
    const outcome = await world.run(defineCustomerLotRule, {
      customerClass: 'X',
      customerId: world.supplier.publicId,
      shipToId: 'ploc_none',
      itemId: world.item.publicId,
      minimumRemainingPercent: 101,
      approvedLotIds: [lot],
      excludedLotIds: [lot, 'lot_none'],
      allowedOrigins: ['de'],
    });
    expect(outcome.ok ? [] : outcome.refusals.map(({ code, path }) => [code, path?.slice(1).join('.')])).toEqual([
      ['INVALID_INPUT', 'customerId'],
      ['INVALID_INPUT', 'customerId'],
      ['NOT_FOUND', 'shipToId'],
      ['INVALID_INPUT', 'minimumRemainingPercent'],
      ['LOT_ITEM_MISMATCH', 'approvedLotIds.0'],
      ['LOT_ITEM_MISMATCH', 'excludedLotIds.0'],
      ['LOT_NOT_FOUND', 'excludedLotIds.1'],
      ['INVALID_INPUT', 'excludedLotIds.0'],
      ['INVALID_INPUT', 'allowedOrigins.0'],
    ]);
  });
});
