import type { EntityManager } from '@mikro-orm/postgresql';
import { announceExpiring } from '../../src/commands/alerting/announceExpiring.js';
import { requestScans, scanExpiry } from '../../src/app/expirySchedule.js';
import { openDatabase, type Database } from '../../src/platform/database/database.js';
import { createExecutor, type Executor } from '../../src/platform/execute.js';
import { createBoss } from '../../src/platform/jobs.js';
import { inUnitOfWork } from '../../src/platform/unitOfWork.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { eventually } from '../support/eventually.js';
import { EventWorld } from './eventWorld.js';
import { newLot, newStock, type Stock } from './ledgerWorld.js';

let world: EventWorld;
let database: Database;
let clock = '2027-03-01T12:00:00.000Z';
let executor: Executor<Refusal>;

beforeAll(async () => {
  world = await EventWorld.open('events_expiry');
  database = await openDatabase({ logins: world.database.logins, entities: [] });
  executor = executorAt();
});

beforeEach(() => {
  clock = '2027-03-01T12:00:00.000Z';
});

afterAll(async () => {
  await database.close();
  await world.close();
});

function executorAt(orm: EntityManager = database.orm): Executor<Refusal> {
  return createExecutor<Refusal>({
    orm,
    now: () => clock,
    conflict: () => ({ code: 'IDEMPOTENCY_CONFLICT', message: '' }),
    spentKeys: async () => new Set(),
  });
}

interface Announced {
  readonly siteId: number;
  readonly payload: { readonly lotNumber: string; readonly withinDays: number; readonly daysLeft: number; readonly quantityOnHand: string };
}

async function announced(stock: Stock): Promise<readonly Announced[]> {
  const result = await world.owner.query<Announced>(
    `select site_id as "siteId", payload from domain_event where tenant_id = $1 and type = 'LotExpiring' order by id`,
    [stock.tenantId],
  );
  return result.rows;
}

const scan = async (stock: Stock): Promise<number> => await scanExpiry(executor, stock.tenantId);

