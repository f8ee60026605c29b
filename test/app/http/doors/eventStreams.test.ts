import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from 'graphql-sse';
import { defineItem } from '../../../../src/commands/defining/defineItem.js';
import { Relay } from '../../../../src/events/relay.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import type { Tenant } from '../../../support/tenant.js';

describe('an event stream', () => {
  let door: Door;
  let relay: Relay;
  let tenant: Tenant;
  let key: string;
  const clients: Client[] = [];
  beforeAll(async () => {
    door = await openDoor({ recheckMs: 50 });
    relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
    relay.start();
  });
  afterAll(async () => {
    for (const client of clients) client.dispose();
    await relay.stop();
    await door.close();
  });
  beforeEach(async () => {
    tenant = await door.aTenant();
    key = await tenant.aKey();
  });

  const url = (at = door) => `http://127.0.0.1:${at.address.port}/graphql/stream`;

  function connect(byKey = key, at = door): Client {
    const client = createClient({ url: url(at), headers: { authorization: `Bearer ${byKey}` }, retryAttempts: 0 });
    clients.push(client);
    return client;
  }

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const define = async (sku: string) => {
    const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
    await door.executor.execute(defineItem, { actor }, [{ input: { sku, name: sku, baseUnit: 'EA' } }]);
  };

  const EVENTS = (after?: string) => `subscription { events(filter: {types: [ITEM_DEFINED]}${after ? `, after: "${after}"` : ''}) {
    __typename ... on SubscriptionReady { cursor } ... on Event { cursor payload } } }`;

  interface Message {
    readonly __typename: string;
    readonly cursor: string;
    readonly payload?: { readonly sku: string };
  }

  const messages = (query: string) => connect().iterate<{ events: Message }>({ query });
  const told = async (stream: ReturnType<typeof messages>) => (await stream.next()).value?.data?.events;

  it('tells what happens, from a cursor on and then live', async () => {
    const stream = messages(EVENTS());
    const ready = await told(stream);
    expect(ready).toMatchObject({ __typename: 'SubscriptionReady' });
    await define('A');
    await define('B');
    const first = await told(stream);
    expect([first?.payload?.sku, (await told(stream))?.payload?.sku]).toEqual(['A', 'B']);
    const again = messages(EVENTS(first?.cursor));
    expect([await told(again), await told(again)]).toMatchObject([{ __typename: 'SubscriptionReady' }, { payload: { sku: 'B' } }]);
    await Promise.all([stream.return?.(), again.return?.()]);
  });

  it('answers queries and mutations as HTTP does, with what they cost', async () => {
    const one = async (query: string) => (await connect().iterate({ query }).next()).value;
    expect(await one('{ me { role } }')).toMatchObject({
      data: { me: { role: 'ADMINISTRATOR' } },
      extensions: { cost: { requested: 1, actual: 1 } },
    });
    expect(await one('mutation { revokeApiKey(input: {id: "key_1"}) { userErrors { code } } }')).toMatchObject({
      data: { revokeApiKey: { userErrors: [{ code: 'NOT_FOUND' }] } },
    });
    expect(await one('{ nothing }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) } }],
    });
  });

  it('refuses other ways to ask', async () => {
    const codeOf = async (response: Promise<Response>) => {
      const answer = await response;
      return [answer.status, ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code];
    };
    expect(await codeOf(fetch(`${url()}?query={me{name}}`, { headers: { authorization: `Bearer ${key}` } }))).toEqual([405, 'BAD_REQUEST']);
    expect(await codeOf(post('query={me{name}}', { 'content-type': 'application/x-www-form-urlencoded' }))).toEqual([415, 'BAD_REQUEST']);
    expect(await codeOf(post({ query: '{ me { name } }' }, { accept: 'application/json' }))).toEqual([406, 'BAD_REQUEST']);
    expect(await codeOf(post({ query: '{ me { name } }' }, { authorization: 'Bearer nonsense' }))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('lets go of what a client no longer follows', async () => {
    const before = door.feed.followerCount;
    const stream = messages(EVENTS());
    await stream.next();
    await eventually('one follower more', () => door.feed.followerCount === before + 1);
    await stream.return?.();
    await eventually('one follower less', () => door.feed.followerCount === before);
  });

  it('ends with a last word when the key is revoked', async () => {
    const stream = messages(EVENTS());
    await stream.next();
    await door.owner.query('update api_key set revoked_at = now() where tenant_id = $1', [tenant.tenantId]);
    expect((await stream.next()).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await stream.next()).done).toBe(true);
  });

  it('is one of a bounded number for each key', async () => {
    // Once it is known, a key is no guess, however many come with it at once.
    await door.ask(key, '{ me { role } }');
    const waiting = Array.from({ length: 100 }, () => messages(EVENTS()));
    await Promise.all(waiting.map((stream) => stream.next()));
    const refused = await post({ query: EVENTS() });
    expect([refused.status, await refused.json()]).toMatchObject([429, { errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] }]);
    expect(
      (
        await connect(await tenant.aKey())
          .iterate({ query: EVENTS() })
          .next()
      ).value?.errors,
    ).toBeUndefined();
    for (const stream of waiting) await stream.return?.();
  });

  it('breaks off without a last word when the server closes, so that its client comes back', async () => {
    const leaving = await openDoor();
    const itsKey = await (await leaving.aTenant()).aKey();
    const stream = connect(itsKey, leaving).iterate({ query: EVENTS() });
    await stream.next();
    const last = stream.next().then(
      () => 'completed',
      () => 'broken off',
    );
    await leaving.close();
    expect(await last).toBe('broken off');
  });
});
