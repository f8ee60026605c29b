import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from '../commands/orderWorld.js';
import { announced } from '../support/announced.js';
import { openDoor, type Door } from '../support/door.js';
import { keyFor } from '../support/keyFor.js';
import { aWorld, type Known, type World } from '../support/world.js';

// WORLD_NOW is 2026-11-22.
const PARTS = `available { value } onHand { value } keptByRules { value } expected { value } openDemand { value } on complete site { code }`;
const ONE = `query ($item: ItemRef!, $site: SiteRef, $on: LocalDate, $customer: PartnerRef) {
  availableToPromise(item: $item, site: $site, on: $on, customer: $customer) { ${PARTS} } }`;
const MANY = `query ($items: [ItemRef!]!, $site: SiteRef, $on: LocalDate, $customer: PartnerRef) {
  availableToPromises(items: $items, site: $site, on: $on, customer: $customer) { item { id } ${PARTS} } }`;

interface Told {
  readonly complete: boolean;
  readonly [part: string]: unknown;
}

let world: World;
let orders: OrderWorld;
let door: Door;
let key: string;
let item: StockedItem;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
  door = await openDoor();
  key = await keyFor(world);
  item = await anItemWithAFuture();
});
afterAll(async () => {
  await door.close();
  await world.close();
});

/** 10 until 10 December, 20 until June; 30 come on the 5th, with 7 that last until the 8th, and 40 on the 20th; orders want 12 on the 1st, 8 on the 15th, and have 5. */
async function anItemWithAFuture(): Promise<StockedItem> {
  const made = await orders.anItemOf([
    { lot: 'SOON', quantity: '10', expiresOn: '2026-12-10' },
    { lot: 'LATE', quantity: '20', expiresOn: '2027-06-30' },
    { lot: 'AWAY', quantity: '9', in: 'quarantine' },
  ]);
  await announced(world, { item: made, quantity: '30', expectedOn: '2026-12-05' });
  await announced(world, { item: made, quantity: '7', expectedOn: '2026-12-05', expiresOn: '2026-12-08' });
  await announced(world, { item: made, quantity: '40', expectedOn: '2026-12-20' });
  await announced(world, { item: made, quantity: '1000' });
  await orders.place([{ item: made, quantity: '12' }], { shipOn: '2026-12-01' });
  await orders.place([{ item: made, quantity: '8' }], { shipOn: '2026-12-15' });
  const bound = await orders.place([{ item: made, quantity: '5' }]);
  await world.done(allocateOrder, { orderId: bound });
  const cancelled = await orders.place([{ item: made, quantity: '500' }], { shipOn: '2026-12-01' });
  await world.done(cancelOrder, { orderId: cancelled, reason: 'test' });
  return made;
}

/** [available, onHand, keptByRules, expected, openDemand] */
const numbers = (told: Told | null): readonly number[] =>
  ['available', 'onHand', 'keptByRules', 'expected', 'openDemand'].map((part) => Number((told?.[part] as { value: string }).value));

async function promised(of: Known, more: object = {}): Promise<Told> {
  const { data, errors } = await door.ask(key, ONE, { item: { id: of.publicId }, ...more });
  expect(errors).toEqual([]);
  return data['availableToPromise'] as unknown as Told;
}

describe('what can be promised by a day', () => {
  it.each([
    ['now, by what may be allocated', undefined, [25, 25, 0, 0, 0]],
    ['on a day that is past, as today', '2026-01-01', [25, 25, 0, 0, 0]],
    ['before anything comes, without what orders want by then', '2026-12-01', [13, 25, 0, 0, 12]],
    ['when something has come', '2026-12-05', [50, 25, 0, 37, 12]],
    ['without what will have expired, in stock or on its way', '2026-12-11', [38, 20, 0, 30, 12]],
    ['with all that comes and all that leaves', '2026-12-20', [70, 20, 0, 70, 20]],
  ])('is counted %s', async (_what, on, expected) => {
    const told = await promised(item, { site: { code: world.site.code }, on });
    expect([numbers(told), told.on]).toEqual([expected, on ?? null]);
  });

  it('counts the day of each site, and what lies at no other', async () => {
    const { site } = await world.aSite('Pacific/Kiritimati');
    await announced(world, { item, quantity: '3', expectedOn: '2026-12-05', to: site });
    expect(numbers(await promised(item, { site: { code: site.code }, on: '2026-12-05' }))).toEqual([3, 0, 0, 3, 0]);
    expect(numbers(await promised(item, { on: '2026-12-05' }))).toEqual([53, 25, 0, 40, 12]);
  });

  it('is nothing, and never less, when more is wanted than there will be', async () => {
    const wanted = await orders.anItemOf([{ lot: 'ONE', quantity: '1' }]);
    await orders.place([{ item: wanted, quantity: '5' }]);
    expect(numbers(await promised(wanted, { on: '2026-12-01' }))).toEqual([0, 1, 0, 0, 5]);
  });
});

describe('what can be promised to a customer', () => {
  it('leaves out the lots that its rules keep back, after others were given those', async () => {
    const customer = await orders.aCustomer();
    await world.done(defineCustomerLotRule, { customerId: customer.publicId, minimumRemainingDays: 30 });
    const asked = { site: { code: world.site.code }, customer: { code: customer.code } };
    expect(numbers(await promised(item, asked))).toEqual([20, 25, 5, 0, 0]);
    expect(numbers(await promised(item, { ...asked, on: '2026-12-01' }))).toEqual([13, 25, 5, 0, 12]);
    expect(numbers(await promised(item, { ...asked, customer: { code: orders.customer.code } }))).toEqual([25, 25, 0, 0, 0]);
    const placed = await orders.tryPlacing([{ item, quantity: '20' }], { customerId: customer.publicId, allocate: true });
    expect(placed.ok).toBe(true);
    await world.done(cancelOrder, { orderId: placed.ok ? placed.value.orderId : '', reason: 'test' });
  });

  it('is what one line could take where lots are counted', async () => {
    const customer = await orders.aCustomer();
    await world.done(defineCustomerLotRule, { customerId: customer.publicId, maximumLots: 1 });
    expect(numbers(await promised(item, { site: { code: world.site.code }, customer: { code: customer.code } }))).toEqual([
      20, 25, 5, 0, 0,
    ]);
  });

  it('is not told of a customer that nobody knows', async () => {
    const { data } = await door.ask(key, ONE, { item: { id: item.publicId }, customer: { code: 'NOBODY' } });
    expect(data['availableToPromise']).toBeNull();
  });
});

describe('many items at once', () => {
  it('are told each as one by itself, in the order asked for', async () => {
    const others = [await orders.anItemOf([{ lot: 'P-1', quantity: '4' }]), await world.anItem()];
    const asked = { site: { code: world.site.code }, on: '2026-12-20', customer: { code: orders.customer.code } };
    const [one, two] = others as [Known, Known];
    const items = [{ id: one.publicId }, { sku: 'NONE' }, { id: item.publicId }, { sku: two.code }];
    const { data, errors } = await door.ask(key, MANY, { items, ...asked });
    expect(errors).toEqual([]);
    const told = data['availableToPromises'] as unknown as readonly (Told | null)[];
    expect(told.map((each) => each && numbers(each)[0])).toEqual([4, null, 70, 0]);
    expect(told[2]).toEqual({ item: { id: item.publicId }, ...(await promised(item, asked)) });
  });
});
