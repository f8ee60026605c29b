import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.js';
import { startServer, type StartedServer } from '../support/startedServer.js';

const SOCKETS = 10_000;
const OPENED_AT_ONCE = 200;
/** Each with a subscription of its own: measured 24 KB with Node 24 on Linux. */
const MAXIMUM_BYTES_EACH = 40_000;
/** The server asks each socket whether it is there; who does not answer is cut off by the next time it asks. */
const KEEP_ALIVE_ROUNDS = 3;
const QUERY = 'subscription { events(filter: {types: [ITEM_DEFINED]}) { __typename ... on Event { payload } } }';

let server: StartedServer;
let sockets: Idle[] = [];

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_BURST: '1000000', LOG_LEVEL: 'warn' });
}, 120_000);
afterAll(async () => {
  for (const { socket } of sockets) socket.terminate();
  await server.stop();
}, 60_000);

interface Idle {
  readonly socket: WebSocket;
  pings: number;
  readonly told: string[];
}

it(`holds ${SOCKETS} sockets that say nothing, each with a subscription, and tells them all what happens`, async () => {
  // Once it is known, a key is no guess, however many come with it.
  await ask('{ me { role } }');
  const before = await residentBytes();
  for (let count = 0; count < SOCKETS; count += OPENED_AT_ONCE)
    sockets = sockets.concat(await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open)));
  const bytesEach = ((await residentBytes()) - before) / SOCKETS;
  expect(bytesEach).toBeLessThan(MAXIMUM_BYTES_EACH);

  while (sockets.some(({ pings }) => pings < KEEP_ALIVE_ROUNDS)) await nextPing();
  expect(sockets.filter(({ socket }) => socket.readyState !== WebSocket.OPEN)).toHaveLength(0);

  await ask('mutation { defineItem(input: {sku: "IDLE", name: "Oats", baseUnit: "KGM"}) { userErrors { code } } }');
  await eventually('each is told', () => sockets.every(({ told }) => told.length === 2));
  const expected = sockets[0]!.told;
  expect(expected[1]).toContain('"sku":"IDLE"');
  expect(sockets.filter(({ told }) => told[1] !== expected[1])).toHaveLength(0);
  expect(await ask('{ item(ref: {sku: "IDLE"}) { name } }')).toEqual({ item: { name: 'Oats' } });
});

async function open(): Promise<Idle> {
  const socket = new WebSocket(new URL('/graphql', server.url.href.replace('http', 'ws')), 'graphql-transport-ws');
  const idle: Idle = { socket, pings: 0, told: [] };
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key()}` } })));
  socket.on('ping', () => (idle.pings += 1));
  return await new Promise((resolve, reject) => {
    socket.on('error', reject).on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('message', (message: Buffer) => {
      const text = message.toString();
      if (text.includes('connection_ack')) socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
      else idle.told.push(text);
      if (idle.told.length === 1) resolve(idle);
    });
  });
}

/** Of the socket that is furthest behind. */
async function nextPing(): Promise<void> {
  const last = sockets.reduce((one, other) => (other.pings < one.pings ? other : one));
  await new Promise((resolve, reject) => last.socket.once('ping', resolve).once('close', reject));
}

async function residentBytes(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', server.url))).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

async function ask(query: string): Promise<unknown> {
  const response = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key()}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { readonly data: unknown; readonly errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

const key = (): string => server.keys['administrator'] as string;
