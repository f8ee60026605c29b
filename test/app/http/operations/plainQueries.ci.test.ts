import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { buildSchema } from '../../../../schema/buildSchema.js';
import { PlannedQueries } from '../../../../src/app/execution/plannedQueries.js';
import { ValidDocuments } from '../../../../src/app/http/requests/validDocuments.js';
import { documentLimits } from '../../../../src/app/http/limits/validationRules.js';
import { openDoor, type Door } from '../../../support/door.js';
import { operationOn, rootFields, variableCases } from '../../../support/probe/operation.js';
import { queryValues } from '../../../support/probe/probeCases.js';
import { aProbeTenant, type ProbeTenant } from '../../../support/probe/probeTenant.js';

const schema = await buildSchema();
/** A body with extensions is none of the plain ones: the same question to Apollo and graphql-js. */
const FOR_APOLLO = { extensions: {} };
/** Of one request, or of one moment. */
const OWN_HEADERS = ['date', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'content-length'];

let door: Door;
let ours: ProbeTenant;
beforeAll(async () => {
  door = await openDoor({ server: { withoutLimits: true } });
  ours = await aProbeTenant({ door, schema }, { mark: 'ALFA', number: 1 });
}, 60_000);
afterAll(() => door.close());

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

async function post(body: object, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
  const response = await supertest(door.server.http)
    .post('/graphql')
    .set({ authorization: `Bearer ${ours.key}`, 'x-request-id': 'the-same', ...headers })
    .send(body);
  const kept = Object.entries(response.headers as Record<string, string>).filter(([name]) => !OWN_HEADERS.includes(name));
  return { status: response.status, headers: Object.fromEntries(kept), body: JSON.parse(withoutMoment(response.text)) };
}

const withoutMoment = (text: string): string => text.replaceAll(/"(available|Trace__elapsedMs)":\d+/g, '"$1":0');

const expectSame = async (body: object, headers?: Readonly<Record<string, string>>): Promise<Told> => {
  // What is sent for the first time is left to Apollo.
  await post(body, headers);
  const plain = await post(body, headers);
  expect([body, plain]).toEqual([body, await post({ ...body, ...FOR_APOLLO }, headers)]);
  return plain;
};

const WATCHDOG_MS = 120_000;

describe('a plain query', () => {
  it.each(rootFields(schema, 'query').map((field) => ({ name: field.name, field })))(
    'is answered for $name as by Apollo',
    async ({ field }) => {
      // One id after the other is asked for with the same text, which is long.
      const texts = new Set<string>();
      for (const variables of variableCases(field, queryValues(ours))) {
        const { text } = operationOn(schema, { kind: 'query', field, variables });
        if (!texts.has(text)) {
          const queries = new PlannedQueries(schema, new ValidDocuments(schema, documentLimits(true)));
          expect(queries.find(text, undefined)).toBeUndefined();
          expect(queries.find(text, undefined)).toBeDefined();
        }
        texts.add(text);
        await expectSame({ query: text, variables });
      }
    },
    // `node` asks for every type there is, hundreds of times: 10 s on a machine that does something else as well.
    WATCHDOG_MS,
  );

  it.each([
    ['an error in a field', { query: '{ me { name } lots(after: "W10") { nodes { id } } }' }],
    ['an error in a field that may be null', { query: '{ a: lot(ref: { id: "lot_\\u0000" }) { id } me { name } }' }],
    ['a variable of another type', { query: 'query ($n: Int) { lots(first: $n) { nodes { id } } }', variables: { n: 'x' } }],
    ['a variable that is missing', { query: 'query ($id: ID!) { node(id: $id) { id } }' }],
    ['a document that does not parse', { query: '{ me' }],
    ['a field that does not exist', { query: '{ me { nme } }' }],
    ['introspection', { query: '{ __type(name: "Lot") { name } }' }],
    ['one operation of two', { query: 'query A { me { name } } query B { me { role } }', operationName: 'B' }],
    ['two operations and no name', { query: 'query A { me { name } } query B { me { role } }' }],
    ['an operation that does not exist', { query: 'query A { me { name } }', operationName: 'C' }],
    ['variables that are a list', { query: '{ me { name } }', variables: [] }],
    ['a page that is too large', { query: '{ lots(first: 251) { nodes { id } } }' }],
    [
      'parts that are skipped',
      { query: 'query ($no: Boolean!) { me { name @include(if: $no) role @skip(if: $no) } }', variables: { no: false } },
    ],
    ['the __proto__ of variables', JSON.parse('{"query":"{ me { name } }","variables":{"__proto__":{"a":1}}}') as object],
  ])('is answered as by Apollo for %s', async (_, body) => {
    await expectSame(body);
  });

  it.each([
    'application/json',
    '*/*',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'text/html',
    'text/plain',
  ])('is answered in the form that Apollo takes for %s', async (accept) => {
    await expectSame({ query: '{ me { name } }' }, { accept });
    await expectSame({ query: '{ lots(after: "W10") { nodes { id } } }' }, { accept });
  });
});
