import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType, type GraphQLField } from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { Relay } from '../../src/events/relay.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import { openDoor, type Answer, type Door } from '../support/door.js';
import { eventually } from '../support/eventually.js';
import { followStream, type FollowedStream } from '../support/followStream.js';
import {
  fieldsToObjects,
  fieldsWithValue,
  operationOn,
  rootFields,
  variableCases,
  type Operation,
  type RootKind,
} from '../support/probe/operation.js';
import { MUTATIONS, filterValues, queryValues } from '../support/probe/probeCases.js';
import { aProbeTenant, freshKey, type ProbeTenant } from '../support/probe/probeTenant.js';
import { foreignVariants, filledIdInputs, idInputs, typeNames, type Twins } from '../support/probe/twins.js';

type RootField = GraphQLField<unknown, unknown>;
type Variables = Operation['variables'];

/** Objects that no answer of a healthy tenant shows, with the reason. */
const NEVER_SEEN: Readonly<Record<string, string>> = {
  InsufficientStock__available: 'a refusal; the tests of refusals show it',
  InsufficientStock__held: 'a refusal',
  InsufficientStock__requested: 'a refusal',
  LotOnHold__hold: 'a refusal',
  Trace__gaps: 'a ledger without gaps',
};
const NOT_FOUND = new Set(['NOT_FOUND', 'LOT_NOT_FOUND']);
/** Where what is not found has another code. */
const REFUSED_WITH: Readonly<Record<string, string>> = { defineSite: 'INVALID_INPUT' };

const schema = await buildSchema();
let door: Door;
let relay: Relay;
let ours: ProbeTenant;
let theirs: ProbeTenant;
let twins: Twins;
/** Every text that only they have: ids as they are published, codes, numbers, names. */
let secrets: readonly string[];
/** Fields of objects that our own answers had a value for. */
const seen = new Set<string>();
const filledIds = new Set<string>();

beforeAll(async () => {
  door = await openDoor();
  relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
  relay.start();
  ours = await aProbeTenant({ door, schema }, { mark: 'ALFA', number: 1 });
  theirs = await aProbeTenant({ door, schema }, { mark: 'BRAVO', number: 2 });
  twins = new Map([
    ...Object.entries(ours.facts).map(([name, value]) => [value, theirs.facts[name]!] as const),
    ...ours.nodeIds.map((id, index) => [id, theirs.nodeIds[index]!] as const),
  ]);
  secrets = await secretsOf(theirs);
}, 60_000);
afterAll(async () => {
  await relay.stop();
  await door.close();
});

const ask = async (key: string, kind: RootKind, { field, variables }: { field: RootField; variables: Variables }): Promise<Answer> => {
  const { text } = operationOn(schema, { kind, field, variables });
  return await door.ask(key, text, variables);
};

/** Our key on our own things: it must answer, and shows what the probe reaches. */
async function control(field: RootField, variables: Variables, kind: RootKind = 'query'): Promise<unknown> {
  const answer = await ask(ours.key, kind, { field, variables });
  expect([field.name, variables, answer.errors]).toEqual([field.name, variables, []]);
  expectNoLeak(answer, variables);
  fieldsWithValue(answer.data, seen);
  for (const name of filledIdInputs(field, variables)) filledIds.add(name);
  return answer.data[field.name];
}

/** Our key on their things. */
async function probe(field: RootField, variables: Variables, kind: RootKind = 'query'): Promise<unknown> {
  const answer = await ask(ours.key, kind, { field, variables });
  expectNoLeak(answer, variables);
  fieldsWithValue(answer.data, seen);
  expect([field.name, variables, answer.errors.map(({ extensions }) => extensions['code'])]).toEqual([field.name, variables, []]);
  return answer.data[field.name];
}

/** What the caller sent itself tells it nothing. */
function expectNoLeak(answer: unknown, sent: Variables): void {
  const told = JSON.stringify(answer);
  const asked = JSON.stringify(sent);
  expect(secrets.filter((secret) => told.includes(secret) && !asked.includes(secret))).toEqual([]);
}

