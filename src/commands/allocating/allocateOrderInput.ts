import type { Strategy } from '../../domain/allocation/strategy.js';
import type { Refusal } from '../../domain/shared/refusal.js';

export interface AllocateOrderLine {
  readonly orderLineId: string;
  /** What is still open of the line if absent. */
  readonly quantity?: { readonly value: string; readonly unit?: string };
  readonly strategy?: Strategy;
  /** Only whole ones of this unit; as customer and item have it if absent. */
  readonly packUnit?: string;
  /** For EXPLICIT_LOT, in the order in which they shall be taken. */
  readonly lotIds?: readonly string[];
}

/** Stock for an order. Ids are TypeIDs. */
export interface AllocateOrder {
  readonly orderId: string;
  /** Every line with all that is still open if absent. */
  readonly lines?: readonly AllocateOrderLine[];
  /** For lines that name none; as customer and item have it if absent. */
  readonly strategy?: Strategy;
  /** Binds what there is; else all or nothing. */
  readonly partial?: boolean;
  readonly ifVersion?: number;
}

export interface OrderAllocatedResult {
  readonly orderId: string;
  /** Why less than wanted was allocated, line by line. */
  readonly shortages: readonly Refusal[];
}
