import { encodeTypeId, newPublicId } from '../platform/ids.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import { ID_PREFIXES } from '../domain/shared/nouns.js';
import { NO_QUANTITY, formatQuantity, minus, type Quantity } from '../domain/shared/quantity.js';
import type { CostSource, TransactionType } from '../domain/stock/codes.js';
import type { Announcement, StockChange } from '../events/catalogue.js';
import type { Balance, BalanceBook, Moved } from './balanceBook.js';

/** One movement of one lot between two open balances. */
export interface Movement extends Moved {
  readonly from: Balance;
  readonly to: Balance;
  /** In the legal entity's currency, 4 decimals. */
  readonly value?: string;
  readonly costSource?: CostSource;
}

/** What caused a posting, once for ever: (type, id, line) is unique in a tenant. */
export interface PostingSource {
  readonly type: string;
  readonly id: string;
  readonly line: string;
}

export interface Posting {
  readonly type: TransactionType;
  readonly source: PostingSource;
  readonly occurredAt: string;
  readonly reasonCode?: string | undefined;
  readonly reasonNote?: string | undefined;
  readonly reference?: { readonly type: string; readonly id: string } | undefined;
  readonly movements: readonly Movement[];
}

export interface Posted {
  readonly transactionId: number;
  /** TypeID of the inventory transaction. */
  readonly transactionPublicId: string;
  /** One an entry, in the order of the movements. */
  readonly entryIds: readonly number[];
  /** The posting's StockChanged event, for the command to announce last. */
  readonly stockChanged: Announcement<'StockChanged'>;
}

/** A posting whose movements have already run through the book: what `post` writes. */
export interface DraftPosting extends Posting {
  readonly changes: readonly StockChange[];
}

/** Runs a posting's movements through the book. After this line nothing may refuse: every rule was checked on the book before. */
export function draft(book: BalanceBook, posting: Posting): DraftPosting {
  const changes = posting.movements.flatMap((movement) => {
    const [from, to] = book.move(movement);
    return [...stockChange(from, minus(NO_QUANTITY, movement.quantity)), ...stockChange(to, movement.quantity)];
  });
  return { ...posting, changes };
}

/**
 * The only writer of stock: transactions, entries, balances, in set-based statements. All balance locks are held by `openBalances`, so
 * the entries' ids are drawn after them and are the ledger's order.
 */
export async function post(work: UnitOfWork, book: BalanceBook, drafts: readonly DraftPosting[]): Promise<readonly Posted[]> {
  if (drafts.length === 0) return [];
  const publicIds = drafts.map(() => newPublicId());
  const transactionIds = await insertTransactions(work, drafts, publicIds);
  const entryIds = await insertEntries(work, drafts, transactionIds);
  await writeBalances(work, book);
  let next = 0;
  return drafts.map((posting, index) => {
    const transactionId = transactionIds[index] as number;
    const transactionPublicId = encodeTypeId(ID_PREFIXES.inventoryTransaction, publicIds[index] as string);
    const ownEntries = entryIds.slice(next, next + posting.movements.length);
    next += posting.movements.length;
    return {
      transactionId,
      transactionPublicId,
      entryIds: ownEntries,
      stockChanged: stockChangedEvent(posting, transactionId, transactionPublicId),
    };
  });
}

function stockChange(balance: Balance, difference: Quantity): StockChange[] {
  if (!balance.stored) return [];
  return [
    {
      lot: balance.lotPublicId,
      item: balance.itemPublicId,
      site: balance.sitePublicId,
      bin: balance.binPublicId,
      condition: balance.condition,
      unit: balance.baseUnit,
      difference: formatQuantity(difference),
      quantityOnHand: formatQuantity(balance.onHand),
      quantityAllocated: formatQuantity(balance.allocated),
      quantityHeld: formatQuantity(balance.held),
      version: balance.version,
    },
  ];
}

function stockChangedEvent(posting: DraftPosting, transactionId: number, transactionPublicId: string): Announcement<'StockChanged'> {
  const each = (pick: (change: StockChange) => string): readonly string[] => [...new Set(posting.changes.map(pick))];
  const siteIds = [...new Set(posting.movements.flatMap((movement) => [movement.from.siteId, movement.to.siteId]))];
  return {
    type: 'StockChanged',
    payload: { transaction: transactionPublicId, transactionType: posting.type, changes: posting.changes },
    subjects: {
      inventoryTransaction: [transactionPublicId],
      lot: each((change) => change.lot),
      item: each((change) => change.item),
      site: each((change) => change.site),
      bin: each((change) => change.bin),
    },
    ...(siteIds.length === 1 ? { siteId: siteIds[0] as number } : {}),
    transactionId,
    occurredAt: posting.occurredAt,
  };
}

