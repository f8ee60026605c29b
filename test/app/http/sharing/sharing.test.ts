import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { buildSchema } from '../../../../schema/buildSchema.js';
import type { GraphContext } from '../../../../schema/shared/context.js';
import { writeEventCursor } from '../../../../schema/shared/eventCursor.js';
import { authenticateKey } from '../../../../src/app/http/requests/authenticate.js';
import { formatErrors, publishResults } from '../../../../src/app/http/answers/formatError.js';
import type { ContextDeps } from '../../../../src/app/http/operations/operationContext.js';
import { prepareOperation } from '../../../../src/app/http/operations/prepareOperation.js';
import { SharedStreams } from '../../../../src/app/http/sharing/sharedStreams.js';
import { TrustedDocuments } from '../../../../src/app/http/requests/trustedDocuments.js';
import { ValidDocuments } from '../../../../src/app/http/requests/validDocuments.js';
import { documentLimits } from '../../../../src/app/http/limits/validationRules.js';
import { EventFeed } from '../../../../src/events/feed.js';
import { Relay } from '../../../../src/events/relay.js';
import { createLogger } from '../../../../src/platform/logger.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import { Listener } from '../../../support/listener.js';
import type { Tenant } from '../../../support/tenant.js';

const QUERY = `subscription ($after: Cursor, $types: [EventType!]) { events(after: $after, filter: {types: $types}) {
  __typename ... on SubscriptionReady { cursor } ... on Lagged { cursor lagSeconds } ... on Event { cursor payload } } }`;

interface Told {
  readonly __typename: 'SubscriptionReady' | 'Lagged' | 'Event';
  readonly cursor: string;
  readonly payload?: { readonly sku: string };
}

let door: Door;
let feed: EventFeed;
let relay: Relay;
let streams: SharedStreams;
let tenant: Tenant;
let key: string;
let executions = 0;
let logged: unknown[];
let listeners: Listener[] = [];

beforeAll(async () => {
  door = await openDoor();
  relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
  relay.start();
});
afterAll(async () => {
  await relay.stop();
  await door.close();
});
beforeEach(async () => {
  tenant = await door.aTenant();
  key = await tenant.aKey();
  executions = 0;
  logged = [];
  const logger = createLogger({ level: 'error', destination: { write: (line: string) => logged.push(JSON.parse(line)) } });
  feed = new EventFeed({ app: door.database.app, partner: door.database.partner, relay: door.database.relay });
  feed.start();
  const { app, partner } = door.database;
  const context: ContextDeps = {
    app,
    partner,
    executor: door.executor,
    feed,
    now: () => door.clock.now(),
    checkProfile: () => [],
    enqueue: async () => undefined,
  };
  streams = new SharedStreams({ context, logger, publish: publishResults(formatErrors(logger)), countExecution: () => (executions += 1) });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(listeners.map((listener) => listener.leave()));
  listeners = [];
  await feed.stop();
});

interface Asked {
  readonly key?: string;
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly takes?: boolean;
}

async function listen(asked: Asked = {}): Promise<Listener> {
  const authentication = await authenticateKey({ app: door.database.app, now: () => door.clock.now() }, asked.key ?? key);
  if (!authentication.ok) throw new Error(authentication.message);
  const { context } = streams.deps;
  const schema = await buildSchema();
  const validDocuments = new ValidDocuments(schema, documentLimits());
  const deps = { schema, context, documents: new TrustedDocuments(context), validDocuments };
  const operation = await prepareOperation(deps, authentication.caller, {
    query: asked.query ?? QUERY,
    variables: asked.variables ?? {},
  });
  if (!('contextValue' in operation)) throw new Error(JSON.stringify(operation));
  const listener = new Listener();
  if (asked.takes === false) listener.stopTaking();
  listeners.push(listener);
  return await listener.subscribe(streams, operation);
}

/** All of them are told that they are ready, and follow shared streams. */
async function settled(streamCount = 1): Promise<void> {
  await eventually('all ready', () => listeners.every(({ told }) => told.length > 0));
  await eventually('shared streams', () => feed.followerCount === streamCount);
  executions = 0;
}

interface Happening {
  readonly count?: number;
  readonly of?: Tenant;
  readonly partnerIds?: readonly number[];
  readonly sku?: string;
}

