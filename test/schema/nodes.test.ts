import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../support/door.js';

const DEFINE = `mutation ($sku: String!) { defineItem(input: {sku: $sku, name: "Oats", baseUnit: "KGM"}) { item { id sku } userErrors { code } } }`;

describe('finding things by id', () => {
  let door: Door;
  let key: string;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    key = await (await door.aTenant()).aKey();
  });

  const define = async (byKey: string, sku: string): Promise<string> =>
    ((await door.ask(byKey, DEFINE, { sku })).data['defineItem'] as unknown as { item: { id: string } }).item.id;

  it('finds it, whatever noun it is', async () => {
    const id = await define(key, 'OATS');
    expect(id).toMatch(/^item_[0-9a-z]{26}$/);
    const { data } = await door.ask(key, `{ node(id: "${id}") { __typename id ... on Item { sku } } }`);
    expect(data).toEqual({ node: { __typename: 'Item', id, sku: 'OATS' } });
  });

  it('keeps the order of many ids, with null in the place of what is not there', async () => {
    const [oats, rye] = [await define(key, 'OATS'), await define(key, 'RYE')];
    const unknown = 'item_01h455vb4pex5vsknk084sn02q';
    const { data } = await door.ask(key, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [rye, unknown, 'nonsense', oats, oats.replace('item_', 'site_'), oats.toUpperCase(), rye],
    });
    expect(data).toEqual({ nodes: [{ id: rye }, null, null, { id: oats }, null, null, { id: rye }] });
  });

  it('finds nothing of another tenant, for look-ups, filters and changes alike', async () => {
    const id = await define(key, 'OATS');
    const stranger = await (await door.aTenant()).aKey();
    const { data } = await door.ask(
      stranger,
      `{ node(id: "${id}") { id } item(ref: {id: "${id}"}) { id } bySku: item(ref: {sku: "OATS"}) { id }
         items(filter: {id: {equals: "${id}"}}) { totalCount } }`,
    );
    expect(data).toEqual({ node: null, item: null, bySku: null, items: { totalCount: 0 } });
    const changed = await door.ask(
      stranger,
      `mutation { defineItem(input: {id: "${id}", sku: "X", name: "X", baseUnit: "KGM"}) { item { id } userErrors { code path } } }`,
    );
    expect(changed.data).toEqual({ defineItem: { item: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }] } });
  });
});
