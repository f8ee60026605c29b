import { expiryState, type ExpiryState } from '../../domain/lot/lot.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { quantity } from '../../domain/shared/quantity.js';
import { availabilityOf, type Availability } from '../../domain/stock/availability.js';
import type { StockBalance } from '../../domain/stock/stockBalance.js';
import { siteToday } from '../../platform/clock.js';

/** The one predicate, asked of a balance as it was read, for the site's today. */
export function balanceAvailability(balance: StockBalance, now: string): Availability {
  return availabilityOf(
    {
      blockedBits: balance.blockedBits,
      usableThrough: balance.usableThrough,
      onHand: quantity(balance.onHand),
      allocated: quantity(balance.allocated),
      held: quantity(balance.held),
    },
    todayAt(now, balance.timeZone),
  );
}

export const balanceExpiryState = (balance: StockBalance, now: string): ExpiryState =>
  expiryState(balance.usableThrough, todayAt(now, balance.timeZone), balance.nearExpiryDays);

// The date of an instant in a zone costs 6 us (platform/clock.ts): a page asks it for every row, of a handful of zones.
const REMEMBERED = 64;
const todays = new Map<string, LocalDate>();

function todayAt(now: string, timeZone: string): LocalDate {
  // Zones differ from UTC by multiples of 15 minutes: within one quarter hour no date changes anywhere.
  const quarter = Math.floor(Date.parse(now) / 900_000);
  const key = `${quarter}/${timeZone}`;
  const known = todays.get(key);
  if (known !== undefined) return known;
  if (todays.size >= REMEMBERED) todays.clear();
  const today = siteToday(now, timeZone) as LocalDate;
  todays.set(key, today);
  return today;
}
