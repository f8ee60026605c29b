import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../support/door.js';
import { eventually } from '../support/eventually.js';
import { rawClient, rawOperation, refusesConnections, type RawClient } from '../support/rawClient.js';
import type { Tenant } from '../support/tenant.js';

/** So long that a test which waits for its end fails. */
const FOR_EVER_MS = 600_000;
const QUERY = '{ items(first: 1) { totalCount } }';
const ANSWERED = '{"data":{"items":{"totalCount":0}}';

let outer: Door;
let tenant: Tenant;
let key: string;
let doors: Door[];

beforeAll(async () => {
  outer = await openDoor();
  tenant = await outer.aTenant();
  key = await tenant.aKey();
});
afterAll(() => outer.close());
beforeEach(() => {
  doors = [];
});
afterEach(async () => {
  await outer.owner.query('rollback');
  await Promise.all(doors.map((door) => door.close()));
});

async function aDoor(leaving: { readonly answersWithinMs?: number; readonly untilUnlisted?: () => Promise<void> } = {}): Promise<Door> {
  const door = await openDoor({ server: { answersWithinMs: FOR_EVER_MS, ...leaving } });
  doors.push(door);
  return door;
}

/** Its answer waits until the owner's transaction ends. */
async function anOperationThatWaits(door: Door): Promise<RawClient> {
  await outer.owner.query('begin; lock table item in access exclusive mode');
  const connection = await rawClient(door.address.port);
  const { head, body } = rawOperation(key, QUERY);
  await connection.write(head + body);
  await eventually('it waits', async () => {
    const waiting = await outer.owner.query(`select from pg_locks where relation = 'item'::regclass and not granted`);
    return waiting.rowCount === 1;
  });
  return connection;
}

describe('a server that leaves', () => {
  it('answers what runs, as the last of its connection', async () => {
    const door = await aDoor();
    const connection = await anOperationThatWaits(door);
    const closed = door.server.close();
    await eventually('nobody listens', () => refusesConnections(door.address.port));
    await outer.owner.query('rollback');
    const received = await connection.ended();
    expect(received).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(received).toMatch(/\r\nConnection: close\r\n/);
    expect(received).toContain(ANSWERED);
    await closed;
  });

  it('answers a request whose body is still on its way', async () => {
    const door = await aDoor();
    const connection = await rawClient(door.address.port);
    const { head, body } = rawOperation(key, QUERY);
    let taken = false;
    door.server.http.once('request', () => (taken = true));
    await connection.write(head + body.slice(0, 5));
    await eventually('the server has the head', () => taken);
    const closed = door.server.close();
    await eventually('nobody listens', () => refusesConnections(door.address.port));
    await connection.write(body.slice(5));
    expect(await connection.ended()).toContain(ANSWERED);
    expect(door.logged).toEqual([]);
    await closed;
  });

  it('keeps listening for a while, not ready any more, and lets go of each connection with its next answer', async () => {
    let unlist: () => void = () => undefined;
    const unlisted = new Promise<void>((resolve) => (unlist = resolve));
    const door = await aDoor({ untilUnlisted: () => unlisted });
    const { port } = door.address;
    const kept = await rawClient(port);
    const { head, body } = rawOperation(key, QUERY);
    await kept.write(head + body);
    expect(await kept.hears(ANSWERED)).toMatch(/\r\nConnection: keep-alive\r\n/);
    const closed = door.server.close();
    await kept.write(head + body);
    const received = await kept.ended();
    expect(received.split(ANSWERED)).toHaveLength(3);
    expect(received).toMatch(/\r\nConnection: close\r\n/);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect((await door.ask(key, QUERY)).status).toBe(200);
    unlist();
    await closed;
    expect(await refusesConnections(port)).toBe(true);
  });

  it('waits neither for connections that ask nothing nor for ever: what takes too long is cut off', async () => {
    const door = await aDoor({ answersWithinMs: 50 });
    const silent = await rawClient(door.address.port);
    const stuck = await anOperationThatWaits(door);
    await door.server.close();
    expect(await stuck.ended()).toBe('nothing');
    expect(await silent.ended()).toBe('nothing');
  });

  it('does not wait at all for connections that ask nothing', async () => {
    const door = await aDoor();
    const silent = await rawClient(door.address.port);
    await Promise.all([door.server.close(), door.server.close()]);
    expect(await silent.ended()).toBe('nothing');
  });
});