let written = 0;

/** So many events in one transaction; each names its number. */
async function happen({ count = 1, of = tenant, partnerIds = [], sku = '' }: Happening = {}): Promise<void> {
  await door.owner.query(
    `insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, partner_ids, payload)
     select $1, gen_random_uuid(), 'ItemDefined', clock_timestamp(), clock_timestamp(), '{}', $3,
       jsonb_build_object('item', 'item_1', 'sku', $4::text || ($5::int + n)) from generate_series(1, $2::int) n order by n`,
    [of.tenantId, count, partnerIds, sku, written],
  );
  written += count;
  relay.nudge();
}

/** Until the end of the test, the payload of an event is what the resolver makes of its SKU. */
async function resolvePayload(resolve: (sku: string, context: GraphContext) => string): Promise<void> {
  const event = (await buildSchema()).getType('Event') as GraphQLObjectType<{ payload: { sku: string } }, GraphContext>;
  jest.replaceProperty(event.getFields()['payload']!, 'resolve', ({ payload }, _arguments, context) => ({
    sku: resolve(payload.sku, context),
  }));
}

const headOf = async (): Promise<number> =>
  Number((await door.owner.query('select position from event_head where tenant_id = $1', [tenant.tenantId])).rows[0]?.position);

const skus = ({ told }: Listener): string[] => (told as Told[]).flatMap(({ payload }) => (payload ? [payload.sku] : []));
const kinds = ({ told }: Listener): string[] => (told as Told[]).map(({ __typename }) => __typename);
const heard = async (listener: Listener, count: number): Promise<string[]> =>
  await eventually(`${count} events`, () => skus(listener).length >= count && skus(listener));
const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(written - count + index + 1));

describe('subscribers who ask the same with the same rights', () => {
  it('are told by one execution of each event, whoever they are', async () => {
    const other = await tenant.aKey();
    for (let index = 0; index < 20; index += 1) await listen({ key: index % 2 === 0 ? key : other });
    await settled();
    await happen({ count: 3 });
    for (const listener of listeners) expect(await heard(listener, 3)).toEqual(numbers(3));
    expect([executions, feed.followerCount]).toEqual([3, 1]);
  });

  it('are told by one execution also when they began at different places', async () => {
    await happen({ count: 3 });
    await listen();
    await eventually('three placed', async () => (await headOf()) === 3);
    for (const position of [0, 1, 2, 3]) await listen({ variables: { after: writeEventCursor(position) } });
    await settled();
    await happen();
    for (const listener of listeners) await eventually('the last event', () => skus(listener).includes(String(written)));
    expect(listeners.slice(1).map((listener) => skus(listener).length)).toEqual([4, 3, 2, 1]);
    expect(executions).toBe(1);
  });

  it('let go of everything when the last of them leaves', async () => {
    const [first, second] = [await listen(), await listen()];
    await settled();
    await first.leave();
    await happen();
    expect([await heard(second, 1), first.end, skus(first)]).toEqual([numbers(1), 'completed', []]);
    await second.leave();
    await eventually('nobody follows', () => feed.followerCount === 0);
    expect(streams.subscriberCount).toBe(0);
  });

  it('end together when the feed ends', async () => {
    const [first, second] = [await listen(), await listen()];
    await settled();
    await feed.stop();
    await eventually('the end', () => first.end === 'completed' && second.end === 'completed');
    expect(streams.subscriberCount).toBe(0);
  });
});

