import type { LocalDate } from '../shared/dates.js';
import type { Quantity } from '../shared/quantity.js';
import type { LotTerms } from './judgeLot.js';
import type { Pack } from './packs.js';
import type { Strategy } from './strategy.js';
import type { Withheld } from './withheld.js';

/** What stock is looked for: so much of one item at one site. */
export interface Demand extends LotTerms {
  readonly quantity: Quantity;
  readonly strategy: Strategy;
  /** For EXPLICIT_LOT: internal ids, in the order in which they shall be taken. */
  readonly namedLotIds: readonly number[];
  /** Only whole ones are taken of it; null for any quantity. */
  readonly pack: Pack | null;
  /** The site's day on which it leaves: it must be usable on that day still. */
  readonly shipOn: LocalDate;
  readonly siteToday: LocalDate;
  /** What the order still wants of the item, this included: where an order takes one lot, the lot has all of it. */
  readonly orderQuantity: Quantity;
  /** What reservations of others keep from it; absent where nothing is reserved. */
  readonly withheld?: Withheld;
}
