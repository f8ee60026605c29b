import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { recordInboundShipment } from '../../src/commands/receiving/recordInboundShipment.js';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { verifyDatabase } from '../../src/app/verifyDatabase.js';
import { Relay } from '../../src/events/relay.js';
import { ledgerChecks } from '../../src/ledger/verify.js';
import { cloneTemplate, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, WORLD_NOW, type World } from '../support/world.js';

/** A clone of its own: the damage leaves it without constraints. */
let database: TestDatabase;
let world: World;
let relay: Relay;

beforeAll(async () => {
  database = await cloneTemplate('ledger_verify');
  world = await aWorld(database);
  await dropConstraints();
  relay = new Relay({ pool: world.database.relay, now: () => WORLD_NOW });
  relay.start();
  await aBusyDay();
  await allPlaced();
});

afterAll(async () => {
  await relay.stop();
  await world.close();
});

/** So that the damage can be done that they would prevent. */
async function dropConstraints(): Promise<void> {
  const checks = await world.rows<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'c' and conrelid in ('balance'::regclass, 'genealogy_edge'::regclass)`,
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

/** Rows are chosen by what they are, so that a damage always finds one. */
const STORED = `(select b.id from balance b where b.tenant_id = $1 and b.stored and b.on_hand > 0 order by b.id limit 1)`;
const HELD = `(select b.id from balance b where b.tenant_id = $1 and b.held > 0 order by b.id limit 1)`;
const ENTRY = `(select e.id from ledger_entry e where e.tenant_id = $1 order by e.id limit 1)`;
const BLEND = `(select t.id from transformation t where t.tenant_id = $1 and t.kind = 'BLEND')`;
const SPLIT = `(select t.id from transformation t where t.tenant_id = $1 and t.kind = 'SPLIT')`;
const one = (table: string): string => `(select min(id) from ${table} where tenant_id = $1)`;

const DAMAGE: readonly (readonly [check: string, what: string, statement: string])[] = [
  [
    'balance-equals-ledger',
    'a balance was raised',
    `update balance set on_hand = on_hand + 0.000001 where tenant_id = $1 and id = ${STORED}`,
  ],
  ['balance-equals-ledger', 'an entry was deleted', `delete from ledger_entry where tenant_id = $1 and id = ${ENTRY}`],
  [
    'balance-equals-ledger',
    'an entry was changed',
    `update ledger_entry set quantity = quantity + 1 where tenant_id = $1 and id = ${ENTRY}`,
  ],
  ['nothing-negative', 'a balance fell below zero', `update balance set on_hand = -1 where tenant_id = $1 and id = ${STORED}`],
  ['nothing-negative', 'less than nothing is allocated', `update balance set allocated = -1 where tenant_id = $1 and id = ${STORED}`],
  ['never-below-zero', 'goods left before they came', `update ledger_entry set id = default where tenant_id = $1 and id = ${ENTRY}`],
  [
    'lot-sums-to-zero',
    'an entry moves goods to another lot',
    `update ledger_entry e set to_balance_id = (select max(b.id) from balance b where b.tenant_id = $1 and b.stored and b.lot_id <> e.lot_id)
     where tenant_id = $1 and id = ${ENTRY}`,
  ],
  [
    'entry-stays-in-lot',
    'an entry names another lot',
    `update ledger_entry e set lot_id = (select min(id) from lot where tenant_id = $1 and id <> e.lot_id) where tenant_id = $1 and id = ${ENTRY}`,
  ],
  ['entry-stays-in-lot', 'a balance vanished', `delete from balance where tenant_id = $1 and id = ${STORED}`],
  [
    'promised-within-on-hand',
    'more is allocated than there is',
    `update balance set allocated = on_hand + 1 where tenant_id = $1 and id = ${STORED}`,
  ],
  ['promised-within-on-hand', 'more is held than there is', `update balance set held = on_hand + 1 where tenant_id = $1 and id = ${HELD}`],
  ['held-equals-holds', 'a balance forgot what is held', `update balance set held = 0 where tenant_id = $1 and id = ${HELD}`],
  [
    'held-equals-holds',
    'a hold was released and the balance was not told',
    `update hold set released_at = now(), released_by = placed_by where tenant_id = $1 and scope = 'QUANTITY'`,
  ],
  [
    'quantity-hold-lies-in-its-bin',
    'part of a hold lies nowhere',
    `update hold set quantity = quantity + 1 where tenant_id = $1 and scope = 'QUANTITY'`,
  ],
  [
    'quantity-hold-lies-in-its-bin',
    'a hold lies in another bin',
    `update hold set bin_id = (select min(id) from bin where tenant_id = $1) where tenant_id = $1 and scope = 'QUANTITY'`,
  ],
  [
    'blocks-equal-predicate',
    'a held balance was unblocked',
    `update balance set blocked_bits = 0 where tenant_id = $1 and id = (
       select min(b.id) from balance b where b.tenant_id = $1 and b.blocked_bits = 1)`,
  ],
  ['blocks-equal-predicate', 'a free balance was blocked', `update balance set blocked_bits = 1 where tenant_id = $1 and blocked_bits = 0`],
  [
    'blocks-equal-predicate',
    'a hold was released behind its back',
    `update hold set released_at = now(), released_by = placed_by where tenant_id = $1 and scope = 'LOT'`,
  ],
  [
    'blocks-equal-predicate',
    'a lot was rejected behind its back',
    `update lot set quality = 'REJECTED' where tenant_id = $1 and id = ${one('lot')}`,
  ],
  ['blocks-equal-predicate', 'a balance lives longer than its lot', `update balance set usable_through = 'infinity' where tenant_id = $1`],
  [
    'blocks-equal-predicate',
    'a stored balance is taken for a virtual one',
    `update balance set stored = false where tenant_id = $1 and id = ${STORED}`,
  ],
  [
    'usable-through-equals-policy',
    'a lot may be used for ever',
    `update lot set usable_through = 'infinity' where tenant_id = $1 and expires_on is not null`,
  ],
  ['lot-equals-facts', 'an expiry date was changed', `update lot set expires_on = expires_on + 1 where tenant_id = $1`],
  ['lot-equals-facts', 'a quality was changed', `update lot set quality = 'REJECTED' where tenant_id = $1 and id = ${one('lot')}`],
  [
    'transformation-balances',
    'a loss was never declared',
    `update transformation set declared_loss = 90 where tenant_id = $1 and id = ${BLEND}`,
  ],
  [
    'transformation-balances',
    'a split lost something',
    `update transformation set sample = 0.000001 where tenant_id = $1 and id = ${SPLIT}`,
  ],
  ['transformation-balances', 'inputs are gone', `delete from transformation_input where tenant_id = $1 and transformation_id = ${BLEND}`],
  [
    'transformation-equals-entries',
    'an output is of another lot',
    `update transformation_output set lot_id = ${one('lot')} where tenant_id = $1 and transformation_id = ${BLEND}`,
  ],
  [
    'transformation-equals-entries',
    'an input was raised',
    `update transformation_input set quantity = quantity + 0.000001 where tenant_id = $1`,
  ],
  [
    'transformation-of-each-posting',
    'a transformation is gone',
    `with i as (delete from transformation_input where tenant_id = $1), o as (delete from transformation_output where tenant_id = $1),
       g as (delete from genealogy_edge where tenant_id = $1) delete from transformation where tenant_id = $1`,
  ],
  [
    'genealogy-equals-transformations',
    'an edge is gone',
    `delete from genealogy_edge where tenant_id = $1 and id = ${one('genealogy_edge')}`,
  ],
  [
    'genealogy-equals-transformations',
    'an edge carries more',
    `update genealogy_edge set quantity = quantity + 0.000001 where tenant_id = $1 and id = ${one('genealogy_edge')}`,
  ],
  [
    'genealogy-equals-transformations',
    'an edge comes from nowhere',
    `insert into genealogy_edge (tenant_id, parent_lot_id, child_lot_id, transformation_id, quantity, entry_id, occurred_at)
     select tenant_id, child_lot_id, parent_lot_id, transformation_id, quantity, entry_id, occurred_at from genealogy_edge where tenant_id = $1 limit 1`,
  ],
  ['received-equals-receipts', 'a line received less', `update inbound_shipment_line set received = received - 1 where tenant_id = $1`],
  [
    'received-equals-receipts',
    'a receipt line forgot its announcement',
    `update receipt_line set inbound_shipment_line_id = null where tenant_id = $1`,
  ],
  ['receipt-equals-entries', 'a receipt line is gone', `delete from receipt_line where tenant_id = $1 and id = ${one('receipt_line')}`],
  ['receipt-equals-entries', 'a receipt line says more', `update receipt_line set quantity = quantity + 1 where tenant_id = $1`],
  [
    'one-event-a-posting',
    'an event is gone',
    `delete from domain_event where tenant_id = $1 and type = 'StockChanged' and position = (
       select max(position) from domain_event where tenant_id = $1 and type = 'StockChanged')`,
  ],
  [
    'one-event-a-posting',
    'a posting was told twice',
    `insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, transaction_id, payload)
     select tenant_id, gen_random_uuid(), type, occurred_at, recorded_at, subjects, transaction_id, payload from domain_event
     where tenant_id = $1 and type = 'StockChanged' limit 1`,
  ],
  ['positions-without-gap', 'an event is gone', `delete from domain_event where tenant_id = $1 and position = 2`],
  [
    'positions-without-gap',
    'the last event is gone',
    `delete from domain_event where tenant_id = $1 and position = (select position from event_head where tenant_id = $1)`,
  ],
  ['positions-without-gap', 'two events share a position', `update domain_event set position = 1 where tenant_id = $1 and position = 2`],
  ['positions-without-gap', 'the head fell back', `update event_head set position = position - 1 where tenant_id = $1`],
  [
    'seals-hold',
    'an entry was dated anew',
    `update ledger_entry set occurred_at = occurred_at - interval '1 day' where tenant_id = $1 and id = ${ENTRY}`,
  ],
  [
    'placed-is-sealed',
    'a seal is gone',
    `delete from ledger_seal where tenant_id = $1 and position = (select max(position) from ledger_seal where tenant_id = $1)`,
  ],
];

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
    expect(new Set(DAMAGE.map(([check]) => check))).toEqual(new Set(ledgerChecks.map(({ name }) => name)));
  });

  it.each(DAMAGE)('%s: %s', async (check, _what, statement) => {
    expect(await brokenAfter(statement)).toContain(check);
  });

  it('prints a line a check, and the rows of the ones that do not hold', async () => {
    const lines: string[] = [];
    const write = (line: string): void => void lines.push(line);
    const others = ledgerChecks.length;
    expect(await verifyDatabase({ owner: database.owner, write })).toBe(true);
    expect(lines).toHaveLength(others + 1);
    lines.length = 0;
    await damaged([DAMAGE[0]?.[2] as string], async () => {
      expect(await verifyDatabase({ owner: database.owner, write })).toBe(false);
    });
    expect(lines.filter((line) => line.startsWith('FAIL')).map((line) => line.split(':')[0])).toEqual(['FAIL balance-equals-ledger']);
    const row = lines.find((line) => line.includes('"ledger"')) ?? '';
    expect(JSON.parse(row.trim())).toMatchObject({ onHand: expect.stringMatching(/\.000001$/) });
  });
});

/** Names of the checks that break when the damage is done; it is undone afterwards. */
async function brokenAfter(...statements: readonly string[]): Promise<readonly string[]> {
  let broken: readonly string[] = [];
  await damaged(statements, async () => {
    const checks = await brokenChecks(world.tenantId, database);
    broken = checks.map(({ name, offenders }) => {
      expect(offenders.length).toBeGreaterThan(0);
      return name;
    });
  });
  return broken;
}

const COPIED = [
  'hold_quantity',
  'hold',
  'domain_event',
  'ledger_seal',
  'event_head',
  'genealogy_edge',
  'transformation_output',
  'transformation_input',
  'transformation',
  'receipt_line',
  'inbound_shipment_line',
  'ledger_entry',
  'balance',
  'lot',
] as const;

/** Does a damage that others can see, without foreign keys in the way; puts the tables back as they were. */
async function damaged(statements: readonly string[], look: () => Promise<void>): Promise<void> {
  await world.rows(`set session_replication_role = replica`);
  for (const table of COPIED)
    await world.rows(`create temp table copy_${table} as select * from ${table} where tenant_id = $1`, [world.tenantId]);
  try {
    for (const statement of statements) expect((await world.owner.query(statement, [world.tenantId])).rowCount).toBeGreaterThan(0);
    await look();
  } finally {
    for (const table of COPIED) {
      await world.rows(`delete from ${table} where tenant_id = $1`, [world.tenantId]);
      await world.rows(`insert into ${table} overriding system value select * from copy_${table}`);
      await world.rows(`drop table copy_${table}`);
    }
    await world.rows(`set session_replication_role = origin`);
  }
}
