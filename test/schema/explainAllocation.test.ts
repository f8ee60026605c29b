import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { reserveStock } from '../../src/commands/ordering/reserveStock.js';
import { STRATEGIES } from '../../src/domain/allocation/strategy.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from '../commands/orderWorld.js';
import { openDoor, type Door } from '../support/door.js';
import { aWorld, type World } from '../support/world.js';
import { keyFor } from '../support/keyFor.js';

const EXPLAIN = `query ($input: ExplainAllocationInput!, $first: Int = 50, $after: Cursor) {
  explainAllocation(input: $input) { complete short { value unit } candidates(first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { place lot { lotNumber } bin { code } usableThrough onHand { value } available { value } taken { value } rejections { rule required actual customerLotRuleId } } } } }`;

interface Told {
  readonly complete: boolean;
  readonly short: { readonly value: string };
  readonly candidates: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    readonly nodes: readonly {
      readonly lot: { readonly lotNumber: string };
      readonly taken: { readonly value: string };
      readonly rejections: readonly { readonly rule: string; readonly required: string | null; readonly actual: string | null }[];
    }[];
  };
}

let world: World;
let orders: OrderWorld;
let door: Door;
let key: string;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
  door = await openDoor();
  key = await keyFor(world);
});
afterAll(async () => {
  await door.close();
  await world.close();
});

const explain = async (input: object, more: object = {}): Promise<Told> => {
  const { data, errors } = await door.ask(key, EXPLAIN, { input, ...more });
  expect(errors).toEqual([]);
  return data['explainAllocation'] as unknown as Told;
};
const whatIf = (item: StockedItem, quantity: string, more: object = {}) => ({
  whatIf: { item: { id: item.publicId }, site: { id: world.site.publicId }, quantity: { value: quantity }, ...more },
});
const taken = ({ candidates }: Told) =>
  candidates.nodes.filter((node) => node.taken.value !== '0').map((node) => [node.lot.lotNumber, Number(node.taken.value)]);

async function aShelfFull(): Promise<StockedItem> {
  const item = await orders.anItemOf([
    { lot: 'OLD', quantity: '5', expiresOn: '2026-11-30' },
    { lot: 'HELD', quantity: '5', expiresOn: '2027-01-31' },
    { lot: 'SMALL', quantity: '2', expiresOn: '2027-02-28' },
    { lot: 'BIG', quantity: '9', expiresOn: '2027-06-30' },
    { lot: 'DOCK', quantity: '7', expiresOn: '2027-01-01', in: 'receiving' },
    { lot: 'EVER', quantity: '4' },
  ]);
  await world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId: item.lots['HELD']!, reasonCode: 'QUALITY_CHECK' });
  return item;
}

