import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { writeEventCursor } from '../../../../schema/shared/eventCursor.js';
import { defineItem } from '../../../../src/commands/defining/defineItem.js';
import { Relay } from '../../../../src/events/relay.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import type { Tenant } from '../../../support/tenant.js';
import { openSocket } from '../../../support/waysIn.js';

const QUERY = 'subscription ($after: Cursor) { events(after: $after) { __typename ... on Event { cursor recordedAt payload } } }';

describe('a shared stream', () => {
  let door: Door;
  let relay: Relay;
  let tenant: Tenant;
  let key: string;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    door = await openDoor();
    relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
    relay.start();
    tenant = await door.aTenant();
    key = await tenant.aKey();
  });
  afterAll(async () => {
    for (const end of ends) end();
    await relay.stop();
    await door.close();
  });

  const url = (path: string): string => `http://127.0.0.1:${door.address.port}${path}`;
  const executions = async (): Promise<number> =>
    Number(/^lotgraph_event_executions_total (\d+)$/m.exec(await (await fetch(url('/metrics'))).text())?.[1]);

  const define = async (...skus: string[]): Promise<void> => {
    const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
    await door.executor.execute(
      defineItem,
      { actor },
      skus.map((sku) => ({ input: { sku, name: sku, baseUnit: 'EA' } })),
    );
  };

  /** The frames that a socket is sent. */
  async function socketFrames(after?: string): Promise<readonly string[]> {
    const socket = await openSocket(door, key);
    ends.push(() => socket.terminate());
    const frames: string[] = [];
    socket.on('message', (message: Buffer) => frames.push(message.toString()));
    socket.send(JSON.stringify({ id: 'a "quoted" id', type: 'subscribe', payload: { query: QUERY, variables: { after } } }));
    await once(socket, 'message');
    return frames;
  }

  /** The messages of an event stream, as they stand. */
  async function streamMessages(after?: string): Promise<readonly string[]> {
    const abort = new AbortController();
    ends.push(() => abort.abort());
    const response = await fetch(url('/graphql/stream'), {
      method: 'POST',
      signal: abort.signal,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: QUERY, variables: { after } }),
    });
    const messages: string[] = [];
    void (async () => {
      let rest = '';
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        const parts = (rest + Buffer.from(chunk).toString()).split('\n\n');
        rest = parts.pop() ?? '';
        messages.push(...parts.filter((part) => part.startsWith('event: next')));
      }
    })().catch(() => undefined);
    await eventually('it is ready', () => messages.length > 0);
    return messages;
  }

  it('is one for sockets and event streams alike, and tells what each would be told by itself, letter by letter', async () => {
    const live = await Promise.all([socketFrames(), socketFrames(), streamMessages(), streamMessages()]);
    await eventually('all follow one stream', () => door.feed.followerCount === 1);
    const before = await executions();
    await define('A', 'B', 'C');
    for (const frames of live) await eventually('three events', () => frames.length === 4);
    expect((await executions()) - before).toBe(3);

    const replayed = await Promise.all([socketFrames(writeEventCursor(0)), streamMessages(writeEventCursor(0))]);
    for (const frames of replayed) await eventually('three events', () => frames.length === 4);
    // Those were executed for each of the two, and told by the protocols themselves.
    expect((await executions()) - before).toBe(3 + 2 * 4);
    expect(live[0].slice(1)).toEqual(replayed[0].slice(1));
    expect(live[2].slice(1)).toEqual(replayed[1].slice(1));
    expect([live[1], live[3]]).toEqual([live[0], live[2]]);
  });
});
