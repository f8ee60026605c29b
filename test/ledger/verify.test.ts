import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { pickOrder } from '../../src/commands/shipping/pickOrder.js';
import { recordTracking } from '../../src/commands/shipping/recordTracking.js';
import { shipOrder } from '../../src/commands/shipping/shipOrder.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { recordInboundShipment } from '../../src/commands/receiving/recordInboundShipment.js';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { verifyDatabase } from '../../src/app/verifyDatabase.js';
import { Relay } from '../../src/events/relay.js';
import { ledgerChecks, verifyLedger } from '../../src/ledger/verify.js';
import { createPool } from '../../src/platform/database/pool.js';
import type { Rows } from '../../src/platform/database/rows.js';
import { cloneTemplate, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { damage } from './damage.js';
import { anOrderWorld } from '../commands/orderWorld.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, WORLD_NOW, type World } from '../support/world.js';

/** A clone of its own: the damage leaves it without constraints. */
let database: TestDatabase;
let world: World;
let relay: Relay;
let owner: pg.Pool;

beforeAll(async () => {
  database = await cloneTemplate('ledger_verify');
  world = await aWorld(database);
  owner = createPool(database.owner, 1);
  await dropConstraints();
  relay = new Relay({ pool: world.database.relay, now: () => WORLD_NOW });
  relay.start();
  await aBusyDay();
  await allPlaced();
});

afterAll(async () => {
  await relay.stop();
  await owner.end();
  await world.close();
});

/** So that the damage can be done that they would prevent. */
async function dropConstraints(): Promise<void> {
  const checks = await world.rows<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'c' and conrelid in ('balance'::regclass, 'genealogy_edge'::regclass, 'demand_order'::regclass, 'demand_order_line'::regclass)`,
  );
  for (const { table, name } of checks) await world.rows(`alter table ${table} drop constraint ${name}`);
}

/** Everything a check looks at: an announced shipment received in parts, moves, every scope of hold, a blend with loss, a split. */
async function aBusyDay(): Promise<void> {
  const { shelf, otherShelf } = world.bins;
  const shipment = await world.done(recordInboundShipment, {
    supplierId: world.supplier.id,
    shipmentNumber: 'ASN-1',
    purpose: '00',
    siteId: world.site.id,
    handlingUnits: [],
    lines: [
      {
        lineNumber: 1,
        itemId: world.item.id,
        quantity: quantity('100'),
        announcedQuantity: '100',
        announcedUnit: 'KGM',
        supplierLotNumber: 'A-1',
        hlPath: [],
      },
    ],
  });
  const line = await world.rows<{ id: string }>(`select public_id as id from inbound_shipment_line where tenant_id = $1`, [world.tenantId]);
  expect(line).toHaveLength(1);
  const receive = async (lotNumber: string, value: string): Promise<string> => {
    const lines = [
      { itemId: world.item.publicId, quantity: { value }, supplierLotNumber: lotNumber, expiresOn: '2027-05-31', binId: shelf.publicId },
    ];
    const result = await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines });
    return result.lotIds[0] as string;
  };
  const announced = await world.done(receiveGoods, { inboundShipmentId: shipment.inboundShipmentId, lines: [], complete: true });
  const a = announced.lotIds[0] as string;
  await world.done(moveStock, {
    lotId: a,
    fromBinId: world.bins.receiving.publicId,
    toBinId: shelf.publicId,
    quantity: { value: '100' },
  });
  const b = await receive('B-1', '50');
  const c = await receive('C-1', '7');
  const blend = await world.done(transformLots, {
    kind: 'BLEND',
    inputs: [
      { lotId: a, binId: shelf.publicId, quantity: { value: '60' } },
      { lotId: b, binId: shelf.publicId, quantity: { value: '20' } },
    ],
    outputs: [{ lotNumber: 'MIX', binId: shelf.publicId, quantity: { value: '77' } }],
    declaredLoss: '2',
    sample: '1',
  });
  await world.done(transformLots, {
    kind: 'SPLIT',
    inputs: [{ lotId: blend.outputLotIds[0] as string, binId: shelf.publicId, quantity: { value: '7' } }],
    outputs: [
      { lotNumber: 'MIX/1', binId: shelf.publicId, quantity: { value: '3' } },
      { lotNumber: 'MIX/2', binId: otherShelf.publicId, quantity: { value: '4' } },
    ],
  });
  const orders = await anOrderWorld(world);
  const wanted = [{ item: world.item, quantity: '6' }];
  await orders.place(wanted, { allocate: true });
  await world.done(cancelOrder, { orderId: await orders.place(wanted), reason: 'test' });
  for (const trackingNumber of ['ARRIVED', 'TRAVELS']) {
    const orderId = await orders.place(wanted, { allocate: true });
    await world.done(pickOrder, { orderId });
    await world.done(shipOrder, { orderId, trackingNumber });
  }
  const arrival = { trackingNumber: 'ARRIVED', status: 'DELIVERED', occurredAt: WORLD_NOW, source: 'TEST', externalId: '1' } as const;
  await world.done(recordTracking, arrival);
  const hold = { type: 'QUALITY', reasonCode: 'QUALITY_CHECK' } as const;
  await world.done(placeHold, { ...hold, scope: 'QUANTITY', lotId: b, binId: shelf.publicId, quantity: { value: '5' } });
  await world.done(placeHold, { ...hold, scope: 'LOT', lotId: c });
  await world.done(placeHold, { ...hold, scope: 'LOT_SITE', lotId: a, siteId: world.site.publicId });
  await world.done(placeHold, { ...hold, scope: 'LOT_BIN', lotId: a, binId: shelf.publicId });
}

async function allPlaced(): Promise<void> {
  await eventually('all events placed', async () => {
    const [row] = await world.rows<{ open: string }>(
      `select count(*) as open from domain_event where tenant_id = $1 and position is null`,
      [world.tenantId],
    );
    return row?.open === '0';
  });
}

describe('verifying a ledger', () => {
  it('finds nothing where nothing was damaged', async () => {
    expect(await brokenChecks(world.tenantId, database)).toEqual([]);
  });

  it('finds nothing in an empty ledger', async () => {
    const empty = await aWorld(database);
    expect(await brokenChecks(empty.tenantId, database)).toEqual([]);
    await empty.close();
  });

  it('lets events be that retention took away', async () => {
    const taken = `update event_head set expired_through = 6 where tenant_id = $1`;
    expect(await brokenAfter(taken, `delete from domain_event where tenant_id = $1 and position <= 6`)).toEqual([]);
  });

  it('has a damage for every check', () => {
    expect(new Set(damage.map(([check]) => check))).toEqual(new Set(ledgerChecks.map(({ name }) => name)));
  });

  it.each(damage)('%s: %s', async (check, _what, statement) => {
    expect(await brokenAfter(statement)).toContain(check);
  });

  it('prints a line a check, and the rows of the ones that do not hold', async () => {
    const lines: string[] = [];
    const verify = async (): Promise<boolean> => {
      lines.length = 0;
      return await verifyDatabase({ owner: database.owner, write: (line) => void lines.push(line) });
    };
    expect(await verify()).toBe(true);
    expect(lines).toHaveLength(ledgerChecks.length + 1);
    const change = async (difference: string): Promise<unknown> =>
      await world.rows(
        `update balance set on_hand = on_hand + $2 where tenant_id = $1 and id = (select min(id) from balance where tenant_id = $1 and on_hand > 0)`,
        [world.tenantId, difference],
      );
    await change('0.000001');
    expect(await verify()).toBe(false);
    await change('-0.000001');
    expect(lines.filter((line) => line.startsWith('FAIL')).map((line) => line.split(':')[0])).toEqual(['FAIL balance-equals-ledger']);
    const row = lines.find((line) => line.includes('"ledger"')) ?? '';
    expect(JSON.parse(row.trim())).toMatchObject({ onHand: expect.stringMatching(/\.000001$/) });
  });
});

/** Names of the checks that break when the damage is done: in a transaction of the owner, without foreign keys in the way, and undone. */
async function brokenAfter(...statements: readonly string[]): Promise<readonly string[]> {
  const client = await owner.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica`);
    for (const statement of statements) expect((await client.query(statement, [world.tenantId])).rowCount).toBeGreaterThan(0);
    const rows: Rows = {
      tenantId: world.tenantId,
      rows: async <Row>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as Row[],
    };
    const { checks } = await verifyLedger(rows);
    const broken = checks.filter((check) => !check.holds);
    expect(broken.filter(({ offenders }) => offenders.length === 0)).toEqual([]);
    return broken.map(({ name }) => name);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
