import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimit } from '../../../../src/app/http/limits/rateLimit.js';
import { TrustedDocuments } from '../../../../src/app/http/requests/trustedDocuments.js';
import { openDoor, type Answer, type Door } from '../../../support/door.js';
import { watchStatements, type Statements } from '../../../support/statements.js';
import type { Tenant } from '../../../support/tenant.js';
import { WAYS_IN, askBy, type Told, type WayIn } from '../../../support/waysIn.js';

const ME = 'query Me { me { role } }';
const NAMED = 'query Named { me { name } }';
const NOBODYS = 'query Nobodys { me { id } }';

let door: Door;
let statements: Statements;
let tenant: Tenant;
let administrator: string;
let storefront: string;
/** A storefront of a tenant that trusts NAMED and nothing else. */
let neighbour: string;

beforeAll(async () => {
  door = await openDoor();
  statements = watchStatements(door.database.relay.options.user);
});
afterAll(async () => {
  statements.stop();
  await door.close();
});
beforeEach(async () => {
  tenant = await door.aTenant();
  administrator = await tenant.aKey();
  storefront = await aStorefront(tenant);
  const next = await door.aTenant();
  neighbour = await aStorefront(next);
  await define(administrator, [ME]);
  await define(await next.aKey(), [NAMED]);
});

async function aStorefront(of: Tenant): Promise<string> {
  const { rows } = await door.owner.query(
    `insert into trading_partner (tenant_id, public_id, code, name, is_customer) values ($1, gen_random_uuid(), 'SHOP', 'Shop', true) returning id`,
    [of.tenantId],
  );
  return await of.aKey({ role: 'storefront', partnerId: Number(rows[0].id) });
}

const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const asInput = (body: string) => ({ documentId: idOf(body), body });

const DEFINE = `mutation ($input: DefineTrustedDocumentsInput!) { defineTrustedDocuments(input: $input) {
  addedCount documents { documentId kind name } userErrors { code path } } }`;
const REMOVE = `mutation ($input: RemoveTrustedDocumentsInput!) { removeTrustedDocuments(input: $input) { documentIds userErrors { code path } } }`;
const define = async (key: string, texts: readonly string[]): Promise<Answer> =>
  await door.ask(key, DEFINE, { input: { documents: texts.map(asInput) } });

const codesOf = ({ errors }: Told): readonly unknown[] => errors?.map(({ extensions }) => extensions['code']) ?? [];
const ASKED_NOTHING = { query: '' };

