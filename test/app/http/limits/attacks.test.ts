import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../../support/door.js';
import { watchStatements, type Statements } from '../../../support/statements.js';
import { WAYS_IN, askBy, type Told, type WayIn } from '../../../support/waysIn.js';

let door: Door;
let key: string;
let supplierKey: string;
let bystander: string;
let statements: Statements;
beforeAll(async () => {
  door = await openDoor();
  const tenant = await door.aTenant();
  key = await tenant.aKey();
  const { rows } = await door.owner.query(
    `insert into trading_partner (tenant_id, public_id, code, name, is_supplier) values ($1, gen_random_uuid(), 'ACME', 'Acme', true) returning id`,
    [tenant.tenantId],
  );
  supplierKey = await tenant.aKey({ role: 'supplier', partnerId: Number(rows[0].id) });
  bystander = await (await door.aTenant()).aKey();
  statements = watchStatements(door.database.relay.options.user);
});
afterAll(async () => {
  statements.stop();
  await door.close();
});

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const body = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });
/** JSON as it stands: what no object of ours would hold. */
const withVariables = (query: string, variables: string): string => `{"query":${JSON.stringify(query)},"variables":${variables}}`;
const nested = (levels: number, open: string, inner: string, close: string): string => open.repeat(levels) + inner + close.repeat(levels);

const IDS_251 = Array.from({ length: 251 }, (_, index) => `item_${index}`);
const BY_ID = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const FILTERED = 'query ($filter: ItemFilter) { items(filter: $filter) { nodes { id } } }';
const SHIPMENTS = (first: string) =>
  `inboundShipments(first: ${first}) { nodes { lines { item { packLevels { unit } } } receipts { lines { lot { stock { bin { code } } } } } } }`;
