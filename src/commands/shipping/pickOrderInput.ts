import type { Refusal } from '../../domain/shared/refusal.js';

/** What was taken from one place. */
export interface Pick {
  readonly allocationId: string;
  /** What was taken; all that is allocated there if absent. */
  readonly quantity?: { readonly value: string; readonly unit?: string };
  /** As the scanner sent it, or the lot's number as it was typed. */
  readonly scanned?: string;
  /** The rest is not there: it is set free, stopped for a count, and made up for elsewhere. */
  readonly short?: boolean;
}

/** Goods that were taken from their bins and stand ready to be packed. Ids are TypeIDs. */
export interface PickOrder {
  readonly orderId: string;
  /** All that is allocated and not picked yet if absent. */
  readonly picks?: readonly Pick[];
  /** A STAGING bin of the site; its first one if absent. */
  readonly toBinId?: string;
  readonly occurredAt?: string;
  readonly ifVersion?: number;
}

export interface OrderPickedResult {
  readonly orderId: string;
  /** What is picked since, one or none for each pick. */
  readonly allocationIds: readonly string[];
  /** Holds on what was not found. */
  readonly holdIds: readonly string[];
  /** Why what was not found could not be made up for, line by line. */
  readonly shortages: readonly Refusal[];
}