describe('queries', () => {
  it.each(rootFields(schema, 'query').map((field) => ({ name: field.name, field })))(
    '$name finds our things and none of theirs',
    async ({ field }) => {
      for (const variables of variableCases(field, queryValues(ours))) {
        const isNode = field.name.startsWith('node');
        const found = await control(field, variables);
        // Nouns that are no Node answer null to everybody.
        if (!isNode) expect([variables, isNothing(found)]).toEqual([variables, false]);
        for (const foreign of foreignVariants(field, variables, twins)) {
          expect([foreign, isNothing(await probe(field, foreign))]).toEqual([foreign, true]);
        }
      }
    },
  );

  it('finds our things of every type of Node by their ids', async () => {
    const nodes = rootFields(schema, 'query').find((field) => field.name === 'nodes')!;
    const found = (await control(nodes, { ids: ours.nodeIds })) as readonly ({ __typename: string } | null)[];
    expect(new Set(found.flatMap((node) => node?.__typename ?? []))).toEqual(new Set(typeNames(schema, 'Node')));
    expect(await probe(nodes, { ids: theirs.nodeIds })).toEqual(theirs.nodeIds.map(() => null));
  });

  it('shows a partner of ours its own name', async () => {
    const me = rootFields(schema, 'query').find((field) => field.name === 'me')!;
    const answer = await ask(ours.partnerKey, 'query', { field: me, variables: {} });
    expectNoLeak(answer, {});
    expect(answer.errors).toEqual([]);
    fieldsWithValue(answer.data, seen);
  });

  it.each(filterCases())('$list filtered by $filter $operator finds ours only', async ({ list, filter, operator }) => {
    const asking = (value: string): Variables => ({ first: 5, filter: { [filter]: { [operator]: operator === 'in' ? [value] : value } } });
    const field = rootFields(schema, 'query').find((each) => each.name === list)!;
    const place = `${list}.${filter}`;
    const [own, foreign] = [filterValues(ours)[place], filterValues(theirs)[place]] as [string, string];
    if (own === undefined) throw new Error(`the probe knows no value for ${place}`);
    expect(countOf(await control(field, asking(own)))).toBeGreaterThan(0);
    expect(countOf(await probe(field, asking(foreign)))).toBe(0);
    const both = await probe(field, { first: 5, filter: { or: [asking(own)['filter'], asking(foreign)['filter']] } });
    expect(countOf(both)).toBe(countOf(await control(field, asking(own))));
  });

  const lists = rootFields(schema, 'query').filter((field) => field.args.some((argument) => argument.name === 'after'));
  it.each(lists.map((field) => ({ name: field.name, field })))('$name goes on from a cursor of theirs with ours', async ({ field }) => {
    const theirPage = await ask(theirs.key, 'query', { field, variables: { first: 1 } });
    const after = /"\w*__endCursor":"([\w-]+)"/.exec(JSON.stringify(theirPage.data))?.[1];
    expect(after).toBeDefined();
    expectNoLeak(await ask(ours.key, 'query', { field, variables: { first: 5, after } }), {});
  });
});

describe('mutations', () => {
  it.each(rootFields(schema, 'mutation').map((field) => ({ name: field.name, field })))(
    '$name does what it should to ours and nothing to theirs',
    async ({ field }) => {
      const recipe = MUTATIONS[field.name];
      if (recipe === undefined) throw new Error(`the probe has no input for ${field.name}`);
      for (const input of recipe(ours.facts)) {
        const before = await contentsOf(theirs);
        for (const foreign of foreignVariants(field, { input }, twins)) {
          const refused = (await probe(field, withKey(field, foreign), 'mutation')) as Payload;
          expect([foreign, userErrors(field, refused).some((code) => NOT_FOUND.has(code) || code === REFUSED_WITH[field.name])]).toEqual([
            foreign,
            true,
          ]);
        }
        const done = (await control(field, withKey(field, { input }), 'mutation')) as Payload;
        expect([input, userErrors(field, done)]).toEqual([input, []]);
        expect(await contentsOf(theirs)).toBe(before);
      }
    },
  );
});

describe('subscriptions', () => {
  const fields = rootFields(schema, 'subscription');
  const streams: { readonly name: string; readonly our: FollowedStream; readonly their: FollowedStream }[] = [];
  afterAll(() => Promise.all(streams.flatMap(({ our, their }) => [our.close(), their.close()])));

  it('brings everybody their own events, and only those', async () => {
    for (const field of fields) {
      const { text } = operationOn(schema, { kind: 'subscription', field, variables: {} });
      const open = (key: string): FollowedStream => followStream(door.address.port, { key, query: text, variables: {} });
      streams.push({ name: field.name, our: open(ours.key), their: open(theirs.key) });
    }
    const arrived = (messages: readonly unknown[], name: string): boolean =>
      messages.some((message) => !JSON.stringify(message).includes('SubscriptionReady') && JSON.stringify(message).includes(name));
    await eventually('all streams ready', () => streams.every(({ our, their }) => our.messages.length > 0 && their.messages.length > 0));
    await theirs.act();
    await eventually('their events', () => streams.every(({ name, their }) => arrived(their.messages, name)));
    await ours.act();
    await eventually('our events', () => streams.every(({ name, our }) => arrived(our.messages, name)));
    for (const { our } of streams) {
      expectNoLeak(our.messages, {});
      fieldsWithValue(our.messages, seen);
    }
  });

  it.each(fields.map((field) => ({ name: field.name, field })))('$name replays ours from a cursor of theirs', async ({ field }) => {
    const { text } = operationOn(schema, { kind: 'subscription', field, variables: { after: null } });
    const stream = followStream(door.address.port, {
      key: ours.key,
      query: text,
      variables: { after: Buffer.from('["event",1]').toString('base64url') },
    });
    await eventually('a replay', () => stream.messages.length > 1);
    expectNoLeak(stream.messages, {});
    await stream.close();
  });
});