describe('announcing lots that are about to expire', () => {
  it('announces each threshold once as the days pass, and nothing once it has expired', async () => {
    const stock = await newStock(world);
    await newLot(world, stock, { usableThrough: '2027-04-01', onHand: '12.5' });
    const days: (readonly [string, number])[] = [];
    for (const day of ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-24', '2027-03-25', '2027-03-31', '2027-04-01', '2027-04-02']) {
      clock = `${day}T12:00:00.000Z`;
      days.push([day, await scan(stock)]);
      expect(await scan(stock)).toBe(0);
    }
    expect(days.filter(([, count]) => count > 0)).toEqual([
      ['2027-03-02', 1],
      ['2027-03-25', 1],
      ['2027-03-31', 1],
    ]);
    expect(
      (await announced(stock)).map(({ payload, siteId }) => [siteId, payload.withinDays, payload.daysLeft, payload.quantityOnHand]),
    ).toEqual([
      [stock.siteId, 30, 30, '12.5'],
      [stock.siteId, 7, 7, '12.5'],
      [stock.siteId, 1, 1, '12.5'],
    ]);
  });

  it('announces only the tightest of several thresholds passed at once, and never the wider ones later', async () => {
    const stock = await newStock(world);
    await newLot(world, stock, { usableThrough: '2027-03-04' });
    expect(await scan(stock)).toBe(1);
    expect(await announced(stock)).toMatchObject([{ payload: { withinDays: 7, daysLeft: 3 } }]);
    await world.owner.query(`update item set expiry_alert_days = '{30}' where tenant_id = $1`, [stock.tenantId]);
    expect(await scan(stock)).toBe(0);
  });

  it.each([
    ['has expired', { usableThrough: '2027-02-28' }],
    ['is not in stock', { usableThrough: '2027-03-02', onHand: '0' }],
    ['is further away than every threshold', { usableThrough: '2027-04-01' }],
    ['never expires', {}],
  ])('is silent on a lot that %s', async (_, options) => {
    const stock = await newStock(world);
    await newLot(world, stock, options);
    expect(await scan(stock)).toBe(0);
  });

  it('is silent where the item has no thresholds', async () => {
    const stock = await newStock(world, { alertDays: [] });
    await newLot(world, stock, { usableThrough: '2027-03-01' });
    expect(await scan(stock)).toBe(0);
  });

  it('counts the days on the calendar of the site', async () => {
    clock = '2027-03-01T23:30:00.000Z';
    const [west, east] = [await newStock(world, { timeZone: 'America/New_York' }), await newStock(world, { timeZone: 'Asia/Tokyo' })];
    for (const stock of [west, east]) {
      await newLot(world, stock, { usableThrough: '2027-03-09' });
      await scan(stock);
    }
    expect(await announced(west)).toMatchObject([{ payload: { withinDays: 30, daysLeft: 8 } }]);
    expect(await announced(east)).toMatchObject([{ payload: { withinDays: 7, daysLeft: 7 } }]);
  });

  it('announces anew when the lot gets another date', async () => {
    const stock = await newStock(world);
    await newLot(world, stock, { usableThrough: '2027-03-04' });
    await scan(stock);
    await world.owner.query(`update balance set usable_through = '2027-03-05' where tenant_id = $1`, [stock.tenantId]);
    expect(await scan(stock)).toBe(1);
  });

  it('goes on batch after batch until all are announced', async () => {
    const stock = await newStock(world);
    await world.owner.query(
      `with lots as (insert into lot (tenant_id, public_id, item_id, lot_number, quality, created_at)
         select $1, gen_random_uuid(), $2, n::text, 'RELEASED', now() from generate_series(1, 2100) n returning id)
       insert into balance (tenant_id, lot_id, bin_id, condition, ownership, item_id, site_id, stored, on_hand, blocked_bits, usable_through)
         select $1, id, $3, 'GOOD', 'OWNED', $2, $4, true, 1, 0, '2027-03-03' from lots`,
      [stock.tenantId, stock.itemId, stock.storageBinId, stock.siteId],
    );
    expect(await scan(stock)).toBe(2_100);
    expect(new Set((await announced(stock)).map((event) => event.payload.lotNumber)).size).toBe(2_100);
    expect(await scan(stock)).toBe(0);
  }, 60_000);

  it('is exact under two workers: the second waits for the first and then has nothing to say', async () => {
    const stock = await newStock(world);
    await newLot(world, stock, { usableThrough: '2027-03-04' });
    await newLot(world, stock, { usableThrough: '2027-03-05' });
    const actor = { tenantId: stock.tenantId, principalId: stock.principalId };
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let inserted = (): void => undefined;
    const first = inUnitOfWork(database.orm, { actor, now: () => clock }, async (work) => {
      const verdicts = await announceExpiring.run(work, [{ input: {}, actor: work.actor }]);
      inserted();
      await released;
      return verdicts;
    });
    await new Promise<void>((resolve) => (inserted = resolve));
    const second = executor.execute(announceExpiring, { actor }, [{ input: {} }]);
    await eventually('the second waits', async () => {
      const waiting = await world.owner.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '/* noticeExpiring%'`,
      );
      return waiting.rowCount === 1;
    });
    release();
    expect(await first).toMatchObject([{ value: { announcedCount: 2 } }]);
    expect(await second).toMatchObject([{ value: { announcedCount: 0 } }]);
    expect(await announced(stock)).toHaveLength(2);
  });

  it('is exact under two workers: the second takes over what the first rolled back', async () => {
    const stock = await newStock(world);
    await newLot(world, stock, { usableThrough: '2027-03-04' });
    const actor = { tenantId: stock.tenantId, principalId: stock.principalId };
    const results = await Promise.all([
      executor.execute(announceExpiring, { actor, dryRun: true }, [{ input: {} }]),
      executor.execute(announceExpiring, { actor }, [{ input: {} }]),
    ]);
    expect(results[1]).toMatchObject([{ value: { announcedCount: 1 } }]);
    expect(await announced(stock)).toHaveLength(1);
  });
});

describe('the schedule', () => {
  it('asks for one scan a tenant and time slot, however many processes ask', async () => {
    const stock = await newStock(world);
    const boss = createBoss(database.app, { supervise: false });
    await boss.start();
    try {
      const options = { relay: database.relay, boss, everySeconds: 86_400 };
      await Promise.all([requestScans(options), requestScans(options), requestScans(options)]);
      const jobs = await boss.fetch<{ tenantId: number }>('scanExpiry', { batchSize: 1_000 });
      const mine = jobs.filter((job) => job.data.tenantId === stock.tenantId);
      expect(mine).toHaveLength(1);
      await boss.complete(
        'scanExpiry',
        mine.map((job) => job.id),
      );
      await requestScans(options);
      expect((await boss.fetch<{ tenantId: number }>('scanExpiry', { batchSize: 1_000 })).map((job) => job.data.tenantId)).not.toContain(
        stock.tenantId,
      );
    } finally {
      await boss.stop({ graceful: false });
    }
  });

  it('acts in the name of one system principal a tenant', async () => {
    const stock = await newStock(world);
    await Promise.all([scan(stock), scan(stock), scan(stock)]);
    const principals = await world.owner.query(`select name, role from principal where tenant_id = $1 and name = 'system'`, [
      stock.tenantId,
    ]);
    expect(principals.rows).toEqual([{ name: 'system', role: 'connector' }]);
  });
});
