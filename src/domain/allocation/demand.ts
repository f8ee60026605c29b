import type { LocalDate } from '../shared/dates.js';
import type { Quantity } from '../shared/quantity.js';
import type { LotRequirements } from './customerLotRule.js';
import type { Strategy } from './strategy.js';

/** What stock is looked for: so much of one item at one site. */
export interface Demand {
  readonly quantity: Quantity;
  readonly strategy: Strategy;
  /** For EXPLICIT_LOT: internal ids, in the order in which they shall be taken. */
  readonly namedLotIds: readonly number[];
  /** The site's day on which it leaves: it must be usable on that day still. */
  readonly shipOn: LocalDate;
  readonly siteToday: LocalDate;
  /** What the customer asks of the lots. */
  readonly requirements: LotRequirements;
}