describe('subscribers who differ', () => {
  it('in their tenant share nothing', async () => {
    const stranger = await door.aTenant();
    const [ours, theirs] = [await listen(), await listen({ key: await stranger.aKey() })];
    await settled(2);
    await happen({ sku: 'ours ' });
    await happen({ of: stranger, sku: 'theirs ' });
    expect(await heard(ours, 1)).toEqual([`ours ${written - 1}`]);
    expect(await heard(theirs, 1)).toEqual([`theirs ${written}`]);
    expect(executions).toBe(2);
  });

  it('in their partner share nothing, and each hears of what names it', async () => {
    const [one, other] = [await aPartner('ONE'), await aPartner('OTHER')];
    const told = [await listen({ key: one.key }), await listen({ key: other.key }), await listen({ key: one.key })];
    const staff = await listen();
    await settled(3);
    await happen({ partnerIds: [one.id] });
    await happen({ partnerIds: [other.id] });
    await happen({ partnerIds: [one.id, other.id] });
    await happen();
    const [a, b, c, d] = numbers(4);
    expect(await heard(staff, 4)).toEqual([a, b, c, d]);
    expect(await heard(told[0]!, 2)).toEqual([a, c]);
    expect(await heard(told[1]!, 2)).toEqual([b, c]);
    expect(await heard(told[2]!, 2)).toEqual([a, c]);
    expect(executions).toBe(8);
  });

  it.each<[string, (index: number) => Promise<Asked> | Asked]>([
    ['their role', async (index) => ({ key: await tenant.aKey({ role: index === 0 ? 'operator' : 'auditor' }) })],
    ['their document', (index) => ({ query: index === 0 ? QUERY : QUERY.replace('payload', 'type payload') })],
    ['a variable', (index) => ({ variables: { types: index === 0 ? ['ITEM_DEFINED'] : ['ITEM_DEFINED', 'SITE_DEFINED'] } })],
  ])('in %s are told by executions of their own', async (_what, asked) => {
    const different = [await listen(await asked(0)), await listen(await asked(1))];
    await settled(2);
    await happen();
    for (const listener of different) expect(await heard(listener, 1)).toEqual(numbers(1));
    expect(executions).toBe(2);
  });

  async function aPartner(code: string): Promise<{ readonly id: number; readonly key: string }> {
    const { rows } = await door.owner.query(
      `insert into trading_partner (tenant_id, public_id, code, name) values ($1, gen_random_uuid(), $2, $2) returning id`,
      [tenant.tenantId, code],
    );
    const id = Number(rows[0].id);
    return { id, key: await tenant.aKey({ role: 'carrier', partnerId: id }) };
  }
});

describe('a document that asks who is asking', () => {
  it('is executed for each by itself, from the first event that shows it', async () => {
    // Of some events only: what an execution asks is known when it asks it.
    await resolvePayload((sku, { principal }) => (sku.startsWith('mine ') ? `${sku} ${principal.name}` : sku));
    const two = [await listen(), await listen({ key: await tenant.aKey({ role: 'administrator' }) })];
    await settled();
    await happen({ sku: 'all ' });
    await happen({ sku: 'mine ' });
    await happen({ sku: 'all ' });
    const told = [await heard(two[0]!, 3), await heard(two[1]!, 3)];
    const name = (listener: string[]) => listener[1]!.split(' ').slice(2).join(' ');
    expect(told.map((each) => each.map((sku) => sku.split(' ')[0]))).toEqual([
      ['all', 'mine', 'all'],
      ['all', 'mine', 'all'],
    ]);
    expect(new Set(told.map(name)).size).toBe(2);
    // One for both, one in vain, two for each.
    expect(executions).toBe(1 + 1 + 4);
    expect(logged).toEqual([]);
  });
});

describe('an event whose execution fails', () => {
  it('is told to all as one masked error, logged once, and the next one is told as ever', async () => {
    await resolvePayload((sku) => {
      if (sku.startsWith('broken')) throw new Error('secret');
      return sku;
    });
    const two = [await listen(), await listen()];
    await settled();
    await happen({ sku: 'broken ' });
    await happen();
    for (const listener of two) expect(await heard(listener, 1)).toEqual(numbers(1));
    const [first, second] = two.map(({ told }) => told[1]);
    expect(first).toEqual([expect.objectContaining({ message: 'Something went wrong on our side.' })]);
    expect([second, logged.length]).toEqual([first, 1]);
  });
});

