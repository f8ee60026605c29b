import type { Instant, LocalDate } from '../shared/dates.js';
import { addDays } from '../shared/dates.js';

export const LOT_QUALITIES = ['PENDING_INSPECTION', 'RELEASED', 'CONDITIONALLY_RELEASED', 'REJECTED', 'RETEST_REQUIRED'] as const;
export type LotQuality = (typeof LOT_QUALITIES)[number];

/** The last day a lot may be used, or 'infinity' when nothing limits it (text of PostgreSQL's date; it sorts after every date). */
export type UsableThrough = LocalDate | 'infinity';

/** A quantity of one item made or received under one number, so uniform that what is true of part of it is true of all. */
export interface Lot {
  readonly id: number;
  readonly publicId: string;
  readonly itemId: number;
  /** null: own production. */
  readonly supplierId: number | null;
  readonly lotNumber: string;
  /** As the supplier wrote it. */
  readonly supplierLotNumber: string | null;
  readonly traceabilityLotCode: string | null;
  readonly traceabilityLotCodeSource: string | null;
  readonly manufacturedOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly retestOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly quality: LotQuality;
  readonly usableThrough: UsableThrough;
  readonly createdAt: Instant;
  readonly version: number;
}

export const MAXIMUM_LOT_NUMBER_LENGTH = 50;

/** Taking a dash out may bring two letters together that compose to one, so once is not always enough; twice has been, in every case tried. */
const NORMALISING_ROUNDS = 4;

/**
 * The form in which a supplier's lot number is compared: upper case, without spaces and without the punctuation that suppliers put in or
 * leave out between paper, label and message. The raw text is kept beside it. Normalising what is normal changes nothing.
 */
export function normaliseLotNumber(text: string): string {
  let current = text;
  for (let round = 0; round < NORMALISING_ROUNDS; round += 1) {
    const next = current
      .normalize('NFKC')
      .toUpperCase()
      .normalize('NFKC')
      .replace(/[\s._/-]/g, '');
    if (next === current) break;
    current = next;
  }
  return current;
}

/** Printable, no control characters or halves of letters, 1 to 50 characters, no blanks at either end. */
export function isLotNumber(text: string): boolean {
  return (
    text.length >= 1 &&
    text.length <= MAXIMUM_LOT_NUMBER_LENGTH &&
    text.trim() === text &&
    !/[\p{Cc}\p{Cs}]/u.test(text) &&
    normaliseLotNumber(text) !== ''
  );
}

export interface ShelfLifePolicy {
  readonly shelfLifeDays: number | null;
  readonly blocksOnBestBefore: boolean;
}

export interface LotDates {
  readonly manufacturedOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
}

/** The expiry date as declared, else counted from the day of manufacture by the item's shelf life. */
export function expiryOf(dates: LotDates, policy: ShelfLifePolicy): LocalDate | null {
  if (dates.expiresOn !== null) return dates.expiresOn;
  if (dates.manufacturedOn === null || policy.shelfLifeDays === null) return null;
  return addDays(dates.manufacturedOn, policy.shelfLifeDays);
}

/** expiresOn, else bestBeforeOn if the item's policy blocks on it, else infinity (ADR 0006). */
export function usableThroughOf(
  dates: Pick<LotDates, 'expiresOn' | 'bestBeforeOn'>,
  policy: Pick<ShelfLifePolicy, 'blocksOnBestBefore'>,
): UsableThrough {
  if (dates.expiresOn !== null) return dates.expiresOn;
  return policy.blocksOnBestBefore && dates.bestBeforeOn !== null ? dates.bestBeforeOn : 'infinity';
}

export const EXPIRY_STATES = ['FRESH', 'NEAR_EXPIRY', 'EXPIRED', 'NO_EXPIRY'] as const;
export type ExpiryState = (typeof EXPIRY_STATES)[number];

/** Usable through the end of its last day at the site: expired if and only if siteToday > usableThrough. */
export const isExpired = (usableThrough: UsableThrough, siteToday: LocalDate): boolean => siteToday > usableThrough;

export function expiryState(usableThrough: UsableThrough, siteToday: LocalDate, nearExpiryDays: number): ExpiryState {
  if (usableThrough === 'infinity') return 'NO_EXPIRY';
  if (isExpired(usableThrough, siteToday)) return 'EXPIRED';
  return usableThrough <= addDays(siteToday, nearExpiryDays) ? 'NEAR_EXPIRY' : 'FRESH';
}
