import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { encodeTypeId } from '../../src/platform/ids.js';
import { demoStock, type StockFacts } from '../support/demoStock.js';
import { eventually } from '../support/eventually.js';
import { NodeCluster } from '../support/nodes/nodeCluster.js';
import { RetryingWriter } from '../support/nodes/retryingWriter.js';
import { RoamingSubscriber } from '../support/nodes/roamingSubscriber.js';

const API = [0, 1] as const;
const WORKERS = [2, 3] as const;

let cluster: NodeCluster;
let owner: pg.Client;
let key: string;
let facts: StockFacts;
let turns = 0;

beforeAll(async () => {
  const roles = (role: string): Readonly<Record<string, string>> => ({ ROLES: role, DATABASE_CONNECTIONS: '14' });
  cluster = await NodeCluster.open({ nodes: [...API.map(() => roles('api')), ...WORKERS.map(() => roles('worker'))] });
  owner = new pg.Client({ ...cluster.owner });
  await owner.connect();
  key = (await cluster.keys())['administrator']!;
  facts = await demoStock(cluster.url(0), key);
}, 120_000);
afterAll(async () => {
  await owner.end();
  await cluster.end();
}, 60_000);

/** One write through a door, acknowledged. */
async function write(door: number): Promise<void> {
  turns += 1;
  const writer = new RetryingWriter({
    key,
    name: `roles-${turns}`,
    facts,
    nodeOtherThan: async () => cluster.url(door),
    onDone: () => writer.stop(),
  });
  await writer.run();
  expect(writer.failures).toEqual([]);
}

async function follow(door: number): Promise<RoamingSubscriber> {
  const subscriber = new RoamingSubscriber({ key, nextUrl: async () => cluster.url(door) });
  await subscriber.connect();
  await eventually('it follows', () => subscriber.firstCursor);
  return subscriber;
}

/** The worker whose lease it is, by asking which of them the death of ends it: leases name holders, not processes. */
async function leaseExpiry(name: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ holder: string }>(`select holder from lease where name = $1 and expires_at > now()`, [name]);
  return rows[0]?.holder;
}

/** Who has the leases of relay and intake, once each was renewed since that instant of the database's clock: they last 3 s. */
async function bothHeldSince(instant: string): Promise<readonly { readonly name: string; readonly holder: string }[]> {
  return await eventually('both leases renewed', async () => {
    // A renewal that was on its way at the instant does not count.
    const { rows } = await owner.query<{ name: string; holder: string }>(
      `select name, holder from lease where expires_at > $1::timestamptz + interval '3.2 s' order by name`,
      [instant],
    );
    return rows.length === 2 && rows;
  });
}

const databaseNow = async (): Promise<string> => (await owner.query<{ now: string }>('select clock_timestamp()::text as now')).rows[0]!.now;

/** A file with a supplier's ship notice, dropped under a name of its own; it is in the archive when a worker took it. */
async function dropAndTake(name: string): Promise<void> {
  const folder = join(cluster.dropFolder, 'demo/ACME');
  await copyFile('docs/samples/acme-856.edi', join(folder, 'in', name));
  await eventually('the file is taken', async () => (await readdir(join(folder, 'archive'))).some((taken) => taken.endsWith(name)));
  await eventually('the message is processed', async () => {
    const { rowCount } = await owner.query(`select from inbound_message where file_name = $1 and status <> 'RECEIVED'`, [name]);
    return rowCount === 1;
  });
}

describe('processes with parts of the work', () => {
  it('pass events from one door to the other, over a worker', async () => {
    const subscriber = await follow(1);
    await write(0);
    await eventually('the event', () => subscriber.ids.length > 0);
    subscriber.stop();
    expect(subscriber.faults).toEqual([]);
  });

  it('take dropped files and process messages in workers only', async () => {
    await dropAndTake('first.edi');
    for (const worker of WORKERS) await cluster.stop(worker, 'SIGTERM');
    const { headers } = await fetch(cluster.url(0).replace('/graphql', '/healthz'));
    expect(headers).toBeDefined();
    const subscriber = await follow(1);
    await write(0);
    expect(await leaseExpiry('relay')).toBeUndefined();
    expect(await leaseExpiry('intake')).toBeUndefined();
    expect(subscriber.ids).toEqual([]);
    for (const worker of WORKERS) await cluster.start(worker);
    await eventually('the event, once somebody works again', () => subscriber.ids.length > 0);
    subscriber.stop();
  });

  it('hand leases over when a worker is killed, whichever has them', async () => {
    const subscriber = await follow(0);
    for (const [turn, worker] of [...WORKERS, ...WORKERS].entries()) {
      const seen = subscriber.ids.length;
      await cluster.stop(worker, 'SIGKILL');
      await write(1);
      await eventually('the event', () => subscriber.ids.length > seen);
      await dropAndTake(`turn-${turn}.edi`);
      await cluster.start(worker);
    }
    subscriber.stop();
    expect(subscriber.faults).toEqual([]);
  });

  it('hand leases over when a worker hangs, and it works no more with what it held when it goes on', async () => {
    const subscriber = await follow(0);
    for (const [turn, worker] of WORKERS.entries()) {
      const seen = subscriber.ids.length;
      cluster.suspend(worker);
      const hangsSince = await databaseNow();
      await write(1);
      await eventually('the event', () => subscriber.ids.length > seen);
      const heirs = await bothHeldSince(hangsSince);
      cluster.resume(worker);
      const awakeSince = await databaseNow();
      await write(1);
      await dropAndTake(`hung-${turn}.edi`);
      expect(await bothHeldSince(awakeSince)).toEqual(heirs);
    }
    const { rows } = await owner.query<{ id: string }>(
      `select public_id as id, position from domain_event where tenant_id = (select tenant_id from tenant) order by position`,
    );
    const ids = rows.map(({ id }) => encodeTypeId('evt', id));
    await eventually('the last event', () => subscriber.ids.at(-1) === ids.at(-1));
    subscriber.stop();
    expect(subscriber.ids).toEqual(ids.slice(-subscriber.ids.length));
    expect(subscriber.faults).toEqual([]);
  });
});
