import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import WebSocket from 'ws';
import { SOCKET_OPERATION_BYTES } from '../../../../schema/shared/limits.js';
import { RateLimit } from '../../../../src/app/http/limits/rateLimit.js';
import { Relay } from '../../../../src/events/relay.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import type { Tenant } from '../../../support/tenant.js';
import { WAYS_IN, askBy, openSocket, type Told } from '../../../support/waysIn.js';

const ME = JSON.stringify({ query: '{ me { role } }' });
const MEBIBYTE = 1_048_576;
const codesOf = ({ errors }: Told): readonly unknown[] => errors?.map(({ extensions }) => extensions['code']) ?? [];

let door: Door;
let tenant: Tenant;
let key: string;
let bystander: string;
let relay: Relay;
beforeAll(async () => {
  door = await openDoor({
    server: {
      // Its clock stands still: however slow the machine is, nothing comes back in the middle of a test.
      rateLimit: new RateLimit({ burst: 1_000, perSecond: 1 }, () => 0),
      socketGuard: {
        frames: { burst: 200, perSecond: 1 },
        patientBytes: MEBIBYTE,
        maximumBytes: 4 * MEBIBYTE,
        patienceMs: 100,
        lookEveryMs: 20,
      },
    },
  });
  relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
  relay.start();
  tenant = await door.aTenant();
  key = await tenant.aKey();
  bystander = await (await door.aTenant()).aKey();
});
afterAll(async () => {
  await relay.stop();
  await door.close();
});

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${door.address.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body,
  });
const told = async (response: Response): Promise<unknown[]> => {
  const { errors } = (await response.json()) as Told;
  return [response.status, errors?.[0]?.extensions['code']];
};
const closed = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];
const othersAreServed = async (): Promise<void> => {
  expect((await door.ask(bystander, '{ me { role } }')).data).toEqual({ me: { role: 'ADMINISTRATOR' } });
};

describe('a request', () => {
  it('is refused when it comes as a form, as text, without a type, or as many at once', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', '']) {
      expect(await told(await post(ME, { 'content-type': type }))).toEqual([expect.any(Number), 'BAD_REQUEST']);
    }
    expect(await told(await post(`[${ME},${ME}]`))).toEqual([400, 'BAD_REQUEST']);
  });

  it('is refused when it is compressed, whatever it would grow to', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEBIBYTE, ' '));
    for (const encoding of ['gzip', 'deflate', 'br'])
      expect(await told(await post(bomb, { 'content-encoding': encoding }))).toEqual([415, 'BAD_REQUEST']);
  });

  it('is refused when its headers are too large', async () => {
    expect((await post(ME, { 'x-filler': 'x'.repeat(20_000) })).status).toBe(431);
  });
});

