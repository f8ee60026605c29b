import { beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, getOperationAST, isObjectType, parse, validate, type FragmentDefinitionNode, type GraphQLSchema } from 'graphql';
import { buildSchema } from '../../../../schema/buildSchema.js';
import { OperationCost } from '../../../../src/app/http/limits/cost.js';
import { costPlan } from '../../../../src/app/http/limits/costPlan.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});

function costOf(query: string, variables: Record<string, unknown> = {}): OperationCost {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  const operation = getOperationAST(document, null)!;
  return new OperationCost(costPlan(schema, operation, new Map(fragments.map((node) => [node.name.value, node]))), variables);
}

const LOTS = '{ nodes { id item { sku } } }';

describe('the cost of an operation', () => {
  it.each([
    ['nothing but a name', '{ __typename }', {}, 1],
    ['introspection', '{ __schema { types { name fields { name } } } }', {}, 1],
    ['an object', '{ me { name role } }', {}, 1],
    ['objects in objects', '{ me { tenant { name } partner { code } } }', {}, 3],
    ['an empty connection', '{ lots { totalCount pageInfo { endCursor } } }', {}, 2],
    ['a page of the default size', `{ lots ${LOTS} }`, {}, 2 + 5 * 2],
    ['a page of one', `{ lots(first: 1) ${LOTS} }`, {}, 2 + 2],
    ['a page by literal', `{ lots(first: 250) ${LOTS} }`, {}, 2 + 25 * 2],
    ['a page by variable', `query ($n: Int!) { lots(first: $n) ${LOTS} }`, { n: 101 }, 2 + 11 * 2],
    ['a page by the default of a variable', `query ($n: Int! = 200) { lots(first: $n) ${LOTS} }`, {}, 2 + 20 * 2],
    ['edges as well as nodes', '{ lots(first: 10) { nodes { id } edges { cursor node { id } } } }', {}, 2 + 1 + 1],
    ['a list without pages', '{ lots(first: 10) { nodes { stock { onHand { value } bin { code } } } } }', {}, 2 + (1 + 5 * 2)],
    ['as many as there are ids', '{ nodes(ids: ["a", "b"]) { id ... on Lot { item { sku } } } }', {}, 2],
    ['ids by variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 41 }, String) }, 5],
    ['a mutation', 'mutation { revokeApiKey(input: {id: "key_1"}) { userErrors { code } } }', {}, 10 + 5],
    ['a trace', '{ trace(start: {lot: {id: "lot_1"}}, direction: FORWARD) { complete lots(first: 250) { totalCount } } }', {}, 100 + 1 + 2],
    ['an explanation', '{ explainAllocation(input: {orderLine: {orderLineId: "x"}}) { complete strategy } }', {}, 50 + 1],
    [
      'what is left out',
      'query ($no: Boolean!) { me { tenant @include(if: $no) { name } partner @skip(if: true) { code } } }',
      { no: false },
      1,
    ],
  ])('is that of %s', (_case, query, variables, points) => {
    expect(costOf(query, variables).requested).toBe(points);
  });

  it('counts a fragment wherever it is spread', () => {
    const query = `{ a: lots ${LOTS.replace('id', '...F')} b: lots { nodes { ...F ...F } } } fragment F on Lot { supplier { code } openHolds { id } }`;
    // A lot with fragment: 1 + 1 + 5; with item too: 8; with the fragment twice: 13.
    expect(costOf(query).requested).toBe(2 + 5 * 8 + 2 + 5 * 13);
  });

  it('lets the work of a day pass: 50 lots with item, stock and bins, and 50 shipments with all they hold', () => {
    const lots = `{ lots(first: 50, filter: {quality: {equals: RELEASED}}) { totalCount asOfCursor pageInfo { hasNextPage endCursor }
      nodes { id lotNumber usableThrough item { sku name } supplier { code } stock { onHand { value unit } availability { available { value } reasons } bin { code site { code } } } } } }`;
    expect(costOf(lots).requested).toBeLessThanOrEqual(250);
    const shipments = `{ inboundShipments { nodes { shipmentNumber supplier { code } site { code } lines { item { sku } quantity { value unit } }
      handlingUnits { code } receipts { lines { lot { lotNumber } } } discrepancies { type } } } }`;
    expect(costOf(shipments).requested).toBeLessThanOrEqual(500);
  });

  it('refuses a page beyond the limit, in whatever way it is said', () => {
    for (const [query, variables] of [
      ['{ lots(first: 1000000) { totalCount } }', {}],
      ['query ($n: Int!) { lots(first: $n) { totalCount } }', { n: 251 }],
      ['query ($n: Int! = 251) { lots(first: $n) { totalCount } }', {}],
    ] as const) {
      expect(() => costOf(query, variables)).toThrow(
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'LIMIT_EXCEEDED' }) }),
      );
    }
  });

  it('is found in one pass over fragments that spread each other twice, whether they ask for something or not', () => {
    const chain = (last: string) =>
      `{ bin(ref: {id: "bin_1"}) { ...F0 } } ${Array.from({ length: 200 }, (_, index) => `fragment F${index} on Bin { ...F${index + 1} ...F${index + 1} }`).join(' ')}
       fragment F200 on Bin { ${last} }`;
    expect(costOf(chain('site { id }')).requested).toBeGreaterThan(1e50);
    const nothing = costOf(chain('code site @skip(if: true) { id }'));
    expect(nothing.requested).toBe(1);
    expect(nothing.actual({ bin: { code: 'A' } })).toBe(1);
  });

  it('is what was answered in the end', () => {
    const cost = costOf('{ lots(first: 250) { nodes { item { sku } stock { bin { code } } } } me { name } }');
    expect(cost.requested).toBe(2 + 25 * (2 + 5 * 2) + 1);
    const lot = { item: { sku: 'A' }, stock: [{ bin: { code: 'B' } }, { bin: { code: 'C' } }] };
    // A lot: itself, its item, and a tenth of two rows with a bin each.
    expect(cost.actual({ lots: { nodes: [lot, lot, lot] }, me: { name: 'x' } })).toBe(Math.ceil(2 + 0.3 * (2 + 0.4) + 1));
    expect(cost.actual(null)).toBe(1);
  });

  it('knows every connection of the schema by its name', () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      const fields = type.getFields();
      expect([type.name, 'edges' in fields && 'pageInfo' in fields]).toEqual([type.name, type.name.endsWith('Connection')]);
    }
  });
});
