import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { HeldLease } from '../../src/events/heldLease.js';
import { openDatabase } from '../../src/platform/database/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { openCutProxy } from '../support/cutProxy.js';
import { eventually } from '../support/eventually.js';
import { EventWorld } from './eventWorld.js';

const TAKEN_OVER_WITHIN_MS = 5_000;
const logger = createLogger({ level: 'silent' });

let world: EventWorld;

beforeAll(async () => {
  world = await EventWorld.open('events_lease');
});
afterAll(() => world.close());

interface Worker {
  readonly lease: HeldLease;
  readonly pool: ReturnType<EventWorld['relayPool']>;
  /** "begin" and "end" of its work. */
  readonly steps: string[];
}

function aWorker(name: string, begin: () => Promise<void> = async () => undefined): Worker {
  const steps: string[] = [];
  const pool = world.relayPool();
  const lease = new HeldLease({
    pool,
    name,
    logger,
    onTaken: async () => {
      await begin();
      steps.push('begin');
    },
    onLost: async () => void steps.push('end'),
  });
  return { lease, pool, steps };
}

describe('leased work', () => {
  it('is begun by one of many, and by the next at once when that one stops', async () => {
    const [first, second] = [aWorker('stops'), aWorker('stops')];
    await first.lease.start();
    await second.lease.start();
    expect([first.steps, second.steps]).toEqual([['begin'], []]);
    await first.lease.stop();
    await eventually('the second works', () => second.steps.length > 0);
    expect([first.steps, second.steps]).toEqual([['begin', 'end'], ['begin']]);
    await second.lease.stop();
    expect(second.steps).toEqual(['begin', 'end']);
  });

  it('is taken over from one that died, and from one that lost its database ends by itself', async () => {
    const [first, second] = [aWorker('dies'), aWorker('dies')];
    await first.lease.start();
    await second.lease.start();
    const diedAt = performance.now();
    await first.pool.end();
    await eventually('the second works', () => second.steps.length > 0);
    expect(performance.now() - diedAt).toBeLessThan(TAKEN_OVER_WITHIN_MS);
    await eventually('the first knows', () => first.steps.length === 2);
    expect(first.lease.held).toBe(false);
    await Promise.all([first.lease.stop(), second.lease.stop()]);
  });

  it('is ended by one whose database falls silent before another begins it', async () => {
    const steps: string[] = [];
    const { owner, logins } = world.database;
    const proxy = await openCutProxy({ path: `${owner.host}/.s.PGSQL.${owner.port}` });
    const { relay: pool, ...rest } = await openDatabase({
      logins: { ...logins, relay: { ...logins.relay, host: '127.0.0.1', port: proxy.port } },
      entities: [],
    });
    const lease = (name: string, on: pg.Pool): HeldLease =>
      new HeldLease({
        pool: on,
        name: 'silent',
        logger,
        onTaken: async () => void steps.push(`${name} begins`),
        onLost: async () => void steps.push(`${name} ends`),
      });
    const [first, second] = [lease('first', pool), lease('second', world.relayPool())];
    await first.start();
    await second.start();
    proxy.freeze();
    await eventually('the second works', () => steps.includes('second begins'));
    expect(steps).toEqual(['first begins', 'first ends', 'second begins']);
    await second.stop();
    proxy.mend();
    await eventually('the first works again', () => steps.at(-1) === 'first begins');
    await first.stop();
    await rest.close();
    await proxy.close();
  });

  it('that cannot begin is tried again', async () => {
    let attempts = 0;
    const worker = aWorker('fails', async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
    });
    await worker.lease.start();
    await eventually('it works', () => worker.steps.includes('begin'));
    expect(worker.lease.held).toBe(true);
    await worker.lease.stop();
  });
});
