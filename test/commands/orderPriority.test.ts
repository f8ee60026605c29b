import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrders } from '../../src/commands/allocating/allocateOrders.js';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type Known, type World } from '../support/world.js';
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

/** Six orders of 4 for 10 that there are, and the names in which they shall come. */
async function contention(): Promise<{ readonly names: ReadonlyMap<string, string>; readonly item: Known }> {
  const item = await orders.anItemOf([{ lot: 'SHORT', quantity: '10' }]);
  const gold = await orders.aCustomer();
  await world.rows(`update trading_partner set customer_class = 'GOLD' where tenant_id = $1 and id = $2`, [world.tenantId, gold.id]);
  await world.done(defineCustomerLotRule, { customerClass: 'GOLD', priority: 10 });
  const place = async (name: string, more: object = {}) => [await orders.place([{ item, quantity: '4' }], more), name] as const;
  const names = new Map([
    await place('6 placed last but one', {}),
    await place('5 lower rank', { rank: -1 }),
    await place('4 promised later', { promisedOn: '2026-12-24' }),
    await place('3 promised earlier', { promisedOn: '2026-12-01' }),
    await place('2 rush', { rush: true }),
    await place('1 gold', { customerId: gold.publicId }),
    await place('7 placed last', {}),
  ]);
  return { names, item };
}

const outcome = async (ids: readonly string[], names: ReadonlyMap<string, string>, more: object = {}) =>
  (await world.done(allocateOrders, { orderIds: ids, ...more })).allocated.map(({ orderId, shortages }) => [
    names.get(orderId),
    ...shortages.map(({ facts }) => facts?.['available']),
  ]);

describe('orders that want the same', () => {
  it.each([
    ['as they were placed', (ids: readonly string[]) => ids],
    ['backwards', (ids: readonly string[]) => [...ids].reverse()],
    ['mixed', (ids: readonly string[]) => [3, 0, 6, 2, 5, 1, 4].map((index) => ids[index]!)],
  ])('get it by priority, rush, promised day, rank and age, named %s', async (_how, mixed) => {
    const { names } = await contention();
    const ids = mixed([...names.keys()]);
    expect(await outcome(ids, names, { partial: true })).toEqual([
      ['1 gold'],
      ['2 rush'],
      ['3 promised earlier', '2'],
      ['4 promised later', '0'],
      ['5 lower rank', '0'],
      ['6 placed last but one', '0'],
      ['7 placed last', '0'],
    ]);
    const bound = await Promise.all(ids.map(async (id) => [names.get(id), (await orders.bound(id)).map(({ quantity }) => quantity)]));
    expect(bound.sort()).toEqual([
      ['1 gold', [4]],
      ['2 rush', [4]],
      ['3 promised earlier', [2]],
      ['4 promised later', []],
      ['5 lower rank', []],
      ['6 placed last but one', []],
      ['7 placed last', []],
    ]);
  });

  it('leave to the next what they do not take, when each wants all or nothing', async () => {
    const { names, item } = await contention();
    const small = await orders.place([{ item, quantity: '2' }], { rank: 5 });
    const all = new Map([...names, [small, '8 small']]);
    const told = await outcome([...all.keys()], all);
    expect(told.filter((each) => each.length === 1)).toEqual([['1 gold'], ['2 rush'], ['8 small']]);
  });

  it('come once, are open and no more than may be', async () => {
    const { names } = await contention();
    const [first = ''] = names.keys();
    const tried = await world.run(allocateOrders, { orderIds: [first, first, 'order_none'] });
    expect(tried.ok ? [] : tried.refusals.map(({ code, path }) => [code, path?.at(-1)])).toEqual([
      ['INVALID_INPUT', '1'],
      ['NOT_FOUND', '2'],
    ]);
    expect(await world.run(allocateOrders, { orderIds: [] })).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_INPUT' }] });
  });
});
