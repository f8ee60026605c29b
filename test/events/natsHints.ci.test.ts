import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EventFeed } from '../../src/events/feed.js';
import { follow, type FollowMessage } from '../../src/events/follow.js';
import { HINT_CHANNEL } from '../../src/events/hints.js';
import { NatsHints, installationOf } from '../../src/events/natsHints.js';
import { Relay } from '../../src/events/relay.js';
import { createLogger } from '../../src/platform/logger.js';
import { openCutProxy, type CutProxy } from '../support/cutProxy.js';
import { eventually } from '../support/eventually.js';
import { EventWorld, oneTo } from './eventWorld.js';

/** A NATS server with JetStream that may be used for tests. Missing, the tests fail: this path is promised. */
const NATS = new URL(process.env['TEST_NATS_URL'] ?? 'nats://127.0.0.1:4222');
const now = (): string => new Date().toISOString();

let world: EventWorld;
let proxy: CutProxy;
let notified: pg.Client;
let notifications = 0;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await EventWorld.open('events_nats');
  proxy = await openCutProxy({ host: NATS.hostname, port: Number(NATS.port) });
  notified = new pg.Client({ ...world.database.owner });
  await notified.connect();
  notified.on('notification', () => (notifications += 1));
  await notified.query(`listen ${HINT_CHANNEL}`);
});
afterEach(async () => {
  proxy.mend();
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await notified.end();
  await proxy.close();
  await world.close();
});

interface Node {
  readonly hints: NatsHints;
  /** Names of the hints that came over NATS. */
  readonly heard: number[];
  readonly logged: string[];
  follow(tenantId: number): FollowMessage[];
}

/** What one process has of the events: hints, relay, feed, and connections of its own. */
async function aNode(tenantsHeard: readonly number[]): Promise<Node> {
  const logged: string[] = [];
  const logger = createLogger({
    level: 'info',
    destination: { write: (line: string) => logged.push((JSON.parse(line) as { msg: string }).msg) },
  });
  const pool = world.relayPool();
  const hints = new NatsHints({ url: `nats://127.0.0.1:${proxy.port}`, installation: await installationOf(pool), logger });
  const heard: number[] = [];
  hints.listen({
    onHint: (hint) => hint !== 'all' && tenantsHeard.forEach((tenantId) => heard.push(hint.get(tenantId) ?? 0)),
    onConnected: () => undefined,
  });
  const relay = new Relay({ pool, now, hints, logger });
  const feed = new EventFeed({ app: world.app, partner: world.partner, relay: pool, hints });
  hints.start();
  relay.start();
  feed.start();
  const abort = new AbortController();
  ends.push(async () => {
    abort.abort();
    await feed.stop();
    await relay.stop();
    await hints.stop();
  });
  return {
    hints,
    heard,
    logged,
    follow(tenantId) {
      const messages: FollowMessage[] = [];
      void (async () => {
        for await (const message of follow(feed, { tenantId, signal: abort.signal })) messages.push(message);
      })();
      return messages;
    },
  };
}

const positions = (messages: readonly FollowMessage[]): number[] =>
  messages.flatMap((message) => (message.kind === 'event' ? [message.event.position] : []));

describe('hints over NATS', () => {
  it('tell the followers of every process, and NOTIFY is left out', async () => {
    const tenantId = await world.newTenant();
    const nodes = [await aNode([tenantId]), await aNode([tenantId])];
    await eventually('NATS is there', () => nodes.every(({ hints }) => hints.isUp));
    const followed = nodes.map((node) => node.follow(tenantId));
    await eventually('they follow', () => followed.every((messages) => messages.length > 0));
    const before = notifications;
    await world.commitEvents(tenantId, 30);
    await eventually('every event on both', () => followed.every((messages) => positions(messages).length === 30));
    await eventually('the last hint on both', () => nodes.every(({ heard }) => heard.includes(30)));
    for (const messages of followed) expect(positions(messages)).toEqual(oneTo(30));
    expect(notifications).toBe(before);
  });

  it('give way to NOTIFY while the broker is gone, lose no event, and come back; the log tells each once', async () => {
    const tenantId = await world.newTenant();
    const node = await aNode([tenantId]);
    await eventually('NATS is there', () => node.hints.isUp);
    const followed = node.follow(tenantId);
    await eventually('it follows', () => followed.length > 0);
    await world.commitEvents(tenantId, 5);
    const before = notifications;
    proxy.cut();
    await world.commitEvents(tenantId, 5);
    await eventually('the events of the outage', () => positions(followed).length === 10);
    await eventually('NATS is known to be gone', () => !node.hints.isUp);
    await world.commitEvents(tenantId, 5);
    await eventually('NOTIFY told', () => notifications > before);
    await eventually('the events by NOTIFY', () => positions(followed).length === 15);
    proxy.mend();
    await eventually('NATS is back', () => node.hints.isUp);
    await world.commitEvents(tenantId, 5);
    await eventually('a hint over NATS', () => node.heard.includes(20));
    await eventually('all events', () => positions(followed).length === 20);
    expect(positions(followed)).toEqual(oneTo(20));
    expect(node.logged).toHaveLength(2);
  });

  it('find a broker that died without a word', async () => {
    const tenantId = await world.newTenant();
    const node = await aNode([tenantId]);
    await eventually('NATS is there', () => node.hints.isUp);
    const followed = node.follow(tenantId);
    await eventually('it follows', () => followed.length > 0);
    proxy.freeze();
    await world.commitEvents(tenantId, 5);
    await eventually('the events', () => positions(followed).length === 5);
    await eventually('NATS is known to be gone', () => !node.hints.isUp);
    await world.commitEvents(tenantId, 5);
    await eventually('all events', () => positions(followed).length === 10);
    expect(positions(followed)).toEqual(oneTo(10));
  });

  it('of another database are not heard', async () => {
    const tenantId = await world.newTenant();
    const node = await aNode([tenantId]);
    const logger = createLogger({ level: 'silent' });
    const stranger = new NatsHints({ url: NATS.href, installation: `${await installationOf(world.owner)}0`, logger });
    stranger.start();
    ends.push(() => stranger.stop());
    await eventually('both are there', () => node.hints.isUp && stranger.isUp);
    expect(await stranger.tell(new Map([[tenantId, 7]]))).toBe(true);
    expect(await node.hints.tell(new Map([[tenantId, 9]]))).toBe(true);
    await eventually('its own', () => node.heard.includes(9));
    expect(node.heard).toEqual([9]);
  });
});