describe('the probe', () => {
  it('knows a leak when it sees one: their own answers are full of what only they have', async () => {
    const lists = rootFields(schema, 'query').filter((field) => field.args.some((argument) => argument.name === 'after'));
    for (const field of lists) {
      const answer = await ask(theirs.key, 'query', { field, variables: { first: 1 } });
      expect(() => expectNoLeak(answer, {})).toThrow();
    }
  });

  it('has reached every object that the schema leads to', () => {
    const unseen = fieldsToObjects(schema).filter((name) => !seen.has(name) && !(name in NEVER_SEEN));
    expect(unseen).toEqual([]);
  });

  it('has filled every id that an operation takes', () => {
    const wanted = idInputs([...rootFields(schema, 'query'), ...rootFields(schema, 'mutation')]);
    expect([...wanted].filter((name) => !filledIds.has(name))).toEqual([]);
  });
});

type Payload = Readonly<Record<string, unknown>>;

function userErrors(field: RootField, payload: Payload): readonly string[] {
  const errors = payload[`${getNamedType(field.type).name}__userErrors`] as readonly Payload[];
  return errors.map((error) => String(Object.entries(error).find(([name]) => name.endsWith('__code'))?.[1]));
}

/** A key of its own for each attempt, where there is one. */
function withKey(field: RootField, { input }: Variables): Variables {
  const type = getNamedType(field.args[0]!.type);
  const takesKey = isInputObjectType(type) && 'idempotencyKey' in type.getFields();
  return { input: { ...(input as object), ...(takesKey ? { idempotencyKey: freshKey() } : {}) } };
}

function filterCases() {
  return rootFields(schema, 'query').flatMap((field) => {
    const filter = getNamedType(field.args.find((argument) => argument.name === 'filter')?.type);
    if (!isInputObjectType(filter)) return [];
    return Object.values(filter.getFields()).flatMap((each) => {
      const operators = getNamedType(each.type);
      // Codes, dates and truth are the same for everybody; what names something is text or an id.
      const names =
        isInputObjectType(operators) && operators !== filter
          ? Object.values(operators.getFields()).filter(({ type }) => ['ID', 'String'].includes(getNamedType(type).name))
          : [];
      return names.map((operator) => ({ list: field.name, filter: each.name, operator: operator.name }));
    });
  });
}

const countOf = (list: unknown): number => Number(Object.entries(list as Payload).find(([name]) => name.endsWith('__totalCount'))?.[1]);

/** Null, a list of nothing, or an empty page. */
function isNothing(value: unknown): boolean {
  if (value === null) return true;
  return Array.isArray(value) && value.every((each) => each === null);
}

/** Public ids without their prefixes, and every text that bears the tenant's mark, from all its tables. */
async function secretsOf({ tenant, mark }: ProbeTenant): Promise<readonly string[]> {
  const found = new Set<string>([String(tenant.tenantId).length > 6 ? String(tenant.tenantId) : mark]);
  for (const id of theirs.nodeIds) found.add(id.split('_').at(-1)!);
  for (const { table, column, type } of await columns()) {
    const { rows } = await door.owner.query(`select distinct ${column}::text as text from ${table} where tenant_id = $1`, [
      tenant.tenantId,
    ]);
    for (const { text } of rows as { text: string | null }[]) {
      if (text === null) continue;
      if (type === 'uuid') found.add(text).add(idLetters(text));
      else if (text.includes(mark)) found.add(text);
    }
  }
  found.delete(mark);
  return [...found];
}

async function columns(): Promise<readonly { readonly table: string; readonly column: string; readonly type: string }[]> {
  const { rows } = await door.owner.query(
    `select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('uuid', 'text') order by 1, 2`,
  );
  return rows;
}

/** Everything they have, in one number: whoever changes a row changes it. */
async function contentsOf({ tenant }: ProbeTenant): Promise<string> {
  const tables = new Set((await columns()).map(({ table }) => table));
  const hashes: string[] = [];
  for (const table of tables) {
    const { rows } = await door.owner.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t where tenant_id = $1`,
      [tenant.tenantId],
    );
    hashes.push(`${table} ${rows[0].hash}`);
  }
  return hashes.join('\n');
}

/** A public id's 26 letters, whatever its prefix. */
const idLetters = (uuid: string): string => encodeTypeId('x', uuid).slice(2);
