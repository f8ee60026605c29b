import { encodeTypeId } from '../platform/ids.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import { ID_PREFIXES } from '../domain/shared/nouns.js';
import { NO_QUANTITY, minus, plus, quantity, type Quantity } from '../domain/shared/quantity.js';
import { blockedBits } from '../domain/stock/availability.js';
import { keepsQuantity, type BinKind } from '../domain/stock/binKind.js';
import type { Condition, Ownership } from '../domain/stock/codes.js';
import type { LotQuality, UsableThrough } from '../domain/lot/lot.js';
import { loadOpenHolds, holdsCovering } from './openHolds.js';

/** What makes a balance: one account of the ledger. */
export interface BalanceKey {
  readonly lotId: number;
  readonly binId: number;
  readonly condition: Condition;
  readonly ownership: Ownership;
  readonly ownerId: number | null;
  readonly handlingUnitId: number | null;
}

/** Stock as most of it is: in good condition, our own, in no handling unit. */
export const plainBalance = (lotId: number, binId: number): BalanceKey => ({
  lotId,
  binId,
  condition: 'GOOD',
  ownership: 'OWNED',
  ownerId: null,
  handlingUnitId: null,
});

/** A balance under lock, with what rules and events need to know of it. Quantities run ahead of the row as entries are drafted. */
export interface Balance extends BalanceKey {
  readonly id: number;
  readonly itemId: number;
  readonly siteId: number;
  readonly binKind: BinKind;
  readonly stored: boolean;
  readonly quality: LotQuality;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
  readonly held: Quantity;
  readonly blockedBits: number;
  readonly usableThrough: UsableThrough;
  readonly version: number;
  readonly baseUnit: string;
  readonly lotPublicId: string;
  readonly itemPublicId: string;
  readonly sitePublicId: string;
  readonly binPublicId: string;
}

/** Of goods that are allocated: they stay so where they come to, or are used up by the move. Free goods otherwise. */
export type AllocatedGoods = 'STAY_ALLOCATED' | 'END_ALLOCATED';

/** What goes from one balance to another. */
export interface Moved {
  readonly from: { readonly id: number };
  readonly to: { readonly id: number };
  readonly quantity: Quantity;
  /** What becomes of the goods being allocated; absent for free ones. */
  readonly goods?: AllocatedGoods;
}

/** The balances of one unit of work, locked in id order; drafting an entry moves them here, `post` writes them. */
export class BalanceBook {
  readonly #byId = new Map<number, Balance>();
  readonly #idByKey = new Map<string, number>();

  constructor(balances: readonly Balance[]) {
    this.add(balances);
  }

  /** Balances that were opened later; lots that did not exist before have only higher ids, so the order of locks holds. */
  add(balances: readonly Balance[]): void {
    for (const balance of balances) {
      this.#byId.set(balance.id, balance);
      this.#idByKey.set(keyText(balance), balance.id);
    }
  }

  /** A balance that was opened; asking for another is a bug. */
  at(key: BalanceKey): Balance {
    const id = this.#idByKey.get(keyText(key));
    const balance = id === undefined ? undefined : this.#byId.get(id);
    if (balance === undefined) throw new Error(`balance was not opened: ${keyText(key)}`);
    return balance;
  }

  all(): readonly Balance[] {
    return [...this.#byId.values()];
  }

  /** Moves a quantity between two balances of one lot. The caller has decided that it may: going below zero is a bug. */
  move({ from: { id: fromId }, to: { id: toId }, quantity: moved, goods }: Moved): readonly [Balance, Balance] {
    const from = this.#change(fromId, minus(NO_QUANTITY, moved), goods === undefined ? NO_QUANTITY : minus(NO_QUANTITY, moved));
    const to = this.#change(toId, moved, goods === 'STAY_ALLOCATED' ? moved : NO_QUANTITY);
    if (from.lotId !== to.lotId) throw new Error('an entry moves one lot');
    return [from, to];
  }

  #change(id: number, difference: Quantity, allocatedDifference: Quantity): Balance {
    const balance = this.#byId.get(id);
    if (balance === undefined) throw new Error(`balance ${id} was not opened`);
    if (!balance.stored) return balance;
    const onHand = plus(balance.onHand, difference);
    const allocated = plus(balance.allocated, allocatedDifference);
    if (allocated < 0n || onHand < allocated || onHand < balance.held)
      throw new Error(`balance ${id} would fall below what is allocated or held`);
    const changed = { ...balance, onHand, allocated, version: balance.version + 1 };
    this.#byId.set(id, changed);
    return changed;
  }
}