describe.each(WAYS_IN)('a storefront, over %s', (wayIn: WayIn) => {
  const ask = async (body: object, key = storefront): Promise<Told> =>
    await askBy(wayIn, door, { key, body: JSON.stringify({ ...(wayIn === 'WebSocket' ? ASKED_NOTHING : {}), ...body }) });

  it.each([
    ['its id', { documentId: idOf(ME) }],
    ['its id among the extensions', { extensions: { documentId: idOf(ME) } }],
    ['its id and its text', { documentId: idOf(ME), query: ME }],
    ['its text', { query: ME }],
    ['its id and variables that nobody asked for', { documentId: idOf(ME), variables: { x: 1 } }],
    ['its id and the name of its operation', { documentId: idOf(ME), operationName: 'Me' }],
  ])('is answered a trusted document, asked for by %s', async (_case, body) => {
    const told = await ask(body);
    expect([told.data, codesOf(told)]).toEqual([{ me: { role: 'STOREFRONT' } }, []]);
  });

  it.each([
    ['a text of its own', 'DOCUMENT_NOT_TRUSTED', { query: NOBODYS }],
    ['the text of a trusted document with a blank more', 'DOCUMENT_NOT_TRUSTED', { query: `${ME} ` }],
    ['what it might ask: the schema', 'DOCUMENT_NOT_TRUSTED', { query: '{ __schema { types { name } } }' }],
    ['nothing', 'DOCUMENT_NOT_TRUSTED', {}],
    ['an id that nobody knows', 'DOCUMENT_UNKNOWN', { documentId: idOf(NOBODYS) }],
    ["another tenant's id", 'DOCUMENT_UNKNOWN', { documentId: idOf(NAMED) }],
    ["another tenant's text", 'DOCUMENT_NOT_TRUSTED', { query: NAMED }],
    ["another tenant's id and text", 'DOCUMENT_NOT_TRUSTED', { documentId: idOf(NAMED), query: NAMED }],
    ['a known id with another text', 'BAD_USER_INPUT', { documentId: idOf(ME), query: NOBODYS }],
    ['a text with the id of another', 'BAD_USER_INPUT', { documentId: idOf(NOBODYS), query: ME }],
    ['a hash without its kind', 'BAD_USER_INPUT', { documentId: idOf(ME).slice(7) }],
    ['a hash in capital letters', 'BAD_USER_INPUT', { documentId: idOf(ME).toUpperCase().replace('SHA256', 'sha256') }],
    ['an id that is a number', 'BAD_USER_INPUT', { documentId: 1 }],
    ['an id that is a list', 'BAD_USER_INPUT', { documentId: [idOf(ME)] }],
    ['an id among the extensions that is an object', 'BAD_USER_INPUT', { extensions: { documentId: {} } }],
    [
      'the hash of a persisted query, as Apollo has it',
      'DOCUMENT_NOT_TRUSTED',
      { extensions: { persistedQuery: { version: 1, sha256Hash: idOf(ME).slice(7) } } },
    ],
    [
      'a text to be persisted, as Apollo has it',
      'DOCUMENT_NOT_TRUSTED',
      { query: NOBODYS, extensions: { persistedQuery: { version: 1, sha256Hash: idOf(NOBODYS).slice(7) } } },
    ],
  ])('is refused %s with %s', async (_case, code, body) => {
    const told = await ask(body);
    expect([codesOf(told), told.data ?? null]).toEqual([[code], null]);
  });

  it('is refused what it knows to be trusted elsewhere, and the other way round', async () => {
    expect((await ask({ documentId: idOf(NAMED) }, neighbour)).data).toMatchObject({ me: { name: expect.any(String) } });
    expect(codesOf(await ask({ documentId: idOf(ME) }, neighbour))).toEqual(['DOCUMENT_UNKNOWN']);
  });

  it('lets everybody else ask as they like, by id or by text', async () => {
    expect((await ask({ documentId: idOf(ME) }, administrator)).data).toEqual({ me: { role: 'ADMINISTRATOR' } });
    expect((await ask({ query: NOBODYS }, administrator)).data).toMatchObject({ me: { id: expect.any(String) } });
    expect(codesOf(await ask({ documentId: idOf(NOBODYS) }, administrator))).toEqual(['DOCUMENT_UNKNOWN']);
    expect(codesOf(await ask({ documentId: idOf(NOBODYS), query: ME }, administrator))).toEqual(['BAD_USER_INPUT']);
  });
});

it('a storefront has its rights and no more, whatever is trusted', async () => {
  const items = 'query Items { items { totalCount } apiKeys { totalCount } }';
  await define(administrator, [items]);
  const told = await askBy('HTTP', door, { key: storefront, body: JSON.stringify({ documentId: idOf(items) }) });
  expect(codesOf(told)).toContain('FORBIDDEN');
  expect(codesOf(told).every((code) => code === 'FORBIDDEN')).toBe(true);
});

