import type { Strategy } from '../../domain/allocation/strategy.js';
import type { Refusal } from '../../domain/shared/refusal.js';

export interface AmendOrderLine {
  readonly orderLineId: string;
  /** What shall be wanted from now on, not by how much it changes; zero for nothing. */
  readonly quantity: { readonly value: string; readonly unit?: string };
}

/** Other quantities. Ids are TypeIDs. */
export interface AmendOrder {
  readonly orderId: string;
  /** Lines that do not stand here stay as they are. */
  readonly lines: readonly AmendOrderLine[];
  /** Binds what is then missing of the lines that want more; true if absent. */
  readonly allocate?: boolean;
  /** Binds what there is; else the change is refused when something is missing. */
  readonly partial?: boolean;
  readonly strategy?: Strategy;
  readonly ifVersion?: number;
}

export interface OrderAmendedResult {
  readonly orderId: string;
  /** Why less than wanted was allocated, line by line. */
  readonly shortages: readonly Refusal[];
}