/** Fragments that spread the next one twice: 2^40 fields in a kilobyte. */
const BOMB = `{ bin(ref: {id: "bin_1"}) { ...F0 } } ${times(40, (n) => `fragment F${n} on Bin { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Bin { site { id } }`;

/** What is sent, and the code it is refused with, whichever way it comes. */
const ATTACKS: readonly (readonly [name: string, code: string, body: string])[] = [
  ['deep fields', 'DEPTH_EXCEEDED', body(`{ bin(ref: {id: "bin_1"}) { ${nested(10, 'parent {', 'id', '}')} } }`)],
  [
    'deep fields in fragments',
    'DEPTH_EXCEEDED',
    body(
      `{ bin(ref: {id: "bin_1"}) { ...F0 } } ${times(10, (n) => `fragment F${n} on Bin { parent { ...F${n + 1} } }`)} fragment F10 on Bin { id }`,
    ),
  ],
  ['wide roots', 'ROOT_FIELDS_EXCEEDED', body(`{ ${times(21, () => 'me { name }')} }`)],
  [
    'wide roots in fragments',
    'ROOT_FIELDS_EXCEEDED',
    body(`{ ${times(7, () => '...F')} } fragment F on Query { me { name } clock { now } rateLimit { cost } }`),
  ],
  ['aliases', 'ALIASES_EXCEEDED', body(`{ ${times(16, (n) => `a${n}: me { name }`)} }`)],
  [
    'aliases in fragments',
    'ALIASES_EXCEEDED',
    body('{ me { ...F } a: me { ...F } b: me { ...F } } fragment F on Me { a: id b: id c: id d: id e: id }'),
  ],
  [
    'aliases of mutations',
    'ALIASES_EXCEEDED',
    body(`mutation { ${times(16, (n) => `a${n}: revokeApiKey(input: {id: "key_1"}) { userErrors { code } }`)} }`),
  ],
  ['a long document', 'TOKENS_EXCEEDED', body(`{ me { ${times(2_000, () => 'name')} } }`)],
  ['a document of brackets', 'TOKENS_EXCEEDED', body(`{ items(filter: {or: ${'['.repeat(30_000)}`)],
  ['overlapping fields', 'REPETITION_EXCEEDED', body(`{ bin(ref: {id: "bin_1"}) { ${times(460, () => 'code')} } }`)],
  [
    'overlapping fields in each other',
    'REPETITION_EXCEEDED',
    body(`{ ${times(20, () => `bin(ref: {id: "bin_1"}) { ${times(40, () => 'code')} }`)} }`),
  ],
  ['directives', 'DIRECTIVES_EXCEEDED', body(`{ me { ${times(51, () => 'name @include(if: true)')} } }`)],
  ['fragments in a circle', 'GRAPHQL_VALIDATION_FAILED', body('{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }')],
  ['a fragment in itself', 'GRAPHQL_VALIDATION_FAILED', body('{ bin(ref: {id: "bin_1"}) { ...A } } fragment A on Bin { parent { ...A } }')],
  [
    'an introspection in circles',
    'GRAPHQL_VALIDATION_FAILED',
    body(`{ __schema { types { ${nested(4, 'fields { type {', 'name', '} }')} } } }`),
  ],
  ['a bomb of fragments', 'COST_EXCEEDED', body(BOMB)],
  ['nested pages by literals', 'COST_EXCEEDED', body(`{ ${SHIPMENTS('250')} }`)],
  ['nested pages by variables', 'COST_EXCEEDED', body(`query ($n: Int!) { ${SHIPMENTS('$n')} }`, { n: 250 })],
  ['nested pages by defaults', 'COST_EXCEEDED', body(`query ($n: Int! = 250) { ${SHIPMENTS('$n')} }`)],
  [
    'the same page many times',
    'COST_EXCEEDED',
    body(`{ ${times(12, (n) => `a${n}: lots(first: 250) { nodes { id item { sku } supplier { code } openHolds { id } } }`)} }`),
  ],
  ['traces', 'COST_EXCEEDED', body(`{ ${times(10, (n) => `a${n}: trace(start: {lot: {id: "lot_1"}}, direction: BOTH) { complete }`)} }`)],
  ['a page by literal', 'LIMIT_EXCEEDED', body('{ items(first: 1000000) { totalCount } }')],
  ['a page by variable', 'LIMIT_EXCEEDED', body('query ($n: Int!) { items(first: $n) { totalCount } }', { n: 1_000_000 })],
  ['a page by default', 'LIMIT_EXCEEDED', body('query ($n: Int! = 1000000) { items(first: $n) { totalCount } }')],
  ['a list by literal', 'LIST_TOO_LONG', body(`{ nodes(ids: ${JSON.stringify(IDS_251)}) { id } }`)],
  ['a list by variable', 'LIST_TOO_LONG', body(BY_ID, { ids: IDS_251 })],
  ['a list by default', 'LIST_TOO_LONG', body(`query ($ids: [ID!]! = ${JSON.stringify(IDS_251)}) { nodes(ids: $ids) { id } }`)],
  ['a list in a filter', 'LIST_TOO_LONG', body(FILTERED, { filter: { or: [{ not: { id: { in: IDS_251 } } }] } })],
  ['a list of filters', 'LIST_TOO_LONG', body(FILTERED, { filter: { or: IDS_251.map((id) => ({ id: { equals: id } })) } })],
  ['a list in a variable that nobody uses', 'LIST_TOO_LONG', body('{ me { name } }', { unused: IDS_251 })],
  ['a long text by literal', 'VALUE_TOO_LARGE', body(`{ item(ref: {sku: "${'A'.repeat(5_000)}"}) { id } }`)],
  [
    'a long text by variable',
    'VALUE_TOO_LARGE',
    body('query ($sku: String) { item(ref: {sku: $sku}) { id } }', { sku: 'A'.repeat(5_000) }),
  ],
  ['a long number by literal', 'VALUE_TOO_LARGE', body(`{ items(first: ${'1'.repeat(5_000)}) { totalCount } }`)],
  ['a number beyond numbers', 'VALUE_TOO_LARGE', withVariables('query ($n: Int!) { items(first: $n) { totalCount } }', '{"n":1e999}')],
  [
    'a number that is no integer',
    'BAD_USER_INPUT',
    withVariables('query ($n: Int!) { items(first: $n) { totalCount } }', `{"n":${'9'.repeat(300)}}`),
  ],
  ['a deep literal', 'VALUE_TOO_LARGE', body(`{ items(filter: ${nested(21, '{not: ', '{}', '}')}) { totalCount } }`)],
  ['a deep variable', 'VALUE_TOO_LARGE', withVariables(FILTERED, `{"filter":${nested(5_000, '{"not":', '{}', '}')}}`)],
  ['a prototype', 'BAD_USER_INPUT', withVariables('{ me { name } }', '{"__proto__":{"role":"ADMINISTRATOR"}}')],
  ['a prototype in a filter', 'BAD_USER_INPUT', withVariables(FILTERED, '{"filter":{"__proto__":{"sku":{"equals":"A"}}}}')],
  [
    'a prototype in a free object',
    'BAD_USER_INPUT',
    withVariables('query ($x: Cursor) { items(after: $x) { totalCount } }', '{"x":{"a":[{"__proto__":1}]}}'),
  ],
];

const codesOf = ({ errors }: Told): readonly unknown[] => errors?.map(({ extensions }) => extensions['code']) ?? [];

describe.each(WAYS_IN)('over %s', (wayIn: WayIn) => {
  it.each(ATTACKS)('refuses %s with %s, before anything is read for it', async (_name, code, sent) => {
    statements.take();
    const [told, other] = await Promise.all([askBy(wayIn, door, { key, body: sent }), door.ask(bystander, '{ me { role } }')]);
    expect(codesOf(told)).toContain(code);
    expect(told.data ?? null).toBeNull();
    expect(statements.take()).toEqual([]);
    expect(other.data).toEqual({ me: { role: 'ADMINISTRATOR' } });
  });

  it('tells the schema to staff, and to partners neither the schema nor what they might have meant', async () => {
    const introspection = body('{ __schema { queryType { name } } }');
    expect((await askBy(wayIn, door, { key, body: introspection })).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect(codesOf(await askBy(wayIn, door, { key: supplierKey, body: introspection }))).toEqual(['FORBIDDEN']);
    for (const typo of ['{ mee { name } }', '{ me { nam } }', '{ events(filter: {types: [ITEM_DEFIND]}) { nodes { id } } }']) {
      const [staff, partner] = [
        await askBy(wayIn, door, { key, body: body(typo) }),
        await askBy(wayIn, door, { key: supplierKey, body: body(typo) }),
      ];
      expect(staff.errors?.[0]?.message).toContain('Did you mean');
      expect(codesOf(partner)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(JSON.stringify(partner)).not.toContain('Did you mean');
    }
  });

  it('lets the largest operations pass that are allowed', async () => {
    const allowed = [
      body(`{ bin(ref: {id: "bin_1"}) { ${nested(8, 'parent {', 'id', '}')} } }`),
      body(`{ ${times(15, (n) => `a${n}: me { name }`)} }`),
      body(`{ ${times(20, () => 'me { name }')} }`),
      body(`{ me { ${times(400, () => 'name')} } }`),
      body(BY_ID, { ids: IDS_251.slice(1) }),
      body('{ items(first: 250) { nodes { id } } }'),
      body('query ($sku: String) { item(ref: {sku: $sku}) { id } }', { sku: 'A'.repeat(4_096) }),
    ];
    statements.take();
    for (const sent of allowed) expect(codesOf(await askBy(wayIn, door, { key, body: sent }))).toEqual([]);
    // So that their absence means something above.
    expect(statements.take()).not.toEqual([]);
  });

  it('tells what an operation costs', async () => {
    const { extensions } = await askBy(wayIn, door, { key, body: body('{ items(first: 250) { nodes { id } } }') });
    expect(extensions?.cost).toMatchObject({ requested: 27, actual: 2, throttle: { maximum: expect.any(Number) } });
  });
});
