import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import supertest from 'supertest';
import { openDoor, type Door } from '../../../support/door.js';

describe('top-level errors', () => {
  let door: Door;
  let key: string;
  beforeAll(async () => {
    const broken = Router().get('/broken', () => {
      throw new Error('select secret from /etc/passwd');
    });
    door = await openDoor({ routers: [broken] });
    key = await (await door.aTenant()).aKey();
  });
  afterAll(() => door.close());

  const codeOf = async (query: string, variables?: Record<string, unknown>) =>
    (await door.ask(key, query, variables)).errors[0]?.extensions['code'];

  it.each([
    ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a value that is no such scalar', 'query ($id: Cursor) { items(after: $id) { totalCount } }', 'BAD_USER_INPUT'],
    ['a page that is too large', '{ items(first: 251) { totalCount } }', 'LIMIT_EXCEEDED'],
    ['a page of nothing', '{ items(first: 0) { totalCount } }', 'BAD_USER_INPUT'],
    ['a cursor of another list', '{ items(after: "WyJDT0RFIiwiQSIsMV0") { totalCount } }', 'BAD_USER_INPUT'],
    ['two ways to name an item', '{ item(ref: {sku: "A", id: "item_1"}) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too many ids', `{ nodes(ids: [${'"item_1",'.repeat(251)}]) { id } }`, 'LIST_TOO_LONG'],
    [
      'an operation that is too deep',
      `{ node(id: "bin_1") { ... on Bin { ${'parent { '.repeat(15)} id ${'}'.repeat(15)} } } }`,
      'DEPTH_EXCEEDED',
    ],
    ['a filter that is too deep', `{ items(filter: ${'{not: '.repeat(11)}{}${'}'.repeat(11)}) { nodes { id } } }`, 'LIMIT_EXCEEDED'],
    ['a null character', '{ item(ref: {sku: "a\\u0000b"}) { id } }', 'BAD_USER_INPUT'],
  ])('answers %s with its code', async (_case, query, code) => {
    expect(await codeOf(query, { id: 'not a cursor!' })).toBe(code);
  });

  it('tells the request id of the caller, and none that could do harm', async () => {
    const ask = (requestId: string) =>
      supertest(door.server.http)
        .post('/graphql')
        .set('authorization', `Bearer ${key}`)
        .set('x-request-id', requestId)
        .send({ query: '{ x }' });
    const sane = await ask('order-17');
    expect(sane.headers['x-request-id']).toBe('order-17');
    expect(sane.body.errors[0].extensions.requestId).toBe('order-17');
    expect((await ask('a b"c')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('masks bugs: neither message nor stack, SQL or file leaves the house', async () => {
    const { status, body } = await supertest(door.server.http).get('/broken').set('x-request-id', 'broken-1');
    expect(status).toBe(500);
    expect(body).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'broken-1' } }],
    });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(door.logged.at(-1)).toMatchObject({ requestId: 'broken-1', err: { message: 'select secret from /etc/passwd' } });
  });

  it('refuses bodies above 256 KB and bodies that are no JSON', async () => {
    const send = (body: string) =>
      supertest(door.server.http).post('/graphql').set('authorization', `Bearer ${key}`).set('content-type', 'application/json').send(body);
    const large = await send(JSON.stringify({ query: `{ me { name } } # ${'x'.repeat(256 * 1024)}` }));
    expect([large.status, large.body.errors[0].extensions.code]).toEqual([413, 'LIMIT_EXCEEDED']);
    const broken = await send('{"query": ');
    expect([broken.status, broken.body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('takes queries by GET, mutations by POST only, and no form of a foreign page', async () => {
    const get = (query: string) => supertest(door.server.http).get('/graphql').query({ query }).set('authorization', `Bearer ${key}`);
    expect((await get('{ me { name } }').set('apollo-require-preflight', '1')).status).toBe(200);
    expect((await get('{ me { name } }')).status).toBe(400);
    const mutation = await get('mutation { revokeApiKey(input: {id: "key_1"}) { userErrors { code } } }').set(
      'apollo-require-preflight',
      '1',
    );
    expect(mutation.status).toBe(405);
    const batch = await supertest(door.server.http)
      .post('/graphql')
      .set('authorization', `Bearer ${key}`)
      .send([{ query: '{ me { name } }' }]);
    expect(batch.status).toBe(400);
  });

  it('answers probes, metrics and the IDE', async () => {
    const get = (path: string) => supertest(door.server.http).get(path);
    expect((await get('/healthz')).body).toEqual({ status: 'alive' });
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/metrics')).text).toContain('lotgraph_command_seconds');
    const page = await get('/graphiql');
    expect(page.headers['content-security-policy']).toContain("script-src 'self' 'unsafe-inline'");
    expect(page.text).toContain('YogaGraphiQL');
    expect((await get('/nothing')).status).toBe(404);
  });
});