describe('a client that asks for more than its share', () => {
  it.each(WAYS_IN)('is told when to come back, over %s, while others are served', async (wayIn) => {
    const greedy = await tenant.aKey();
    const query =
      '{ trace(start: {lot: {id: "lot_1"}}, direction: BOTH) { complete lots(first: 250) { nodes { lot { stock { bin { code } } } } } } }';
    let answer: Told = {};
    for (let asked = 0; asked < 40 && !codesOf(answer).includes('RATE_LIMITED'); asked += 1) {
      answer = await askBy(wayIn, door, { key: greedy, body: JSON.stringify({ query }) });
    }
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
    await othersAreServed();
  });

  it('hears the numbers in headers, in the answer and when it asks for them', async () => {
    const fresh = await tenant.aKey();
    const { headers, data } = await door.ask(fresh, '{ rateLimit { maximum available restorePerSecond cost } }');
    expect(data['rateLimit']).toEqual({ maximum: 1_000, available: 999, restorePerSecond: 1, cost: 1 });
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999', 'x-ratelimit-reset': '1' });
  });

  it('pays for what was answered, not for what might have been', async () => {
    const fresh = await tenant.aKey();
    const { rows } = await door.owner.query('select count(*)::int as count from item where tenant_id = $1', [tenant.tenantId]);
    expect(rows).toEqual([{ count: 0 }]);
    const { headers } = await door.ask(fresh, '{ items(first: 250) { nodes { id packLevels { unit } } } }');
    expect(headers['x-ratelimit-remaining']).toBe('998');
  });

  it('pays for what it is refused as well, and hears 429 over HTTP before its document is read', async () => {
    const fresh = await tenant.aKey();
    for (let asked = 0; asked < 1_010; asked += 101) await Promise.all(Array.from({ length: 101 }, () => door.ask(fresh, '{ nothing }')));
    const { status, headers, errors } = await door.ask(fresh, '{ nothing }');
    expect([status, errors[0]?.extensions['code']]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await othersAreServed();
  });
});

describe('who tries keys', () => {
  it('is slowed down by its address, and those who share it and are known are not', async () => {
    // A door of its own: what is used up here must not be missing to the tests that come after it.
    const tried = await openDoor();
    try {
      const known = await (await tried.aTenant()).aKey();
      const knownAreServed = async () => expect((await tried.ask(known, '{ me { role } }')).status).toBe(200);
      const url = `//127.0.0.1:${tried.address.port}/graphql`;
      await knownAreServed();
      const guess = () => fetch(`http:${url}`, { method: 'POST', headers: { authorization: `Bearer ${known}x` }, body: '' });
      const answers = await Promise.all(Array.from({ length: 150 }, guess));
      expect(answers.map(({ status }) => status)).toContain(401);
      const refused = answers.find(({ status }) => status === 429);
      expect([await told(refused as Response), Number(refused?.headers.get('retry-after'))]).toEqual([[429, 'RATE_LIMITED'], 1]);
      await knownAreServed();
      // More of them than points come back meanwhile.
      const sockets = await Promise.allSettled(Array.from({ length: 50 }, () => openSocket(tried, `${known}y`)));
      expect(sockets.some((socket) => socket.status === 'rejected' && String(socket.reason).includes('1013'))).toBe(true);
    } finally {
      await tried.close();
    }
  });
});

describe('a socket', () => {
  it.each<[string, number, (socket: WebSocket) => unknown]>([
    ['what is no message', 4400, (socket) => socket.send('{"type":')],
    ['a second greeting', 4429, (socket) => socket.send('{"type":"connection_init"}')],
    ['the same id twice', 4409, (socket) => [1, 2].forEach(() => socket.send(SUBSCRIBE('same')))],
    ['pings of the protocol without end', 4429, (socket) => Array.from({ length: 300 }, () => socket.send('{"type":"ping"}'))],
    ['pings of WebSocket without end', 4429, (socket) => Array.from({ length: 300 }, () => socket.ping())],
    ['a frame just over 64 KB', 1009, (socket) => socket.send(' '.repeat(SOCKET_OPERATION_BYTES + 1))],
  ])('is closed on %s with %i', async (_name, code, attack) => {
    const socket = await openSocket(door, await tenant.aKey());
    socket.on('error', () => undefined);
    attack(socket);
    expect(await closed(socket)).toBe(code);
    await othersAreServed();
  });

  const SUBSCRIBE = (id: string) => JSON.stringify({ id, type: 'subscribe', payload: { query: 'subscription { events { __typename } }' } });

  it('takes a frame of exactly 64 KB', async () => {
    const socket = await openSocket(door, await tenant.aKey());
    const ping = '{"type":"ping"}';
    socket.send(ping + ' '.repeat(SOCKET_OPERATION_BYTES - ping.length));
    expect(String((await once(socket, 'message'))[0])).toBe('{"type":"pong"}');
    socket.terminate();
  });

  it('is closed on a frame of 100 MB when it has read the first bytes of it, and keeps none of it', async () => {
    const socket = await openSocket(door, await tenant.aKey());
    socket.on('error', () => undefined);
    const before = process.memoryUsage().arrayBuffers;
    const end = closed(socket);
    const written = await writeFrame(socket, 100 * MEBIBYTE);
    // 1006 for a client that was still writing when the server hung up.
    expect([1009, 1006]).toContain(await end);
    expect(written.mostHeld - before).toBeLessThan(32 * MEBIBYTE);
    await othersAreServed();
  });

  it('is closed when its client reads none of what it asked for', async () => {
    await fillItems(250);
    const upgraded = once(door.server.http, 'upgrade');
    const socket = await openSocket(door, await tenant.aKey());
    const [, serverSide] = (await upgraded) as [unknown, Socket];
    socket.on('error', () => undefined);
    const end = closed(socket);
    socket.pause();
    const query = `{ items(first: 250) { nodes { ${Array.from({ length: 10 }, (_, n) => `a${n}: name`).join(' ')} } } }`;
    // 2.5 MB each: more together than the systems of both sides hold back.
    for (let id = 0; id < 20; id += 1) socket.send(JSON.stringify({ id: `q${id}`, type: 'subscribe', payload: { query } }));
    await eventually('the server hung up', () => serverSide.destroyed);
    await othersAreServed();
    socket.resume();
    // 4499, unless its last word was lost among what was not read.
    expect([4499, 1006]).toContain(await end);
  });

  it('stays open when its client reads none of its events for a while: they wait in the table, and Lagged says so', async () => {
    const upgraded = once(door.server.http, 'upgrade');
    const socket = await openSocket(door, await tenant.aKey());
    const [, serverSide] = (await upgraded) as [unknown, Socket];
    const heard: { __typename: string; payload?: { sku: string } }[] = [];
    socket.on('message', (message: Buffer) => heard.push(JSON.parse(message.toString()).payload.data.events));
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: EVENTS } }));
    await eventually('it follows', () => heard.length === 1 && door.feed.followerCount > 0);
    socket.pause();
    // 60 MB: more than the systems of both sides hold back.
    const count = 1_000;
    await door.owner.query(
      `insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, payload)
       select $1, gen_random_uuid(), 'ItemDefined', clock_timestamp(), clock_timestamp(), '{}',
         jsonb_build_object('sku', n::text, 'filler', repeat('x', 60000)) from generate_series(1, $2::int) n order by n`,
      [tenant.tenantId, count],
    );
    await eventually('it is left behind', () => door.feed.followerCount === 0);
    expect([serverSide.destroyed, serverSide.writableLength < MEBIBYTE]).toEqual([false, true]);
    socket.resume();
    await eventually('all events', () => heard.filter(({ payload }) => payload).length >= count);
    expect(heard.flatMap(({ payload }) => payload?.sku ?? [])).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
    expect(heard.map(({ __typename }) => __typename)).toContain('Lagged');
    socket.terminate();
  });

  const EVENTS = 'subscription { events { __typename ... on Event { payload } } }';
  /** A text frame of so many bytes, as fast as the other side takes it, until it is closed. */
  async function writeFrame(socket: WebSocket, bytes: number): Promise<{ readonly mostHeld: number }> {
    const stream = (socket as unknown as { readonly _socket: Socket })._socket;
    const head = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    head.writeBigUInt64BE(BigInt(bytes), 2);
    stream.write(head);
    const chunk = Buffer.alloc(MEBIBYTE / 4, ' ');
    let mostHeld = 0;
    for (let left = bytes; left > 0 && stream.writable; left -= chunk.length) {
      const taken = stream.write(chunk);
      if (!taken) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
      mostHeld = Math.max(mostHeld, process.memoryUsage().arrayBuffers);
    }
    return { mostHeld };
  }

  /** Items with long names. */
  async function fillItems(count: number): Promise<void> {
    await door.owner.query(
      `insert into item (tenant_id, public_id, sku, name, base_unit, scale)
       select $1, gen_random_uuid(), 'FLOOD-' || n, repeat('x', 1000), 'EA', 0 from generate_series(1, $2::int) n`,
      [tenant.tenantId, count],
    );
  }

  it('is closed with 4408 when nobody says who is there', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.address.port}/graphql`, 'graphql-transport-ws');
    expect(await closed(socket)).toBe(4408);
  });

  it('has 50 subscriptions and no more, and room again when one ends', async () => {
    const socket = await openSocket(door, await tenant.aKey());
    const heard: { id: string; type: string; payload: { extensions: { code: string } }[] }[] = [];
    socket.on('message', (message: Buffer) => heard.push(JSON.parse(message.toString())));
    for (let id = 0; id < 60; id += 1) socket.send(SUBSCRIBE(`s${id}`));
    await eventually('an answer to each', () => heard.length >= 60);
    const refused = heard.filter(({ type }) => type === 'error');
    expect(refused.map(({ payload }) => payload[0]?.extensions.code)).toEqual(Array.from({ length: 10 }, () => 'TOO_MANY_SUBSCRIPTIONS'));
    expect(heard.filter(({ type }) => type === 'next')).toHaveLength(50);
    const living = heard.find(({ type }) => type === 'next')?.id;
    socket.send(JSON.stringify({ id: living, type: 'complete' }));
    socket.send(SUBSCRIBE('again'));
    await eventually('the next one is let in', () => heard.some(({ id, type }) => id === 'again' && type === 'next'));
    await othersAreServed();
    socket.terminate();
  });
});
