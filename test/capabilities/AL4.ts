import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import type { Warehouse } from '../support/capability/warehouse.js';

interface Allocated {
  readonly orders: readonly { readonly place: number; readonly order: { readonly externalId: string; readonly lines: readonly Line[] } }[];
}

interface Line {
  readonly allocated: { readonly value: string };
}

/** Each wins over all below it by one thing; they are placed from below. */
const CONTENDERS = [
  { externalId: 'CUSTOMER', of: 'preferred' },
  { externalId: 'RUSH', of: 'plain', rush: true },
  { externalId: 'PROMISED', of: 'plain', promisedOn: '2026-11-24' },
  { externalId: 'RANKED', of: 'plain', promisedOn: '2026-11-30', rank: 1 },
  { externalId: 'LAST', of: 'plain', promisedOn: '2026-11-30', rank: 2 },
] as const;

/** Of 10 units, each order wants 4: two get all, the third gets what is left. */
const EXPECTED = [
  ['CUSTOMER', '4'],
  ['RUSH', '4'],
  ['PROMISED', '2'],
  ['RANKED', '0'],
  ['LAST', '0'],
];

async function contention(warehouse: Warehouse, source: string): Promise<readonly string[]> {
  const item = await warehouse.anItem();
  await warehouse.aLot(item, `WANTED-${source}`, { quantity: { value: '10' } });
  const customers = { preferred: await warehouse.aCustomer(), plain: await warehouse.aCustomer() };
  await warehouse.done('defineCustomerLotRule', { customerId: customers.preferred, priority: 10 });
  const ids: string[] = [];
  for (const { of, ...more } of CONTENDERS.toReversed()) {
    ids.push((await warehouse.anOrder(customers[of], [{ itemId: item, quantity: '4' }], { source, ...more })).id);
  }
  return ids;
}

export const AL4: Scenario = {
  shows:
    'of orders that want more than there is, customer, rush, promised day and rank decide, in whatever order they were placed and named',
  async run(warehouse) {
    const allocate = async (orderIds: readonly string[]) => {
      const fields = 'orders { place order { externalId lines { allocated { value } } } }';
      const { orders } = await warehouse.done<Allocated>('allocateOrders', { orderIds, partial: true }, fields, 'planner');
      return orders.map(({ order }) => [order.externalId, order.lines[0]?.allocated.value]);
    };
    const [first, second] = [await contention(warehouse, 'first'), await contention(warehouse, 'second')];
    expect(await allocate(first)).toEqual(EXPECTED);
    expect(await allocate(second.toReversed())).toEqual(EXPECTED);
  },
};