describe('a storefront that asks by GET', () => {
  const get = async (parameters: readonly (readonly [string, string])[], key = storefront): Promise<Told> => {
    const search = parameters.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    return (await (await fetch(`http://127.0.0.1:${door.address.port}/graphql?${search}`, { headers })).json()) as Told;
  };

  it('is answered a trusted query by its id', async () => {
    expect((await get([['documentId', idOf(ME)]])).data).toEqual({ me: { role: 'STOREFRONT' } });
  });

  it.each<readonly [string, string, readonly (readonly [string, string])[]]>([
    ['a text', 'DOCUMENT_NOT_TRUSTED', [['query', NOBODYS]]],
    [
      'another text with a known id',
      'BAD_USER_INPUT',
      [
        ['documentId', idOf(ME)],
        ['query', NOBODYS],
      ],
    ],
    [
      'a second text',
      'BAD_REQUEST',
      [
        ['query', ME],
        ['query', NOBODYS],
      ],
    ],
    // Readers of forms stop after a thousand fields; what stands behind them must not be read by anybody else.
    [
      'a second text far behind',
      'BAD_REQUEST',
      [['query', ME], ...Array.from({ length: 1_000 }, () => ['a', ''] as const), ['query', NOBODYS]],
    ],
    ['a text far behind', 'DOCUMENT_NOT_TRUSTED', [...Array.from({ length: 1_000 }, () => ['a', ''] as const), ['query', NOBODYS]]],
  ])('is refused %s with %s', async (_case, code, parameters) => {
    const told = await get(parameters);
    expect([codesOf(told), told.data ?? null]).toEqual([[code], null]);
  });

  it('is refused a mutation that is trusted: it changes nothing', async () => {
    const mutation = 'mutation Revoke { revokeApiKey(input: {id: "key_1"}) { userErrors { code } } }';
    await define(administrator, [mutation]);
    const told = await get([['documentId', idOf(mutation)]], administrator);
    expect([codesOf(told), told.data ?? null]).toEqual([['BAD_REQUEST'], null]);
  });
});