describe('a subscriber that comes while events pour', () => {
  it('hears each once and in order, from wherever it began', async () => {
    const before = written;
    const state = { pouring: true };
    const pouring = (async () => {
      while (state.pouring) await happen({ count: 7 });
    })();
    try {
      await listen();
      await eventually('a first event', () => skus(listeners[0]!).length > 0);
      for (let turn = 0; turn < 40; turn += 1) {
        await listen({ variables: turn % 2 === 0 ? {} : { after: writeEventCursor(turn) } });
        if (turn % 5 === 4) await listeners[turn]!.leave();
      }
    } finally {
      state.pouring = false;
      await pouring;
    }
    const staying = listeners.filter((_listener, index) => index === 0 || index % 5 !== 4);
    for (const listener of staying) await eventually('the last event', () => skus(listener).at(-1) === String(written));
    executions = 0;
    await happen();
    for (const listener of staying) await eventually('one more', () => skus(listener).at(-1) === String(written));
    expect([executions, feed.followerCount]).toEqual([1, 1]);
    for (const listener of listeners) {
      const [ready, ...events] = listener.told as Told[];
      const begun = positionIn(ready!.cursor);
      expect(events.map(({ cursor }) => positionIn(cursor))).toEqual(events.map((_event, index) => begun + index + 1));
      expect(skus(listener)).toEqual(events.map((_event, index) => String(before + begun + index + 1)));
    }
  });

  it('misses nothing that is placed between its reading and its joining', async () => {
    await listen();
    await settled();
    const { reading, resume } = pausedReading();
    const second = listen();
    await reading;
    await happen({ count: 2 });
    await heard(listeners[0]!, 2);
    resume();
    const listener = await second;
    await happen();
    expect(await heard(listener, 3)).toEqual(numbers(3));
  });

  /** The next page that a subscriber reads for itself is kept from it until the test lets go. */
  function pausedReading(): { readonly reading: Promise<void>; readonly resume: () => void } {
    const read = feed.read.bind(feed);
    let resume!: () => void;
    const resumed = new Promise<void>((resolve) => (resume = resolve));
    const reading = new Promise<void>((resolve) => {
      feed.read = async (...given) => {
        feed.read = read;
        const page = await read(...given);
        resolve();
        await resumed;
        return page;
      };
    });
    return { reading, resume };
  }

  const positionIn = (cursor: string): number => (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, number])[1];
});

describe('a subscriber that takes nothing', () => {
  it('is told that it lags once more than 256 events wait, then all that it missed, while the others wait for nothing', async () => {
    const [slow, quick] = [await listen(), await listen()];
    await settled();
    slow.stopTaking();
    await happen({ count: 256 });
    await heard(quick, 256);
    expect([kinds(slow), skus(slow)]).toEqual([['SubscriptionReady'], []]);
    await happen({ count: 100 });
    expect(await heard(quick, 356)).toEqual(numbers(356));
    await eventually('Lagged', () => kinds(slow).includes('Lagged'));
    expect(kinds(slow)).toEqual(['SubscriptionReady', 'Lagged']);
    slow.takeAgain();
    expect(await heard(slow, 356)).toEqual(numbers(356));
    expect(kinds(quick)).not.toContain('Lagged');
    // It is back in the stream.
    executions = 0;
    await happen();
    expect([(await heard(slow, 357)).at(-1), (await heard(quick, 357)).at(-1), executions]).toEqual([String(written), String(written), 1]);
  });

  it('is told nothing but what waits for it, when that is 256 events', async () => {
    const slow = await listen();
    await settled();
    slow.stopTaking();
    await happen({ count: 256 });
    await eventually('all executed', () => executions === 256);
    slow.takeAgain();
    expect(await heard(slow, 256)).toEqual(numbers(256));
    expect([kinds(slow).includes('Lagged'), executions]).toEqual([false, 256]);
  });

  it('of its past has no page kept for it, is told that it lags after ten seconds, and goes on without a gap', async () => {
    await happen({ count: 20 });
    await eventually('all placed', async () => (await headOf()) === 20);
    const forgetting = jest.spyOn(globalThis, 'setTimeout');
    const read = jest.spyOn(feed, 'read');
    const slow = await listen({ variables: { after: writeEventCursor(0) }, takes: false });
    await eventually('ready', () => slow.told.length === 1);
    const [forgetPage] = await eventually('a page to forget', () => forgetting.mock.calls.findLast(([, ms]) => ms === 1_000));
    forgetPage();
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 11_000);
    slow.takeAgain();
    expect(await heard(slow, 20)).toEqual(numbers(20));
    expect(kinds(slow).slice(0, 3)).toEqual(['SubscriptionReady', 'Lagged', 'Event']);
    // The page was read twice.
    expect(read.mock.calls.filter(([, { after }]) => after === 0)).toHaveLength(2);
  });
});
