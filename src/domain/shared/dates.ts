import type { Brand } from './brand.js';

/** A calendar date without time or zone, "2027-01-31". Expiry is a date (domain.md 2). Compares as text. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** A moment in UTC with milliseconds, "2027-01-31T08:15:00.000Z". Compares as text. */
export type Instant = Brand<string, 'Instant'>;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Parses "YYYY-MM-DD", years 1900 to 9999; undefined when the day does not exist. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  return dayExists(Number(match[1]), Number(match[2]), Number(match[3])) ? (text as LocalDate) : undefined;
}

/** For values the program itself wrote: a malformed text is a bug and throws. */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (parsed === undefined) throw new Error(`not a date: ${text}`);
  return parsed;
}

/** Parses an ISO 8601 instant with an offset or Z; undefined when it is not one. */
export function parseInstant(text: string): Instant | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (!match || !dayExists(Number(match[1]), Number(match[2]), Number(match[3]))) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : (new Date(milliseconds).toISOString() as Instant);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

function dayExists(year: number, month: number, day: number): boolean {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0);
}