async function insertTransactions(
  work: UnitOfWork,
  drafts: readonly DraftPosting[],
  publicIds: readonly string[],
): Promise<readonly number[]> {
  const rows = await work.rows<{ id: number }>(
    `/* insertTransactions */ insert into inventory_transaction (tenant_id, public_id, type, reason_code, reason_note, principal_id, occurred_at,
       recorded_at, source_type, source_id, source_line, reference_type, reference_id, request_id)
     select $1, r.public_id, r.type, r.reason_code, r.reason_note, $2, r.occurred_at, $3, r.source_type, r.source_id, r.source_line,
       r.reference_type, r.reference_id, $4
     from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
       with ordinality as r (public_id, type, reason_code, reason_note, occurred_at, source_type, source_id, source_line, reference_type, reference_id, ordinal)
     order by r.ordinal returning id`,
    [
      work.tenantId,
      work.actor.principalId,
      work.now,
      work.actor.requestId ?? null,
      publicIds,
      drafts.map((posting) => posting.type),
      drafts.map((posting) => posting.reasonCode ?? null),
      drafts.map((posting) => posting.reasonNote ?? null),
      drafts.map((posting) => posting.occurredAt),
      drafts.map((posting) => posting.source.type),
      drafts.map((posting) => posting.source.id),
      drafts.map((posting) => posting.source.line),
      drafts.map((posting) => posting.reference?.type ?? null),
      drafts.map((posting) => posting.reference?.id ?? null),
    ],
  );
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

async function insertEntries(
  work: UnitOfWork,
  drafts: readonly DraftPosting[],
  transactionIds: readonly number[],
): Promise<readonly number[]> {
  const entries = drafts.flatMap((posting, index) =>
    posting.movements.map((movement) => ({ movement, transactionId: transactionIds[index] as number, occurredAt: posting.occurredAt })),
  );
  const rows = await work.rows<{ id: number }>(
    `/* insertEntries */ insert into ledger_entry (tenant_id, transaction_id, lot_id, from_balance_id, to_balance_id, quantity, value, cost_source,
       occurred_at, recorded_at)
     select $1, r.transaction_id, r.lot_id, r.from_id, r.to_id, r.quantity, r.value, r.cost_source, r.occurred_at, $2
     from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::numeric[], $8::numeric[], $9::text[], $10::timestamptz[])
       with ordinality as r (transaction_id, lot_id, from_id, to_id, quantity, value, cost_source, occurred_at, ordinal)
     order by r.ordinal returning id`,
    [
      work.tenantId,
      work.now,
      entries.map((entry) => entry.transactionId),
      entries.map((entry) => entry.movement.from.lotId),
      entries.map((entry) => entry.movement.from.id),
      entries.map((entry) => entry.movement.to.id),
      entries.map((entry) => formatQuantity(entry.movement.quantity)),
      entries.map((entry) => entry.movement.value ?? '0'),
      entries.map((entry) => entry.movement.costSource ?? 'UNKNOWN'),
      entries.map((entry) => entry.occurredAt),
    ],
  );
  // Identity ids are drawn row by row in the order of the select: sorted, they stand in the order of the movements.
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

/** Absolute values are safe: the rows are locked and the book ran every movement on them. */
async function writeBalances(work: UnitOfWork, book: BalanceBook): Promise<void> {
  const stored = book.all().filter((balance) => balance.stored);
  await work.rows(
    `/* writeBalances */ update balance b set on_hand = r.on_hand, allocated = r.allocated, version = r.version
     from unnest($2::bigint[], $3::numeric[], $4::numeric[], $5::bigint[]) as r (id, on_hand, allocated, version)
     where b.tenant_id = $1 and b.id = r.id and b.version <> r.version`,
    [
      work.tenantId,
      stored.map((balance) => balance.id),
      stored.map((balance) => formatQuantity(balance.onHand)),
      stored.map((balance) => formatQuantity(balance.allocated)),
      stored.map((balance) => balance.version),
    ],
  );
}
