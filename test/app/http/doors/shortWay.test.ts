import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from '../../../../schema/buildSchema.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { PlannedQueries } from '../../../../src/app/execution/plannedQueries.js';
import { authenticator } from '../../../../src/app/http/requests/authenticate.js';
import { openContext } from '../../../../src/app/http/operations/operationContext.js';
import { shortWay } from '../../../../src/app/http/doors/shortWay.js';
import { TrustedDocuments } from '../../../../src/app/http/requests/trustedDocuments.js';
import { ValidDocuments } from '../../../../src/app/http/requests/validDocuments.js';
import { documentLimits } from '../../../../src/app/http/limits/validationRules.js';
import { openDoor, type Door } from '../../../support/door.js';

const ME = '{ me { name } }';

let door: Door;
let key: string;
let server: Server;
/** Requests that went on to express. */
let wentOn: number;

beforeAll(async () => {
  door = await openDoor();
  key = await (await door.aTenant()).aKey();
  const schema = await buildSchema();
  const { app, partner } = door.database;
  const { executor, feed } = door;
  const deps = { app, partner, executor, feed, now: () => door.clock.now(), checkProfile: () => [], enqueue: async () => undefined };
  const plain = {
    schema,
    queries: new PlannedQueries(schema, new ValidDocuments(schema, documentLimits())),
    openContext: ({ locals }: { readonly locals: object }) => openContext(deps, (locals as { caller: Caller }).caller, 'a-request'),
    format: () => ({ message: 'wrong' }),
  };
  const express = shortWay(
    (_request, response) => {
      wentOn += 1;
      response.end('{}');
    },
    { authenticate: authenticator(deps), documents: new TrustedDocuments({ app }), plain },
  );
  server = createServer(express).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Read by express once, as any header is.
  await ask({ query: ME }, {}, door.address.port);
});
afterAll(async () => {
  server.close();
  await door.close();
});
beforeEach(() => {
  wentOn = 0;
});

async function ask(body: object | string, headers: Readonly<Record<string, string>> = {}, port = (server.address() as AddressInfo).port) {
  return await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, accept: 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the short way of a plain query', () => {
  it('is taken from the second time on', async () => {
    const query = '{ me { role } }';
    await ask({ query });
    expect(wentOn).toBe(1);
    const second = await ask({ query });
    expect([wentOn, await second.json()]).toMatchObject([1, { data: { me: { role: 'ADMINISTRATOR' } } }]);
  });

  it.each([
    ['a page of a browser', { query: ME }, { origin: 'https://portal.example' }],
    ['a key that lets nobody in', { query: ME }, { authorization: 'Bearer nobody' }],
    ['a body that is no JSON', '{"query":', {}],
    ['another type of body', { query: ME }, { 'content-type': 'text/plain' }],
    ['a body that is longer than an operation may be', { query: `${ME}${' '.repeat(262_145)}` }, {}],
    ['a form of answer that nobody asked for yet', { query: ME }, { accept: 'application/xml' }],
    ['a trusted document', { documentId: 'sha256:00' }, {}],
    ['extensions', { query: ME, extensions: {} }, {}],
    ['introspection', { query: '{ __schema { queryType { name } } }' }, {}],
    ['a mutation', { query: 'mutation { advanceClock(input: { to: "2027-01-01T00:00:00Z" }) { userErrors { code } } }' }, {}],
    ['a query that costs too much', { query: '{ lots(first: 250) { nodes { stock { lot { stock { lot { id } } } } } } }' }, {}],
  ])('is not for %s', async (_, body, headers) => {
    for (let time = 1; time <= 3; time += 1) {
      await ask(body, headers);
      expect(wentOn).toBe(time);
    }
  });
});
