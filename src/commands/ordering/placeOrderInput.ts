import type { Strategy } from '../../domain/allocation/strategy.js';
import type { Refusal } from '../../domain/shared/refusal.js';

export interface PlaceOrderLine {
  readonly itemId: string;
  readonly quantity: { readonly value: string; readonly unit?: string };
}

/** What a customer wants. Ids are TypeIDs. */
export interface PlaceOrder {
  /** Whose numbers externalId is one of; a partner's own code when a partner places it. */
  readonly source?: string;
  readonly externalId?: string;
  /** Needed unless a partner places the order: then it is the customer. */
  readonly customerId?: string;
  /** A place of the customer. */
  readonly shipToId?: string;
  readonly siteId: string;
  /** The site's today if absent. */
  readonly shipOn?: string;
  readonly promisedOn?: string;
  readonly rush?: boolean;
  readonly rank?: number;
  readonly lines: readonly PlaceOrderLine[];
  /** Binds stock in the same breath. */
  readonly allocate?: boolean;
  /** Binds what there is; else the order is refused when something is missing. */
  readonly partial?: boolean;
  readonly strategy?: Strategy;
  /** Reservations of the customer at the site, of items of the lines: the order uses them up, all of each. */
  readonly reservationIds?: readonly string[];
}

export interface OrderPlacedResult {
  readonly orderId: string;
  /** Why less than wanted was allocated, line by line. */
  readonly shortages: readonly Refusal[];
}
