import { NO_QUANTITY, least, minus, most, plus, type Quantity } from '../shared/quantity.js';

/** What the number is made of, in the item's base unit. */
export interface PromiseParts {
  /** On hand and usable on the day: neither blocked, expired by then, held nor bound to orders. */
  readonly onHand: Quantity;
  /** Of it, what rules of the customer keep back. */
  readonly keptByRules: Quantity;
  /** Announced or ordered, and expected by the day. */
  readonly expected: Quantity;
  /** Wanted by open orders that leave by the day, and not bound to stock yet. */
  readonly openDemand: Quantity;
  /** Claimed by reservations that live. */
  readonly reserved: Quantity;
}

/**
 * How much may be promised to one more order. What others want or have reserved is first taken from the lots that this customer does not take: the
 * allocator leaves it no less.
 */
export function availableToPromise({ onHand, keptByRules, expected, openDemand, reserved }: PromiseParts): Quantity {
  const forAnybody = minus(minus(plus(onHand, expected), openDemand), reserved);
  const forCustomer = plus(minus(onHand, keptByRules), expected);
  return most(least(forAnybody, forCustomer), NO_QUANTITY);
}