describe('trusting documents', () => {
  it('tells what they are, and does no harm when it is done again', async () => {
    const once = await define(administrator, [ME, NAMED]);
    expect(once.data).toEqual({
      defineTrustedDocuments: {
        addedCount: 1,
        documents: [
          { documentId: idOf(ME), kind: 'QUERY', name: 'Me' },
          { documentId: idOf(NAMED), kind: 'QUERY', name: 'Named' },
        ],
        userErrors: [],
      },
    });
    expect((await define(administrator, [ME, NAMED])).data).toMatchObject({ defineTrustedDocuments: { addedCount: 0 } });
  });

  it.each([
    ['a hash that is not its own', [{ documentId: idOf(NAMED), body: ME }]],
    ['no hash', [{ documentId: 'Me', body: ME }]],
    ['a text that is no GraphQL', [asInput('query {')]],
    ['a field that the schema has not', [asInput('{ nothing }')]],
    ['two operations', [asInput('query A { me { id } } query B { me { id } }')]],
    ['fragments alone', [asInput('fragment F on Me { id }')]],
    ['a fragment that nobody spreads', [asInput('{ me { id } } fragment F on Me { id }')]],
    ['the same one twice', [asInput(NAMED), asInput(NAMED)]],
    ['no documents', []],
    ['a text without end', [asInput(`{ me { ${'id '.repeat(11_000)} } }`)]],
  ])('is refused as a whole for %s', async (_case, documents) => {
    const all = documents.length === 0 ? [] : [asInput(NOBODYS), ...documents];
    const answer = await door.ask(administrator, DEFINE, { input: { documents: all } });
    const { userErrors } = answer.data['defineTrustedDocuments'] as unknown as { userErrors: { code: string }[] };
    expect(userErrors.map(({ code }) => code)).toContain('INVALID_INPUT');
    expect(codesOf(await askBy('HTTP', door, { key: storefront, body: JSON.stringify({ documentId: idOf(NOBODYS) }) }))).toEqual([
      'DOCUMENT_UNKNOWN',
    ]);
  });

  it('takes 250 at once and not one more, and no text or body beyond its limit', async () => {
    const texts = Array.from({ length: 251 }, (_, index) => `query Q${index} { me { id } }`);
    expect((await define(administrator, texts)).errors).toMatchObject([{ extensions: { code: 'LIST_TOO_LONG' } }]);
    expect((await define(administrator, texts.slice(1))).data).toMatchObject({ defineTrustedDocuments: { addedCount: 250 } });
    const long = `{ me { id } } #${'x'.repeat(65_536)}`;
    expect((await define(administrator, [long])).errors).toMatchObject([{ extensions: { code: 'VALUE_TOO_LARGE' } }]);
    const huge = Array.from({ length: 5 }, (_, index) => `query L${index} { me { id } } #${'x'.repeat(60_000)}`);
    expect(await define(administrator, huge)).toMatchObject({ status: 413, errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
  });

  it('is for administrators', async () => {
    for (const key of [storefront, await tenant.aKey({ role: 'planner' }), await tenant.aKey({ role: 'connector' })]) {
      const { errors } = await define(key, [ME]);
      expect(['FORBIDDEN', 'DOCUMENT_NOT_TRUSTED']).toContain(errors[0]?.extensions['code']);
    }
  });

  it('ends when they are removed, all of them or none, and can be done again', async () => {
    const remove = async (ids: readonly string[]) => (await door.ask(administrator, REMOVE, { input: { documentIds: ids } })).data;
    expect(await remove([idOf(ME), idOf(NOBODYS)])).toMatchObject({
      removeTrustedDocuments: { documentIds: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await remove([idOf(ME)])).toEqual({ removeTrustedDocuments: { documentIds: [idOf(ME)], userErrors: [] } });
    // Nobody asked for it before, so that nobody remembers it.
    expect(codesOf(await askBy('HTTP', door, { key: storefront, body: JSON.stringify({ documentId: idOf(ME) }) }))).toEqual([
      'DOCUMENT_UNKNOWN',
    ]);
    await define(administrator, [ME]);
    expect((await askBy('HTTP', door, { key: storefront, body: JSON.stringify({ documentId: idOf(ME) }) })).data).toEqual({
      me: { role: 'STOREFRONT' },
    });
  });
});

describe('looking documents up', () => {
  it('is done once for those that are asked for again and again', async () => {
    const body = JSON.stringify({ documentId: idOf(ME) });
    await askBy('HTTP', door, { key: storefront, body });
    statements.take();
    await askBy('HTTP', door, { key: storefront, body });
    expect(statements.take().filter((text) => text.includes('trusted'))).toEqual([]);
    await askBy('HTTP', door, { key: storefront, body: JSON.stringify({ documentId: idOf(NOBODYS) }) });
    expect(statements.take().filter((text) => text.includes('trusted'))).toHaveLength(1);
  });

  it('is done again after a while: one that is trusted no longer is forgotten', async () => {
    const caller = { tenantId: tenant.tenantId, role: 'storefront' } as const;
    const { app } = door.database;
    const [remembering, forgetting] = [new TrustedDocuments({ app }), new TrustedDocuments({ app, keptMs: 0 })];
    const known = { documentId: idOf(ME) };
    for (const documents of [remembering, forgetting]) expect(await documents.resolve(caller, known)).toEqual({ ok: true, query: ME });
    await door.ask(administrator, REMOVE, { input: { documentIds: [idOf(ME)] } });
    expect(await remembering.resolve(caller, known)).toEqual({ ok: true, query: ME });
    expect(await forgetting.resolve(caller, known)).toMatchObject({ ok: false, code: 'DOCUMENT_UNKNOWN' });
  });

  it.each(WAYS_IN)('is paid for over %s, also when nothing is found', async (wayIn) => {
    const poor = await openDoor({ server: { rateLimit: new RateLimit({ burst: 20, perSecond: 0.001 }) } });
    const codes: unknown[] = [];
    for (let asked = 0; asked < 22; asked += 1) {
      const body = JSON.stringify({ ...ASKED_NOTHING, documentId: idOf(`${NOBODYS} #${asked}`) });
      codes.push(...codesOf(await askBy(wayIn, poor, { key: storefront, body })));
    }
    expect(codes).toEqual([...Array.from({ length: 20 }, () => 'DOCUMENT_UNKNOWN'), 'RATE_LIMITED', 'RATE_LIMITED']);
    await poor.close();
  });
});
