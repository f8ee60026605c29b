import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareDemo, type PreparedDemo } from '../../src/app/demo/prepareDemo.js';
import { cloneTemplate, type TestDatabase } from '../support/database.js';
import { aWorld, type World } from '../support/world.js';

let clone: TestDatabase;
let world: World;
let dataDir: string;
let demo: PreparedDemo;

const prepare = (now: string): Promise<PreparedDemo> =>
  prepareDemo({ owner: clone.owner, database: world.database, executor: world.executor, dataDir, now, checkProfile: () => [] });

beforeAll(async () => {
  clone = await cloneTemplate('seed_demo');
  world = await aWorld(clone);
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-seed-'));
  demo = await prepare(world.clock.now());
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

const counts = async (): Promise<Record<string, number>> => {
  const [row] = await world.rows<Record<string, string>>(
    `select (select count(*) from site where tenant_id = $1) as sites, (select count(*) from item where tenant_id = $1) as items,
       (select count(*) from lot where tenant_id = $1) as lots, (select count(*) from hold where tenant_id = $1) as holds,
       (select count(*) from ledger_entry where tenant_id = $1) as entries, (select count(*) from trading_partner where tenant_id = $1) as partners,
       (select count(*) from demand_order where tenant_id = $1) as orders, (select count(*) from allocation where tenant_id = $1) as allocations,
       (select count(*) from lot where tenant_id = $1 and usable_through < $2::date) as expired,
       (select count(*) from lot where tenant_id = $1 and usable_through between $2::date and $2::date + 7) as near,
       (select count(*) from lot where tenant_id = $1 and quality = 'PENDING_INSPECTION') as pending`,
    [demo.tenantId, world.clock.now().slice(0, 10)],
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
};

describe('the demo tenant', () => {
  it('has what the README promises, with dates around today', async () => {
    const found = await counts();
    expect(found).toMatchObject({ sites: 3, items: 40, lots: 300, partners: 6, orders: 1, allocations: 2 });
    for (const kind of ['holds', 'expired', 'near', 'pending']) expect(found[kind]).toBeGreaterThan(5);
  });

  it('is not seeded twice, and keeps its keys', async () => {
    const before = await counts();
    const again = await prepare('2026-11-23T08:00:00.000Z');
    expect(again.keys).toEqual(demo.keys);
    expect(await counts()).toEqual(before);
  });

  it('goes on where a cut left it: without the key file everything is replayed and new keys are made', async () => {
    const before = await counts();
    await rm(join(dataDir, 'demo-keys.json'));
    const again = await prepare('2026-11-24T08:00:00.000Z');
    expect(again.keys).not.toEqual(demo.keys);
    expect(await counts()).toEqual(before);
  });
});