/**
 * Finds or makes the balances and locks the stored ones, in id order. Makers of a row first lock its lot FOR SHARE: a hold that is being
 * placed (FOR NO KEY UPDATE) is then either seen here or sees the new row. Lots must already exist.
 */
export async function openBalances(work: UnitOfWork, keys: readonly BalanceKey[]): Promise<BalanceBook> {
  const wanted = [...new Map(keys.map((key) => [keyText(key), key])).values()].sort(compareKeys);
  if (wanted.length === 0) return new BalanceBook([]);
  const found = await findIds(work, wanted);
  const missing = wanted.filter((key) => !found.has(keyText(key)));
  if (missing.length > 0) await makeBalances(work, missing);
  const ids = missing.length > 0 ? await findIds(work, wanted) : found;
  return new BalanceBook(await lockBalances(work, [...ids.values()]));
}

/** Locks balances that exist, by id. */
export async function lockBalances(work: UnitOfWork, ids: readonly number[]): Promise<readonly Balance[]> {
  const rows = await work.rows<BalanceRow>(
    `/* lockBalances */ select b.id, b.lot_id as "lotId", b.bin_id as "binId", b.condition, b.ownership, b.owner_id as "ownerId",
       b.handling_unit_id as "handlingUnitId", b.item_id as "itemId", b.site_id as "siteId", b.stored, b.on_hand as "onHand", b.allocated, b.held,
       b.blocked_bits as "blockedBits", b.usable_through as "usableThrough", b.version, bin.kind as "binKind", lot.quality,
       item.base_unit as "baseUnit", lot.public_id as "lotUuid", item.public_id as "itemUuid", site.public_id as "siteUuid", bin.public_id as "binUuid"
     from balance b
     join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
     join item on item.tenant_id = b.tenant_id and item.id = b.item_id
     join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
     join site on site.tenant_id = b.tenant_id and site.id = b.site_id
     where b.tenant_id = $1 and b.id = any($2::bigint[]) order by b.id for no key update of b`,
    [work.tenantId, ids],
  );
  return rows.map(toBalance);
}

/** Locks every balance of the lots, in id order: for what changes a lot as a whole. The caller holds the lots (lockLots). */
export async function lockBalancesOfLots(work: UnitOfWork, lotIds: readonly number[]): Promise<readonly Balance[]> {
  const ids = await work.rows<{ id: number }>(
    `/* balancesOfLots */ select id from balance where tenant_id = $1 and lot_id = any($2::bigint[])`,
    [work.tenantId, lotIds],
  );
  return await lockBalances(
    work,
    ids.map((row) => row.id),
  );
}

interface BalanceRow
  extends Omit<Balance, 'onHand' | 'allocated' | 'held' | 'lotPublicId' | 'itemPublicId' | 'sitePublicId' | 'binPublicId'> {
  readonly onHand: string;
  readonly allocated: string;
  readonly held: string;
  readonly lotUuid: string;
  readonly itemUuid: string;
  readonly siteUuid: string;
  readonly binUuid: string;
}

function toBalance(row: BalanceRow): Balance {
  const { lotUuid, itemUuid, siteUuid, binUuid, ...rest } = row;
  return {
    ...rest,
    onHand: quantity(row.onHand),
    allocated: quantity(row.allocated),
    held: quantity(row.held),
    lotPublicId: encodeTypeId(ID_PREFIXES.lot, lotUuid),
    itemPublicId: encodeTypeId(ID_PREFIXES.item, itemUuid),
    sitePublicId: encodeTypeId(ID_PREFIXES.site, siteUuid),
    binPublicId: encodeTypeId(ID_PREFIXES.bin, binUuid),
  };
}

const KEY_COLUMNS = `unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
  with ordinality as k (lot_id, bin_id, condition, ownership, owner_id, handling_unit_id, ordinal)`;

