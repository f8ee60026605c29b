import type { Instant, LocalDate } from '../shared/dates.js';

/** What decides which of several orders comes first. */
export interface OrderRank {
  readonly id: number;
  /** Of its place, customer or class: the higher comes first. */
  readonly priority: number;
  readonly isRush: boolean;
  readonly promisedOn: LocalDate | null;
  /** The lower comes first. */
  readonly rank: number;
  readonly placedAt: Instant;
}

/**
 * Below zero when the first comes before the second: the higher priority, what is in a rush, what was promised for an earlier day (nothing promised
 * last), the lower rank, what was placed first. No two are equal.
 */
export const compareOrders = (a: OrderRank, b: OrderRank): number =>
  b.priority - a.priority ||
  Number(b.isRush) - Number(a.isRush) ||
  byText(a.promisedOn ?? NEVER, b.promisedOn ?? NEVER) ||
  a.rank - b.rank ||
  byText(a.placedAt, b.placedAt) ||
  a.id - b.id;

/** Behind every date, as text. */
const NEVER = 'never';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