describe('explaining an allocation', () => {
  it('tells of every balance in order what would be taken, or each rule that it fails, with the numbers', async () => {
    const item = await aShelfFull();
    const told = await explain(whatIf(item, '6', { shipOn: '2026-12-01' }));
    expect(
      told.candidates.nodes.map(({ lot, taken: { value }, rejections }) => [lot.lotNumber, value, ...rejections.map(({ rule }) => rule)]),
    ).toEqual([
      ['OLD', '0', 'EXPIRES_BEFORE_SHIPPING'],
      ['DOCK', '0', 'BIN_NOT_PICKABLE'],
      ['HELD', '0', 'ON_HOLD'],
      ['SMALL', '2'],
      ['BIG', '4'],
      ['EVER', '0', 'NOT_NEEDED'],
    ]);
    expect(told.candidates.nodes[0]?.rejections).toMatchObject([
      { rule: 'EXPIRES_BEFORE_SHIPPING', required: '2026-12-01', actual: '2026-11-30' },
    ]);
    expect(told).toMatchObject({ complete: true, short: { value: '0' } });
  });

  it.each(STRATEGIES)('tells by %s what allocating then does', async (strategy) => {
    const item = await aShelfFull();
    const orderId = await orders.place([{ item, quantity: '12' }]);
    const [orderLineId = ''] = await orders.lineIds(orderId);
    const lotIds = strategy === 'EXPLICIT_LOT' ? [item.lots['EVER'], item.lots['HELD'], item.lots['BIG']] : undefined;
    const told = await explain({ orderLine: { orderLineId, strategy, lotIds } });
    await world.done(allocateOrder, {
      orderId,
      partial: true,
      lines: [{ orderLineId, strategy, ...(lotIds && { lotIds: lotIds as string[] }) }],
    });
    expect((await orders.bound(orderId)).map(({ lot, quantity }) => [lot, quantity])).toEqual(taken(told));
    expect(taken(told).length).toBeGreaterThan(0);
  });

  it('goes by the rules of the customer, and names the rule', async () => {
    const item = await aShelfFull();
    const customer = await orders.aCustomer();
    const { customerLotRuleId } = await world.done(defineCustomerLotRule, { customerId: customer.publicId, minimumRemainingDays: 120 });
    const told = await explain(whatIf(item, '6', { customer: { id: customer.publicId } }));
    expect(taken(told)).toEqual([['BIG', 6]]);
    expect(told.candidates.nodes.find(({ lot }) => lot.lotNumber === 'SMALL')?.rejections).toEqual([
      { rule: 'MINIMUM_REMAINING_DAYS', required: '120', actual: '98', customerLotRuleId },
    ]);
  });

  it('goes by the strategy and packs of the item, unless others are asked about', async () => {
    const item = await aShelfFull();
    await world.rows(`insert into pack_level (tenant_id, item_id, unit_code, numerator) values ($1, $2, 'XBX', 4)`, [
      world.tenantId,
      item.id,
    ]);
    await world.rows(`update item set allocation_strategy = 'LIFO', allocation_pack_unit = 'XBX' where tenant_id = $1 and id = $2`, [
      world.tenantId,
      item.id,
    ]);
    const told = await explain(whatIf(item, '10'));
    expect(taken(told)).toEqual([
      ['EVER', 4],
      ['BIG', 4],
    ]);
    expect(told.short).toMatchObject({ value: '2' });
    expect(told.candidates.nodes.find(({ lot }) => lot.lotNumber === 'SMALL')?.rejections).toMatchObject([
      { rule: 'PACK_MULTIPLE', required: '4', actual: '2' },
    ]);
    expect(taken(await explain(whatIf(item, '6', { strategy: 'FEFO', packUnit: 'KGM' })))).toEqual([
      ['OLD', 5],
      ['SMALL', 1],
    ]);
  });

  it('leaves what others have reserved, and says so', async () => {
    const item = await orders.anItemOf([
      { lot: 'ONE', quantity: '4', expiresOn: '2027-01-31' },
      { lot: 'TWO', quantity: '6', expiresOn: '2027-06-30' },
    ]);
    await world.done(reserveStock, { itemId: item.publicId, siteId: world.site.publicId, quantity: { value: '7' } });
    const told = await explain(whatIf(item, '5'));
    expect([taken(told), told.short.value]).toEqual([[['ONE', 3]], '2']);
    expect(told.candidates.nodes[1]?.rejections).toEqual([{ rule: 'RESERVED', required: '7', actual: '3', customerLotRuleId: null }]);
  });

  it('goes on where a page ended', async () => {
    const item = await aShelfFull();
    const first = await explain(whatIf(item, '6'), { first: 4 });
    const second = await explain(whatIf(item, '6'), { first: 4, after: first.candidates.pageInfo.endCursor });
    expect([first, second].map(({ candidates }) => candidates.nodes.length)).toEqual([4, 2]);
    expect(first.candidates).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
  });

  it('refuses what makes no demand, and answers null for what is not there', async () => {
    const item = await aShelfFull();
    const codes = async (input: object) => (await door.ask(key, EXPLAIN, { input })).errors.map(({ extensions }) => extensions['code']);
    expect(await codes(whatIf(item, '0'))).toEqual(['BAD_USER_INPUT']);
    expect(await codes(whatIf(item, '1', { strategy: 'EXPLICIT_LOT' }))).toEqual(['BAD_USER_INPUT']);
    expect(await explain({ orderLine: { orderLineId: 'orderline_none' } })).toBeNull();
  });
});