async function findIds(work: UnitOfWork, keys: readonly BalanceKey[]): Promise<Map<string, number>> {
  const rows = await work.rows<{ id: number; ordinal: number }>(
    `/* findBalances */ select b.id, k.ordinal::int as ordinal from ${KEY_COLUMNS}
     join balance b on b.tenant_id = $1 and b.lot_id = k.lot_id and b.bin_id = k.bin_id and b.condition = k.condition
       and b.ownership = k.ownership and b.owner_id is not distinct from k.owner_id
       and b.handling_unit_id is not distinct from k.handling_unit_id`,
    keyValues(work, keys),
  );
  return new Map(rows.map((row) => [keyText(keys[row.ordinal - 1] as BalanceKey), row.id]));
}

async function makeBalances(work: UnitOfWork, keys: readonly BalanceKey[]): Promise<void> {
  const lotIds = [...new Set(keys.map((key) => key.lotId))].sort((a, b) => a - b);
  const lots = await work.rows<{ id: number; itemId: number; quality: LotQuality; usableThrough: UsableThrough }>(
    `/* shareLots */ select id, item_id as "itemId", quality, usable_through as "usableThrough" from lot
     where tenant_id = $1 and id = any($2::bigint[]) order by id for share`,
    [work.tenantId, lotIds],
  );
  const bins = await work.rows<{ id: number; siteId: number; kind: BinKind }>(
    `/* binsOfBalances */ select id, site_id as "siteId", kind from bin where tenant_id = $1 and id = any($2::bigint[])`,
    [work.tenantId, [...new Set(keys.map((key) => key.binId))]],
  );
  const holds = await loadOpenHolds(work, lotIds);
  const lotById = new Map(lots.map((lot) => [lot.id, lot]));
  const binById = new Map(bins.map((bin) => [bin.id, bin]));
  const rows = keys.map((key) => {
    const lot = lotById.get(key.lotId);
    const bin = binById.get(key.binId);
    if (lot === undefined || bin === undefined) throw new Error(`no lot or bin for ${keyText(key)}`);
    const openHolds = holdsCovering(holds, { lotId: key.lotId, siteId: bin.siteId, binId: key.binId }).length;
    const facts = {
      quality: lot.quality,
      openHolds,
      recalled: false,
      condition: key.condition,
      ownership: key.ownership,
      binKind: bin.kind,
    };
    return { lot, bin, bits: blockedBits(facts) };
  });
  await work.rows(
    `/* makeBalances */ insert into balance (tenant_id, lot_id, bin_id, condition, ownership, owner_id, handling_unit_id, item_id, site_id,
       stored, blocked_bits, usable_through)
     select $1, k.lot_id, k.bin_id, k.condition, k.ownership, k.owner_id, k.handling_unit_id, r.item_id, r.site_id, r.stored, r.bits, r.usable_through
     from ${KEY_COLUMNS}
     join unnest($8::bigint[], $9::bigint[], $10::boolean[], $11::int[], $12::date[]) with ordinality
       as r (item_id, site_id, stored, bits, usable_through, ordinal) using (ordinal)
     order by ordinal on conflict do nothing`,
    [
      ...keyValues(work, keys),
      rows.map((row) => row.lot.itemId),
      rows.map((row) => row.bin.siteId),
      rows.map((row) => keepsQuantity(row.bin.kind)),
      rows.map((row) => row.bits),
      rows.map((row) => row.lot.usableThrough),
    ],
  );
}

const keyValues = (work: UnitOfWork, keys: readonly BalanceKey[]): readonly unknown[] => [
  work.tenantId,
  keys.map((key) => key.lotId),
  keys.map((key) => key.binId),
  keys.map((key) => key.condition),
  keys.map((key) => key.ownership),
  keys.map((key) => key.ownerId),
  keys.map((key) => key.handlingUnitId),
];

const keyText = (key: BalanceKey): string =>
  `${key.lotId}/${key.binId}/${key.condition}/${key.ownership}/${key.ownerId ?? ''}/${key.handlingUnitId ?? ''}`;

/** One order for all makers of rows: two that insert the same keys wait for each other in line, never in a circle. */
function compareKeys(a: BalanceKey, b: BalanceKey): number {
  return a.lotId - b.lotId || a.binId - b.binId || (keyText(a) < keyText(b) ? -1 : 1);
}
