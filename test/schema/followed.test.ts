import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType, type GraphQLNamedType } from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { openDoor, type Door } from '../support/door.js';
import { aProbeTenant, type ProbeTenant } from '../support/probe/probeTenant.js';
import { watchStatements, type Statements } from '../support/statements.js';

const schema = await buildSchema();

/** Where rows of each type that something is followed from are found. */
const FOUND_AT: Readonly<Record<string, (fields: string) => string>> = {
  Lot: (fields) => `lots(first: 20) { nodes { id ${fields} } }`,
  StockBalance: (fields) => `stock(first: 20) { nodes { onHand { value } ${fields} } }`,
};

const followed = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type)
    ? Object.values(type.getFields())
        .filter((field) => field.extensions['follows'] !== undefined)
        .map((field) => ({ name: `${type.name}.${field.name}`, type: type.name, field: field.name, to: getNamedType(field.type) }))
    : [],
);

/** All of an object that has no page of its own, `levels` deep. */
function everything(type: GraphQLNamedType, levels: number): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap(({ name, type: fieldType }) => {
    const to = getNamedType(fieldType);
    if (isLeafType(to)) return name === 'asOfCursor' ? [] : [name];
    return levels > 0 ? [`${name} ${everything(to, levels - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

let door: Door;
let ours: ProbeTenant;
let statements: Statements;
beforeAll(async () => {
  door = await openDoor({ server: { withoutLimits: true } });
  ours = await aProbeTenant({ door, schema }, { mark: 'ALFA', number: 1 });
  // A second child, and a child of it.
  const { lot, bin, ownLot } = ours.facts;
  const split = (from: string | undefined, lotNumber: string) =>
    ours.making.make('transformLots', {
      kind: 'SPLIT',
      inputs: [{ lotId: from, binId: bin, quantity: { value: '2' } }],
      outputs: [{ lotNumber, binId: bin, quantity: { value: '2' } }],
    });
  await split(lot, 'ALFA-SECOND');
  await split(ownLot, 'ALFA-GRANDCHILD');
  statements = watchStatements((door.database.relay as unknown as { readonly options: { readonly user: string } }).options.user);
}, 60_000);
afterAll(async () => {
  statements.stop();
  await door.close();
});

interface Told {
  readonly data: unknown;
  readonly sent: readonly string[];
}

async function ask(query: string, variables = {}, key = ours.key): Promise<Told> {
  statements.take();
  const { data, errors } = await door.ask(key, query, variables);
  expect(errors).toEqual([]);
  return { data, sent: statements.take() };
}

const namesOf = (sent: readonly string[]) => sent.map((text) => /\* (\w+) \*/.exec(text)?.[1]);

describe('what is followed from a row', () => {
  it('is said of lots and balances', () => {
    expect(followed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Lot.item', 'Lot.stock', 'Lot.madeInto', 'Lot.madeFrom', 'StockBalance.bin', 'StockBalance.lot']),
    );
  });

  it.each(followed)('$name comes with it as it comes by itself', async ({ type, field, to }) => {
    const at = FOUND_AT[type];
    // Below a lot there is more to follow than one statement does.
    const below = everything(to, field === 'lot' ? 1 : 2);
    const together = await ask(`{ ${at?.(`${field} ${below}`)} }`);
    const apart = await ask(`query ($yes: Boolean!) { ${at?.(`${field} @include(if: $yes) ${below}`)} }`, { yes: true });
    expect(together.data).toEqual(apart.data);
    expect(JSON.stringify(together.data).length).toBeGreaterThan(200);
    expect(together.sent.length).toBeLessThan(apart.sent.length);
  });

  it('comes over several levels in one statement', async () => {
    const links = (page: string, more: string): string =>
      `madeInto${page} { nodes { quantity { value unit } child { lotNumber ${more} } } }`;
    const tree = (page: string): string =>
      `lots(first: 20) { nodes { id supplier { code } item { sku } stock { onHand { value } bin { code } site { name } } ${links(page, links(page, 'id'))} } }`;
    const together = await ask(`{ ${tree('')} }`);
    const apart = await ask(`query ($first: Int!) { ${tree('(first: $first)')} }`, { first: 50 });
    expect(together.data).toEqual(apart.data);
    expect(JSON.stringify(together.data)).toContain('ALFA-GRANDCHILD');
    // The supplier is looked up by itself.
    expect(namesOf(together.sent)).toEqual(['lots', 'partnersById']);
  });

  it('comes once for each way it is asked for', async () => {
    const page = '{ nodes { child { id } } pageInfo { hasNextPage } totalCount }';
    const { data, sent } = await ask(
      `{ lots(first: 20) { nodes { id one: madeInto(first: 1) ${page} all: madeInto(first: 20) ${page} } } }`,
    );
    const { nodes } = (data as { lots: { nodes: readonly Record<'one' | 'all', Links>[] } }).lots;
    for (const { one, all } of nodes) {
      expect(one.nodes).toEqual(all.nodes.slice(0, 1));
      expect(one.pageInfo.hasNextPage).toBe(all.nodes.length > 1);
      expect(one.totalCount).toBe(all.nodes.length);
    }
    expect(nodes.some(({ all }) => all.nodes.length > 1)).toBe(true);
    expect(namesOf(sent)).toEqual(['lots', 'madeIntoCount']);
  });

  it('is not read where it is skipped', async () => {
    const { sent } = await ask(
      'query ($no: Boolean!) { lots(first: 5) { nodes { id ... @include(if: $no) { stock { onHand { value } } } } } }',
      {
        no: false,
      },
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toContain('balance');
  });

  it('counts in the statement of the page, and by itself where there is no page or nothing on it', async () => {
    const counted = async (list: string, of: string): Promise<readonly [unknown, readonly (string | undefined)[]]> => {
      const { data, sent } = await ask(`{ lots(${list}) { ${of} } }`);
      return [(data as { lots: { totalCount: number } }).lots.totalCount, namesOf(sent)];
    };
    const { data } = await ask('{ lots(first: 50) { nodes { id } pageInfo { endCursor } } }');
    const { nodes, pageInfo } = (data as { lots: { nodes: readonly unknown[]; pageInfo: { endCursor: string } } }).lots;
    expect(nodes.length).toBeGreaterThan(3);
    expect(await counted('first: 2', 'totalCount nodes { id }')).toEqual([nodes.length, ['lots']]);
    expect(await counted('first: 2', 'totalCount')).toEqual([nodes.length, ['lotsCount']]);
    expect(await counted('first: 2, filter: { lotNumber: { equals: "NONE" } }', 'totalCount nodes { id }')).toEqual([0, [undefined]]);
    const behind = await counted(`first: 2, after: "${pageInfo.endCursor}"`, 'totalCount nodes { id }');
    expect(behind).toEqual([nodes.length, ['lots', 'lotsCount']]);
    const filtered = 'first: 1, filter: { lotNumber: { startsWith: "ALFA-" } }';
    const [count] = await counted(filtered, 'totalCount');
    expect(await counted(filtered, 'nodes { id } totalCount')).toEqual([count, [undefined]]);
    expect(count).toBeGreaterThan(1);
  });

  it('is no more than eight in a statement, and then comes by itself', async () => {
    const deep = (levels: number): string => (levels === 0 ? 'id' : `id madeInto { nodes { child { ${deep(levels - 1)} } } }`);
    const { sent } = await ask(`{ lots(first: 2) { nodes { ${deep(10)} } } }`);
    expect(sent[0]?.match(/genealogy_edge/g)).toHaveLength(8);
  });

  it('is looked up by itself for a partner, with its own condition', async () => {
    const query = '{ lots(first: 20) { nodes { id item { sku } } } }';
    const { data, sent } = await ask(query, {}, ours.partnerKey);
    expect((data as { lots: { nodes: unknown[] } }).lots.nodes.length).toBeGreaterThan(0);
    expect(namesOf(sent)).toEqual(['lots', 'itemsById']);
    expect(sent.join()).not.toContain('carried');
  });
});

interface Links {
  readonly nodes: readonly unknown[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean };
}
