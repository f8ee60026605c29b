import type { Quantity } from '../shared/quantity.js';
import type { Movement } from './traceGraph.js';

/**
 * Quantities of the start in something. `attributed` assumes that every lot and every transformation is well mixed and that the ledger
 * order is the true one. `minimum` and `maximum` hold for any mixing and for either clock.
 */
export interface Attribution {
  readonly attributed: Quantity;
  readonly minimum: Quantity;
  readonly maximum: Quantity;
  /**
   * Forward: ledger order and occurredAt disagree on whether this came before or after a tainted pour into its lot (equal instants
   * against the ledger count as disagreement), or all of what it carries came through such a movement. Backward: the mirror image.
   */
  readonly orderUncertain: boolean;
}

export interface TracedLot {
  readonly lotId: number;
  /** Fewest transformations between the start and this lot; the start is 0. */
  readonly generation: number;
  /**
   * Forward: how much of this lot may carry the start: what was in it when it was first tainted, all that came in later, and what left
   * before but not surely before. Backward: how much of this lot went where the start could come from. In the lot's own unit.
   */
  readonly touchedQuantity: Quantity;
  /**
   * Forward: all of the start that ever entered this lot, in the start's unit; for the start itself, its input. Backward: how much of
   * this lot is in the start, in the lot's own unit. What a transformation hands back to the lot it took it from counts once; what comes
   * back through other lots counts each time it enters.
   */
  readonly attributedQuantity: Quantity;
  /** Bounds are in the lot's own unit. */
  readonly minimum: Quantity;
  readonly maximum: Quantity;
  /** True when nothing but order-uncertain movements brought it here. */
  readonly orderUncertain: boolean;
}

export interface TracedEdge {
  readonly parentLotId: number;
  readonly childLotId: number;
  /** Undefined when a movement into PRODUCTION names no transformation; such a trace is not complete. */
  readonly transformationId: number | undefined;
  /** The parent's first consuming (or, backward too, parent-side) ledger entry. */
  readonly entryId: number;
  /** The parent's quantity that went into the child, in the parent's unit; what was lost or sampled is in no edge. */
  readonly quantity: Quantity;
  /** Forward: the start's share of it, in the start's unit. Backward: how much of it is in the start, in the parent's unit. */
  readonly attributed: Quantity;
  readonly orderUncertain: boolean;
}

/** A movement in scope; all of its quantity is touched. */
export interface TracedMovement extends Attribution {
  readonly movement: Movement;
  readonly touched: Quantity;
}

/** One lot in one physical bin: the bin's part of the lot's stock. The attributed quantities add up to totals.onHand to the last digit. */
export interface TracedBin extends Omit<Attribution, 'orderUncertain'> {
  readonly lotId: number;
  readonly binId: number;
  readonly touched: Quantity;
}

/**
 * In attributed quantity of the start's unit (decisions 25), exact to the last digit:
 * input = onHand + inTransit + atCustomers + scrapped + destroyed + sampled + declaredLoss + unexplained.
 */
export interface TraceTotals {
  /** What of the start came in, less returnedToVendor. */
  readonly input: Quantity;
  readonly onHand: Quantity;
  readonly inTransit: Quantity;
  /** Shipped less returned. */
  readonly atCustomers: Quantity;
  readonly scrapped: Quantity;
  readonly destroyed: Quantity;
  /** By transformations and by adjustments with reason SAMPLE. */
  readonly sampled: Quantity;
  readonly declaredLoss: Quantity;
  /** Adjusted away and not found again, and what transformations took in without naming it as output, loss or sample. */
  readonly unexplained: Quantity;
  /** Beside the sum: what transformations took from the start's own lots, less what they gave back to them. */
  readonly consumed: Quantity;
  /** Beside the sum: what came back from customers. */
  readonly returned: Quantity;
  /** Beside the sum: sent back to the supplier, so no longer ours to account for; `input` is already without it. */
  readonly returnedToVendor: Quantity;
}

export type TraceGapCode =
  /** A start lot or entry that was not loaded. */
  | 'START_MISSING'
  /** Movements of a lot that is not among the lots. */
  | 'LOT_MISSING'
  /** A movement into or out of PRODUCTION whose transformation was not loaded. */
  | 'TRANSFORMATION_MISSING'
  /** The outputs (backward: inputs) that were loaded are not all of them. */
  | 'TRANSFORMATION_CUT'
  /** A lot's movements do not add up to its balance. */
  | 'BALANCE_MISMATCH'
  /** More left stock or transit than ever entered it. */
  | 'BALANCE_NEGATIVE';

export interface TraceGap {
  readonly code: TraceGapCode;
  readonly lotId?: number;
  readonly entryId?: number;
  readonly transformationId?: number;
}

interface Trace {
  /** True only when the pass reached the end and found nothing missing. */
  readonly complete: boolean;
  /** Why it is not complete: at most 100. */
  readonly gaps: readonly TraceGap[];
  /** By generation, then lot id. */
  readonly lots: readonly TracedLot[];
  readonly edges: readonly TracedEdge[];
}

export interface ForwardTrace extends Trace {
  /** Every movement in scope that changed the pool (shipped, returned, in transit, scrapped, adjusted ...) in ledger order; receipts left out, and transformations are edges. */
  readonly movements: readonly TracedMovement[];
  readonly onHand: readonly TracedBin[];
  readonly totals: TraceTotals;
}

export interface BackwardTrace extends Trace {
  /** What brought the start's material in: receipts, and stock found that was not missing before; in ledger order, latest first. */
  readonly sources: readonly TracedMovement[];
}
