import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { defineItem } from '../../../../src/commands/defining/defineItem.js';
import { authenticator } from '../../../../src/app/http/requests/authenticate.js';
import { Relay } from '../../../../src/events/relay.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import { openSocket } from '../../../support/waysIn.js';
import type { Tenant } from '../../../support/tenant.js';

describe('the socket', () => {
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
    for (const client of clients) void client.dispose();
    await relay.stop();
    await door.close();
  });
  beforeEach(async () => {
    tenant = await door.aTenant();
    key = await tenant.aKey();
  });

  const url = () => `ws://127.0.0.1:${door.address.port}/graphql`;

  function connect(authorization: string | undefined): Client {
    const client = createClient({
      url: url(),
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
      lazy: true,
    });
    clients.push(client);
    return client;
  }

  /** A bare socket: that it was let in, and the code that the server closes it with. */
  function say(params: unknown): { readonly acknowledged: Promise<unknown>; readonly code: Promise<number> } {
    const socket = new WebSocket(url(), 'graphql-transport-ws');
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: params })));
    return {
      acknowledged: new Promise((resolve) => socket.once('message', resolve)),
      code: new Promise((resolve) => socket.once('close', resolve)),
    };
  }

  const define = async (sku: string) => {
    const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
    await door.executor.execute(defineItem, { actor }, [{ input: { sku, name: sku, baseUnit: 'EA' } }]);
  };

  const headOf = async (): Promise<number> =>
    Number((await door.owner.query('select position from event_head where tenant_id = $1', [tenant.tenantId])).rows[0]?.position);

  const EVENTS = (after?: string) => `subscription { events(filter: {types: [ITEM_DEFINED]}${after ? `, after: "${after}"` : ''}) {
    __typename ... on SubscriptionReady { cursor } ... on Event { cursor type payload } } }`;

  interface Message {
    readonly __typename: string;
    readonly cursor: string;
    readonly payload?: { sku: string };
  }

  async function* messages(query: string, byKey = key): AsyncGenerator<Message> {
    for await (const result of connect(`Bearer ${byKey}`).iterate<{ events: Message }>({ query })) {
      if (result.errors) throw result.errors[0];
      if (result.data) yield result.data.events;
    }
  }

  it('closes on those without a key with 4403, after which a client may come back with one', async () => {
    expect(await say({}).code).toBe(4403);
    expect(await say({ authorization: 'Bearer nonsense' }).code).toBe(4403);
  });

  it('answers queries with the rules and rights of HTTP', async () => {
    const one = async (query: string) => (await connect(`Bearer ${key}`).iterate({ query }).next()).value;
    expect((await one('{ me { role } }'))?.data).toEqual({ me: { role: 'ADMINISTRATOR' } });
    await expect(one('{ items(first: 251) { totalCount } }')).rejects.toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', requestId: expect.any(String) } },
    ]);
    await expect(one('{ nothing }')).rejects.toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    await expect(one(`{ node(id: "bin_1") { ... on Bin { ${'parent { '.repeat(15)} id ${'}'.repeat(15)} } } }`)).rejects.toMatchObject([
      { extensions: { code: 'DEPTH_EXCEEDED' } },
    ]);
  });

  it('says that it is ready, then tells what happens', async () => {
    const stream = messages(EVENTS());
    expect((await stream.next()).value).toMatchObject({ __typename: 'SubscriptionReady' });
    await define('OATS');
    expect((await stream.next()).value).toMatchObject({ __typename: 'Event', payload: { sku: 'OATS' } });
    await stream.return(undefined);
  });

  it('goes on after a cursor, or a page, without a gap', async () => {
    const page = await door.ask(key, '{ events(first: 1) { asOfCursor nodes { cursor } } }');
    const { asOfCursor } = page.data['events'] as unknown as { asOfCursor: string };
    await define('A');
    await define('B');
    const stream = messages(EVENTS(asOfCursor));
    const seen = [await stream.next(), await stream.next(), await stream.next()].map(({ value }) => value as Message);
    expect(seen.map((message) => message.payload?.sku)).toEqual([undefined, 'A', 'B']);
    const again = messages(EVENTS(seen[1]?.cursor));
    expect([await again.next(), await again.next()].map(({ value }) => (value as Message).payload?.sku)).toEqual([undefined, 'B']);
    await Promise.all([stream.return(undefined), again.return(undefined)]);
  });

  it('refuses cursors that it cannot follow from', async () => {
    const ahead = Buffer.from('["event",999999]').toString('base64url');
    await expect(messages(EVENTS(ahead)).next()).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await define('A');
    await define('B');
    await eventually('two events are placed', async () => (await headOf()) === 2);
    await door.owner.query('update event_head set expired_through = position where tenant_id = $1', [tenant.tenantId]);
    const first = Buffer.from('["event",0]').toString('base64url');
    await expect(messages(EVENTS(first)).next()).rejects.toMatchObject({ extensions: { code: 'CURSOR_EXPIRED' } });
  });

  it('lets go of what a client no longer follows', async () => {
    const stream = messages(EVENTS());
    const before = door.feed.followerCount;
    await stream.next();
    await eventually('one follower more', () => door.feed.followerCount === before + 1);
    await stream.return(undefined);
    await eventually('one follower less', () => door.feed.followerCount === before);
  });

  it('ends when the key is revoked, while it lives', async () => {
    const { code, acknowledged } = say({ authorization: `Bearer ${key}` });
    await acknowledged;
    await door.owner.query('update api_key set revoked_at = now() where tenant_id = $1', [tenant.tenantId]);
    expect(await code).toBe(4403);
  });

  it('is closed for its client to come back when its rights change', async () => {
    const { code, acknowledged } = say({ authorization: `Bearer ${key}` });
    await acknowledged;
    await door.owner.query(`update principal set role = 'auditor' where tenant_id = $1`, [tenant.tenantId]);
    expect(await code).toBe(1013);
  });

  it('is looked at again once for all that came with the same key', async () => {
    const asked = new Map<string | undefined, number>();
    const authenticate = authenticator({ app: door.database.app, now: () => door.clock.now() });
    const counted = await openDoor({
      recheckMs: 20,
      server: {
        authenticate(authorization) {
          asked.set(authorization, (asked.get(authorization) ?? 0) + 1);
          return authenticate(authorization);
        },
      },
    });
    const [shared, single] = [key, await tenant.aKey()];
    const sockets = await Promise.all([...Array.from({ length: 20 }, () => shared), single].map((each) => openSocket(counted, each)));
    asked.clear();
    await eventually('ten rounds', () => (asked.get(`Bearer ${single}`) ?? 0) >= 10);
    expect(asked.get(`Bearer ${shared}`)).toBeLessThanOrEqual(11);
    expect(asked.get(`Bearer ${shared}`)).toBeGreaterThanOrEqual(9);
    for (const socket of sockets) socket.terminate();
    await counted.close();
  });

  it('says goodbye with 1001 when the server closes', async () => {
    const leaving = await openDoor();
    const socket = new WebSocket(`ws://127.0.0.1:${leaving.address.port}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => socket.on('open', resolve));
    const code = new Promise((resolve) => socket.on('close', resolve));
    const startedAt = performance.now();
    await leaving.close();
    expect(await code).toBe(1001);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await leaving.server.close();
  });
});
