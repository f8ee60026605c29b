import type { Instant } from '../shared/dates.js';
import type { Quantity } from '../shared/quantity.js';

/**
 * Where a quantity of a lot is, as trace sees it. STOCK is every physical bin (the lot is taken as well mixed over them);
 * the others are the virtual bins of the double-entry ledger.
 */
export type Pool = 'STOCK' | 'IN_TRANSIT' | 'CUSTOMER' | 'SUPPLIER' | 'PRODUCTION' | 'SCRAP' | 'ADJUSTMENT';

/** One bin; share one object between all movements that name it. */
export interface TraceBin {
  readonly binId: number;
  readonly pool: Pool;
}

/**
 * One ledger entry. An entry and the reversal that undoes it cancel: leave both out; what stays in is taken as a fact of its own.
 */
export interface Movement {
  /** The ledger order: larger is later. */
  readonly entryId: number;
  readonly transactionId: number;
  /** domain.md 3. RECEIPT, DESTROY decide here; the rest is read from the pools. */
  readonly transactionType: string;
  /** Adjustment reason; SAMPLE decides here. */
  readonly reason?: string | undefined;
  readonly lotId: number;
  readonly from: TraceBin;
  readonly to: TraceBin;
  readonly quantity: Quantity;
  /** What this movement counts in its transformation, in the transformation's unit, where that is not the lot's unit. Default: quantity. */
  readonly share?: Quantity | undefined;
  readonly occurredAt: Instant;
  /** Set on every movement into or out of PRODUCTION. */
  readonly transformationId?: number | undefined;
  /** The caller's own reference (shipment, receipt); handed back untouched. */
  readonly sourceId?: number | undefined;
}

/** All totals in the transformation's unit, over all of its inputs and outputs, those of lots that were not loaded included. */
export interface TransformationFacts {
  readonly inputTotal: Quantity;
  readonly outputTotal: Quantity;
  readonly declaredLoss: Quantity;
  readonly sample: Quantity;
}

export interface LotFacts {
  /** What the balances say is in STOCK and IN_TRANSIT at the end of `movements`; when given, the pass proves that no entry is missing. */
  readonly balance?: Quantity | undefined;
}

/**
 * What the caller loaded: a superset of the lots in reach, with all of their movements from their first on.
 * Movements are sorted by entry id; an unsorted list is a bug and throws.
 */
export interface TraceGraph {
  readonly lots: ReadonlyMap<number, LotFacts>;
  readonly movements: readonly Movement[];
  readonly transformations: ReadonlyMap<number, TransformationFacts>;
}

/**
 * Whole lots, or parts of them: the quantities that these ledger entries moved (the receipts of one supplier in a week,
 * the lines of a shipment, the outputs of a transformation).
 */
export type TraceStart = { readonly lotIds: readonly number[] } | { readonly entryIds: readonly number[] };
