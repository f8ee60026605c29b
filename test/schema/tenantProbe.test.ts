import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { Relay } from '../../src/events/relay.js';
import { openDoor, type Door } from '../support/door.js';
import { eventually } from '../support/eventually.js';
import { followStream, type FollowedStream } from '../support/followStream.js';
import { filterCases } from '../support/probe/filterCases.js';
import { fieldsToObjects, operationOn, rootFields, variableCases, type RootKind } from '../support/probe/operation.js';
import { MUTATIONS, filterValues, queryValues } from '../support/probe/probeCases.js';
import { aProbeTenant, type ProbeTenant } from '../support/probe/probeTenant.js';
import { freshKey } from '../support/probe/probeThings.js';
import { Prober, countOf, isNothing, type Payload, type RootField, type Variables } from '../support/probe/prober.js';
import { secretsOf, textColumns } from '../support/probe/secrets.js';
import { foreignVariants, idInputs, typeNames, type Twins } from '../support/probe/twins.js';

/** Objects that no answer of a healthy tenant shows, with the reason. */
const NEVER_SEEN: Readonly<Record<string, string>> = {
  AdvanceClockPayload__clock: 'a refusal where several tenants live; the test of the command line moves a clock',
  InsufficientStock__available: 'a refusal; the tests of refusals show it',
  InsufficientStock__held: 'a refusal',
  InsufficientStock__packMultiple: 'a refusal',
  InsufficientStock__requested: 'a refusal',
  LotOnHold__hold: 'a refusal',
  DefineTrustedDocumentsPayload__userErrors: 'a refusal; the tests of trusted documents show it',
  PickOrderPayload__holds: 'a short pick is only tried on a dry run, whose holds are gone; the test of shipping shows it',
  PickOrderPayload__shortages: 'goods that nothing else makes up for; the test of shipping shows it',
  RecordTrackingPayload__userErrors: 'a refusal; a number that nobody ships under is recorded',
  LotLabel__userErrors: 'a lot that cannot stand on a label; the scenario IN12 shows it',
  Trace__gaps: 'a ledger without gaps',
  Scan__problems: 'labels that read well; the test of scanning shows it',
  HandlingUnit__parent: 'the test of scanning shows it',
};
const WATCHDOG_MS = 120_000;
const NOT_FOUND = new Set(['NOT_FOUND', 'PO_LINE_NOT_FOUND', 'LOT_NOT_FOUND']);
/** Where what is not found has another code. */
const REFUSED_WITH: Readonly<Record<string, string>> = { defineSite: 'INVALID_INPUT' };
/** What is refused with our own things too: the clock of a database with several tenants. */
const ALWAYS_REFUSED: Readonly<Record<string, string>> = { advanceClock: 'CLOCK_FIXED' };

const schema = await buildSchema();
let door: Door;
let relay: Relay;
let ours: ProbeTenant;
let theirs: ProbeTenant;
let twins: Twins;
let prober: Prober;

beforeAll(async () => {
  door = await openDoor({ server: { withoutLimits: true } });
  relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
  relay.start();
  ours = await aProbeTenant({ door, schema }, { mark: 'ALFA', number: 1 });
  theirs = await aProbeTenant({ door, schema }, { mark: 'BRAVO', number: 2 });
  twins = new Map([
    ...Object.entries(ours.facts).map(([name, value]) => [value, theirs.facts[name]!] as const),
    ...ours.nodeIds.map((id, index) => [id, theirs.nodeIds[index]!] as const),
  ]);
  prober = proberOf(ours, await secretsOf(door.owner, theirs.tenant.tenantId, [theirs.mark]));
}, 60_000);
afterAll(async () => {
  await relay.stop();
  await door.close();
});

const proberOf = ({ key }: { readonly key: string }, secrets: Iterable<string>): Prober =>
  new Prober({ door, schema, key, secrets: [...secrets] });

const control = (field: RootField, variables: Variables, kind?: RootKind): Promise<unknown> => prober.control(field, variables, kind);
const probe = (field: RootField, variables: Variables, kind?: RootKind): Promise<unknown> => prober.probe(field, variables, kind);

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
    // `node` asks for every type there is, once a noun: more than 20 s when another program has the processor.
    WATCHDOG_MS,
  );

  it('finds our things of every type of Node by their ids', async () => {
    const nodes = rootFields(schema, 'query').find((field) => field.name === 'nodes')!;
    const found = (await control(nodes, { ids: ours.nodeIds })) as readonly ({ __typename: string } | null)[];
    expect(new Set(found.flatMap((node) => node?.__typename ?? []))).toEqual(new Set(typeNames(schema, 'Node')));
    expect(await probe(nodes, { ids: theirs.nodeIds })).toEqual(theirs.nodeIds.map(() => null));
  });

  it('shows a partner of ours its own name', async () => {
    const me = rootFields(schema, 'query').find((field) => field.name === 'me')!;
    const answer = await proberOf({ key: ours.partnerKey }, []).ask('query', me, {});
    prober.expectNoLeak(answer, {});
    expect(answer.errors).toEqual([]);
    prober.look(answer.data);
  });

  it.each(filterCases(schema))('$list filtered by $filter $operator finds ours only', async ({ list, filter, operator }) => {
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
    const theirPage = await proberOf(theirs, []).ask('query', field, { first: 1 });
    const after = /"\w*__endCursor":"([\w-]+)"/.exec(JSON.stringify(theirPage.data))?.[1];
    expect(after).toBeDefined();
    prober.expectNoLeak(await prober.ask('query', field, { first: 5, after }), {});
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
        const expected = ALWAYS_REFUSED[field.name];
        expect([input, userErrors(field, done)]).toEqual([input, expected === undefined ? [] : [expected]]);
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
      prober.expectNoLeak(our.messages, {});
      prober.look(our.messages);
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
    prober.expectNoLeak(stream.messages, {});
    await stream.close();
  });
});

describe('the probe', () => {
  it('knows a leak when it sees one: their own answers are full of what only they have', async () => {
    const lists = rootFields(schema, 'query').filter((field) => field.args.some((argument) => argument.name === 'after'));
    for (const field of lists) {
      const answer = await proberOf(theirs, []).ask('query', field, { first: 1 });
      expect([field.name, prober.leaksIn(answer, {}).length > 0]).toEqual([field.name, true]);
    }
  });

  it('has reached every object that the schema leads to', () => {
    const unseen = fieldsToObjects(schema).filter((name) => !prober.seen.has(name) && !(name in NEVER_SEEN));
    expect(unseen).toEqual([]);
  });

  it('has filled every id that an operation takes', () => {
    const wanted = idInputs([...rootFields(schema, 'query'), ...rootFields(schema, 'mutation')]);
    expect([...wanted].filter((name) => !prober.filledIds.has(name))).toEqual([]);
  });
});

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

/** Everything they have, in one number: whoever changes a row changes it. */
async function contentsOf({ tenant }: ProbeTenant): Promise<string> {
  const tables = new Set((await textColumns(door.owner)).map(({ table }) => table));
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
