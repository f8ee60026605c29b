import { randomUUID } from 'node:crypto';
import type { EventWorld } from './eventWorld.js';
import { Writer } from './eventWorld.js';

/** Master data and stock of one tenant, written as the owner: what the seals and the expiry scan read. */
export interface Stock {
  readonly tenantId: number;
  readonly principalId: number;
  readonly siteId: number;
  readonly itemId: number;
  readonly supplierBinId: number;
  readonly storageBinId: number;
}

export interface StockOptions {
  readonly timeZone?: string;
  readonly alertDays?: readonly number[];
}

export async function newStock(world: EventWorld, { timeZone = 'UTC', alertDays = [30, 7, 1] }: StockOptions = {}): Promise<Stock> {
  const tenantId = await world.newTenant();
  const entityId = await insert(world, 'legal_entity', { tenant_id: tenantId, code: 'E', name: 'E', currency: 'EUR' });
  const siteId = await insert(world, 'site', { tenant_id: tenantId, legal_entity_id: entityId, code: 'S', name: 'S', time_zone: timeZone });
  const bin = { tenant_id: tenantId, site_id: siteId };
  return {
    tenantId,
    siteId,
    principalId: await insert(world, 'principal', { tenant_id: tenantId, name: 'tester', role: 'operator' }),
    itemId: await insert(world, 'item', {
      tenant_id: tenantId,
      sku: 'I',
      name: 'I',
      base_unit: 'KGM',
      scale: 3,
      expiry_alert_days: [...alertDays],
    }),
    supplierBinId: await insert(world, 'bin', { ...bin, code: 'SUPPLIER', kind: 'SUPPLIER' }),
    storageBinId: await insert(world, 'bin', { ...bin, code: 'A-1', kind: 'STORAGE' }),
  };
}

export interface LotOptions {
  readonly usableThrough?: string;
  readonly onHand?: string;
}

export interface StockedLot {
  readonly lotId: number;
  readonly fromBalanceId: number;
  readonly toBalanceId: number;
}

export async function newLot(world: EventWorld, stock: Stock, options: LotOptions = {}): Promise<StockedLot> {
  const { usableThrough = 'infinity', onHand = '10' } = options;
  const lotId = await insert(world, 'lot', {
    tenant_id: stock.tenantId,
    item_id: stock.itemId,
    lot_number: randomUUID(),
    quality: 'RELEASED',
    usable_through: usableThrough,
    created_at: '2027-01-01T00:00:00Z',
  });
  const balance = {
    tenant_id: stock.tenantId,
    lot_id: lotId,
    condition: 'GOOD',
    ownership: 'OWNED',
    item_id: stock.itemId,
    site_id: stock.siteId,
    blocked_bits: 0,
    usable_through: usableThrough,
  };
  return {
    lotId,
    fromBalanceId: await insert(world, 'balance', { ...balance, bin_id: stock.supplierBinId, stored: false, public_id: undefined }),
    toBalanceId: await insert(world, 'balance', {
      ...balance,
      bin_id: stock.storageBinId,
      stored: true,
      on_hand: onHand,
      public_id: undefined,
    }),
  };
}

/** A committed receipt of two entries, announced as the ledger announces it. */
export async function newPosting(world: EventWorld, stock: Stock, lot: StockedLot): Promise<number> {
  const at = '2027-01-31T08:15:00.123456Z';
  const transactionId = await insert(world, 'inventory_transaction', {
    tenant_id: stock.tenantId,
    type: 'RECEIPT',
    principal_id: stock.principalId,
    occurred_at: at,
    recorded_at: at,
    source_type: 'test',
    source_id: randomUUID(),
    source_line: '',
  });
  for (const quantity of ['1', '2.5']) {
    await insert(world, 'ledger_entry', {
      tenant_id: stock.tenantId,
      transaction_id: transactionId,
      lot_id: lot.lotId,
      from_balance_id: lot.fromBalanceId,
      to_balance_id: lot.toBalanceId,
      quantity,
      cost_source: 'UNKNOWN',
      occurred_at: at,
      recorded_at: at,
      public_id: undefined,
    });
  }
  const writer = await Writer.begin(world.app, stock.tenantId);
  await writer.announce('StockChanged', transactionId);
  await writer.commit();
  return transactionId;
}

async function insert(world: EventWorld, table: string, row: Readonly<Record<string, unknown>>): Promise<number> {
  const columns = Object.entries({ public_id: randomUUID(), ...row }).filter(([, value]) => value !== undefined);
  const result = await world.owner.query<{ id: number }>({
    text: `insert into ${table} (${columns.map(([name]) => name).join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    values: columns.map(([, value]) => value),
  });
  return result.rows[0]!.id;
}
