import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HTTP_OPERATION_BYTES } from '../../../../schema/shared/limits.js';
import { openDoor, type Door } from '../../../support/door.js';
import { bufferBytes } from '../../../support/memory.js';
import { rawClient, requestHead, type RawClient } from '../../../support/rawClient.js';
import type { Tenant } from '../../../support/tenant.js';

const ME = JSON.stringify({ query: '{ me { role } }' });
const MEBIBYTE = 1_048_576;
const OTHER_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

let door: Door;
/** Where clients are given a moment only. */
let hasty: Door;
let tenant: Tenant;
let key: string;
const clients: RawClient[] = [];

beforeAll(async () => {
  door = await openDoor();
  hasty = await openDoor({
    server: { httpLimits: { bodyWithinMs: 100, headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 20 } },
  });
  tenant = await door.aTenant();
  key = await tenant.aKey();
});
afterEach(() => {
  for (const { socket } of clients.splice(0)) socket.destroy();
});
afterAll(async () => {
  await hasty.close();
  await door.close();
});

async function client(at: Door = door): Promise<RawClient> {
  const opened = await rawClient(at.address.port);
  clients.push(opened);
  return opened;
}

const head = (...more: readonly string[]): string =>
  requestHead(['POST /graphql HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${key}`, 'Content-Type: application/json', ...more]);
const asking = (body: string): string => `${head(`Content-Length: ${Buffer.byteLength(body)}`)}${body}`;
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

async function othersAreServed(at: Door = door): Promise<void> {
  expect((await at.ask(await tenant.aKey(), '{ me { role } }')).data).toEqual({ me: { role: 'ADMINISTRATOR' } });
}

describe('a body that is too large', () => {
  it('is refused by its announced length before any of it came, and ends the connection', async () => {
    const { write, hears, ended, socket } = await client();
    await write(head(`Content-Length: ${HTTP_OPERATION_BYTES + 1}`));
    // Not a byte of the body was sent: the answer cannot have waited for it.
    expect(await hears('LIMIT_EXCEEDED')).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/i);
    socket.end();
    await ended();
  });

  it.each(OTHER_TYPES)('is refused by its announced length as %s too', async (type) => {
    const { write, hears } = await client();
    await write(head(`Content-Length: ${100 * MEBIBYTE}`).replace('application/json', type));
    expect(await hears('LIMIT_EXCEEDED')).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused at the byte that is one too many when it announces no length, and nothing of it is kept', async () => {
    const { write, hears, heard, socket } = await client();
    await write(head('Transfer-Encoding: chunked'));
    const part = Buffer.from(chunk(' '.repeat(MEBIBYTE)));
    const before = bufferBytes();
    await write(part);
    expect(await hears('LIMIT_EXCEEDED')).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/i);
    // A client that does not look goes on, as long as the connection stands: 100 MB, never the end of the body.
    for (let sent = 1; sent < 100 && !socket.destroyed; sent += 1) await write(part);
    expect(bufferBytes() - before).toBeLessThan(40 * MEBIBYTE);
    expect(countOf(heard(), /HTTP\/1\.1/g)).toBe(1);
    await othersAreServed();
  });

  it('passes at the last byte that is allowed', async () => {
    const { write, hears } = await client();
    await write(asking(ME.padEnd(HTTP_OPERATION_BYTES)));
    expect(await hears('ADMINISTRATOR')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is nothing but a body: what looks like a request in it is none', async () => {
    const { write, hears, ended } = await client();
    const mutation = asking(
      JSON.stringify({ query: 'mutation { createApiKey(input: {principalName: "smuggled", role: AUDITOR}) { key } }' }),
    );
    const before = await principals();
    await write(head(`Content-Length: ${HTTP_OPERATION_BYTES + 1}`) + mutation.padEnd(HTTP_OPERATION_BYTES + 1));
    await hears('LIMIT_EXCEEDED');
    expect(countOf(await ended(), /HTTP\/1\.1/g)).toBe(1);
    expect(await principals()).toBe(before);
  });

  const principals = async (): Promise<number> =>
    (await door.owner.query('select count(*)::int as count from principal where name = $1', ['smuggled'])).rows[0].count as number;
});

describe('requests one behind the other', () => {
  it('are answered in their order, also behind one that was refused and read to its end', async () => {
    const { write, hears, heard } = await client();
    const refused = '{"query": ';
    await write(asking(refused) + asking('{"query":"{ nothing }"}') + asking(ME));
    await hears('ADMINISTRATOR');
    expect(heard().match(/BAD_REQUEST|GRAPHQL_VALIDATION_FAILED|ADMINISTRATOR/g)).toEqual([
      'BAD_REQUEST',
      'GRAPHQL_VALIDATION_FAILED',
      'ADMINISTRATOR',
    ]);
  });

  it('are not answered behind a stranger whose body is still to come', async () => {
    const { write, hears, ended } = await client();
    await write(head('Content-Length: 1000').replace(key, `${key.slice(0, -1)}_`));
    await hears('UNAUTHENTICATED');
    await write(' '.repeat(1000) + asking(ME));
    expect(countOf(await ended(), /HTTP\/1\.1/g)).toBe(1);
  });
});

describe('a client that takes its time', () => {
  it.each([
    ['Content-Length: 200000', ' '],
    ['Transfer-Encoding: chunked', chunk(' ')],
  ])('is answered 408 when its body does not come to its end: %s', async (announced, letter) => {
    const { write, hears } = await client(hasty);
    await write(head(announced));
    // A letter now and then does not keep it alive.
    const writing = setInterval(() => void write(letter), 10);
    const answer = await hears('TIMED_OUT').finally(() => clearInterval(writing));
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close/i);
    await othersAreServed(hasty);
  });

  it('is cut off in the middle of its headers', async () => {
    const { write, ended } = await client(hasty);
    await write('POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Filler: ');
    expect(await ended()).toMatch(/^HTTP\/1\.1 408 /);
    await othersAreServed(hasty);
  });

  it('is cut off in the middle of an upload', async () => {
    const { write, ended } = await client(hasty);
    await write(head('Content-Length: 1000').replace('/graphql', '/sign-in/token'));
    await ended();
    await othersAreServed(hasty);
  });
});

describe('an address that cannot be read', () => {
  it.each(['//', '//:0/', '/graphql//:x', '/%', '/graphql/%E0%A4%A', '*', 'http://[/graphql'])('ends nothing: %s', async (address) => {
    const upgrade = [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==',
    ];
    for (const more of [[], upgrade]) {
      const { write, ended } = await client();
      await write(requestHead([`GET ${address} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...more]));
      expect(await ended()).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    expect(door.logged).toEqual([]);
    await othersAreServed();
  });
});
