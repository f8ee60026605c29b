import { NO_QUANTITY, minus, most, type Quantity } from '../shared/quantity.js';

/** What reservations of others keep of an item at a site. */
export interface Withheld {
  /** What they have reserved. */
  readonly reserved: Quantity;
  /** What they leave of all that is free: no more may be taken, of whichever lots. */
  readonly atMost: Quantity;
}

export const withheldBy = (reserved: Quantity, free: Quantity): Withheld => ({
  reserved,
  atMost: most(minus(free, reserved), NO_QUANTITY),
});
