import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amendOrder } from '../../src/commands/ordering/amendOrder.js';
import type { AmendOrder } from '../../src/commands/ordering/amendOrderInput.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
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

const twoLots = (): Promise<StockedItem> =>
  orders.anItemOf([
    { lot: 'A-1', quantity: '4', expiresOn: '2027-01-31' },
    { lot: 'A-2', quantity: '6', expiresOn: '2027-06-30' },
  ]);

async function amendment(orderId: string, quantities: readonly string[], more: Partial<AmendOrder> = {}): Promise<AmendOrder> {
  const ids = await orders.lineIds(orderId);
  return { orderId, lines: quantities.map((value, index) => ({ orderLineId: ids[index] as string, quantity: { value } })), ...more };
}

const boundOf = async (orderId: string) => (await orders.bound(orderId)).map(({ lot, quantity }) => [lot, quantity]);
const wantedOf = async (orderId: string) => {
  const [event] = await world.rows<{ payload: { version: number; lines: readonly { quantity: string; allocated: string }[] } }>(
    `select payload from domain_event where tenant_id = $1 and type = 'OrderAmended' and subjects -> 'order' ? $2 order by id desc limit 1`,
    [world.tenantId, orderId],
  );
  return event?.payload.lines.map(({ quantity, allocated }) => [quantity, allocated]);
};

describe('amending an order', () => {
  it('binds what a line wants more', async () => {
    const orderId = await orders.place([{ item: await twoLots(), quantity: '3' }], { allocate: true });
    await world.done(amendOrder, await amendment(orderId, ['7']));
    expect(await boundOf(orderId)).toEqual([
      ['A-1', 3],
      ['A-1', 1],
      ['A-2', 3],
    ]);
    expect(await wantedOf(orderId)).toEqual([['7', '7']]);
  });

  it('sets free what a line wants less, from the newest allocation back and to the last digit', async () => {
    const item = await twoLots();
    const orderId = await orders.place([{ item, quantity: '9' }], { allocate: true });
    await world.done(amendOrder, await amendment(orderId, ['2.5']));
    expect(await boundOf(orderId)).toEqual([['A-1', 2.5]]);
    expect(await orders.allocatedOf(item)).toBe(2.5);
    expect(await wantedOf(orderId)).toEqual([['2.5', '2.5']]);
    const parts = await world.rows(
      `select a.state, a.quantity::float as quantity from allocation a join lot on lot.tenant_id = a.tenant_id and lot.id = a.lot_id
       where a.tenant_id = $1 and lot.item_id = $2 order by a.id`,
      [world.tenantId, item.id],
    );
    expect(parts).toEqual([
      { state: 2, quantity: 2.5 },
      { state: 6, quantity: 5 },
      { state: 6, quantity: 1.5 },
    ]);
  });

  it('does both at once, line by line, and leaves the others alone', async () => {
    const [less, more, same] = [await twoLots(), await twoLots(), await twoLots()];
    const wanted = [less, more, same].map((item) => ({ item, quantity: '5' }));
    const orderId = await orders.place(wanted, { allocate: true });
    await world.done(amendOrder, await amendment(orderId, ['0', '8']));
    expect([await orders.allocatedOf(less), await orders.allocatedOf(more), await orders.allocatedOf(same)]).toEqual([0, 8, 5]);
    expect(await wantedOf(orderId)).toEqual([
      ['0', '0'],
      ['8', '8'],
      ['5', '5'],
    ]);
  });

  it('changes nothing when something is missing, or binds what there is', async () => {
    const [less, more] = [await twoLots(), await twoLots()];
    const orderId = await orders.place(
      [less, more].map((item) => ({ item, quantity: '5' })),
      { allocate: true },
    );
    const change = await amendment(orderId, ['1', '12']);
    expect(await world.run(amendOrder, change)).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_STOCK', path: ['input', 'lines', '1', 'quantity'], facts: { requested: '7', available: '5' } }],
    });
    expect([await orders.allocatedOf(less), await orders.allocatedOf(more)]).toEqual([5, 5]);
    expect(await world.run(amendOrder, { ...change, partial: true })).toMatchObject({
      ok: true,
      value: { shortages: [{ code: 'INSUFFICIENT_STOCK' }] },
    });
    expect([await orders.allocatedOf(less), await orders.allocatedOf(more)]).toEqual([1, 10]);
    expect(await wantedOf(orderId)).toEqual([
      ['1', '1'],
      ['12', '10'],
    ]);
  });

  it('binds nothing when it is told not to', async () => {
    const item = await twoLots();
    const orderId = await orders.place([{ item, quantity: '1' }]);
    await world.done(amendOrder, await amendment(orderId, ['4'], { allocate: false }));
    expect(await orders.allocatedOf(item)).toBe(0);
    expect(await wantedOf(orderId)).toEqual([['4', '0']]);
  });

  it('refuses what is no change of an open order', async () => {
    const orderId = await orders.place([{ item: await twoLots(), quantity: '1' }]);
    const change = await amendment(orderId, ['2']);
    const codeOf = async (input: AmendOrder) => {
      const outcome = await world.run(amendOrder, input);
      return outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
    };
    expect(await codeOf({ ...change, ifVersion: 9 })).toEqual(['STALE_VERSION']);
    expect(await codeOf({ ...change, lines: [...change.lines, ...change.lines] })).toEqual(['INVALID_INPUT']);
    expect(await codeOf({ ...change, lines: [] })).toEqual(['INVALID_INPUT']);
    expect(await codeOf({ orderId, lines: [{ orderLineId: 'orderline_none', quantity: { value: '1' } }] })).toEqual(['NOT_FOUND']);
    expect(await codeOf(await amendment(orderId, ['-1']))).toEqual(['QUANTITY_INVALID']);
    await world.done(cancelOrder, { orderId, reason: 'test' });
    expect(await codeOf(change)).toEqual(['ILLEGAL_STATUS_TRANSITION']);
  });

  it('keeps the books when many amend, cancel and place at once', async () => {
    const item = await orders.anItemOf([{ lot: 'M-1', quantity: '40' }]);
    const placed = await Promise.all(Array.from({ length: 8 }, () => orders.place([{ item, quantity: '4' }], { allocate: true })));
    const changes = await Promise.all(placed.map((orderId, index) => amendment(orderId, [index % 2 === 0 ? '1' : '6'])));
    const outcomes = await Promise.all(changes.map((change) => world.run(amendOrder, change)));
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(4);
    expect(await orders.allocatedOf(item)).toBeLessThanOrEqual(40);
    expect(await brokenChecks(world.tenantId)).toEqual([]);
  });
});
