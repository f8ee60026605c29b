import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineItem } from '../../src/commands/defining/defineItem.js';
import { openDoor, type Door } from '../support/door.js';

const SKUS = ['A-1', 'A-2', 'B-1', 'B-2', 'B-3', 'Ä-1', 'a-1'];

describe('paging through a list', () => {
  let door: Door;
  let key: string;
  beforeAll(async () => {
    door = await openDoor();
    const tenant = await door.aTenant();
    key = await tenant.aKey();
    const intents = SKUS.map((sku) => ({ input: { sku, name: sku, baseUnit: 'EA' } }));
    await door.executor.execute(defineItem, { actor: { tenantId: tenant.tenantId, principalId: tenant.administrator } }, intents);
  });
  afterAll(() => door.close());

  interface Page {
    nodes: { sku: string }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
    totalCount: number;
  }

  const page = async (list: string): Promise<Page> => {
    const answer = await door.ask(key, `{ items(${list}) { nodes { sku } pageInfo { hasNextPage endCursor } totalCount } }`);
    expect(answer.errors).toEqual([]);
    return answer.data['items'] as unknown as Page;
  };

  async function skus(list: string): Promise<string[]> {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const { nodes, pageInfo } = await page(`${list}${after}`);
      seen.push(...nodes.map((node) => node.sku));
      if (!pageInfo.hasNextPage) return seen;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    throw new Error('the pages do not end');
  }

  it.each(['SKU', 'SKU_DESCENDING', 'CREATED', 'CREATED_DESCENDING'])('shows each row once, in the order %s', async (order) => {
    const bySku = [...SKUS].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const rows = order.startsWith('SKU') ? bySku : SKUS;
    expect(await skus(`first: 2, orderBy: ${order}`)).toEqual(order.endsWith('DESCENDING') ? rows.toReversed() : rows);
  });

  it.each([
    ['sku: {equals: "A-1"}', ['A-1']],
    ['sku: {in: ["B-3", "A-2", "none"]}', ['A-2', 'B-3']],
    ['sku: {in: []}', []],
    ['sku: {startsWith: "B"}', ['B-1', 'B-2', 'B-3']],
    ['sku: {startsWith: "Ä"}', ['Ä-1']],
    ['not: {sku: {startsWith: "B"}}', ['A-1', 'A-2', 'a-1', 'Ä-1']],
    ['or: [{sku: {equals: "A-1"}}, {sku: {equals: "B-1"}}]', ['A-1', 'B-1']],
    ['or: []', []],
    ['and: [{sku: {startsWith: "A"}}, {not: {sku: {equals: "A-1"}}}]', ['A-2']],
    ['id: {equals: "nonsense"}', []],
  ])('filters by %s', async (filter, expected) => {
    expect(await skus(`first: 2, filter: {${filter}}`)).toEqual(expected);
    expect((await page(`first: 1, filter: {${filter}}`)).totalCount).toBe(expected.length);
  });

  it('goes on from a row that is no longer there', async () => {
    const { pageInfo } = await page('first: 2');
    await door.owner.query(`delete from item where sku = 'A-2' and tenant_id = $1`, [Number(key.split('_')[1])]);
    expect((await page(`first: 1, after: "${pageInfo.endCursor}"`)).nodes).toEqual([{ sku: 'B-1' }]);
  });
});
