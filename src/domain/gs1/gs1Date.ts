import { parseLocalDate, type LocalDate } from '../shared/dates.js';
import type { DateRule } from './applicationIdentifier.js';

/** 'NO_DAY': the month is there, the day is not told. */
export type Gs1Date = LocalDate | 'NO_DAY' | undefined;

/** Reads YYMMDD; undefined when there is no such day. */
export function gs1Date(digits: string, rule: DateRule, today: LocalDate): Gs1Date {
  if (!/^\d{6}$/.test(digits)) return undefined;
  const year = String(fullYear(Number(digits.slice(0, 2)), today));
  const month = digits.slice(2, 4);
  const day = digits.slice(4);
  if (day !== '00') return parseLocalDate(`${year}-${month}-${day}`);
  if (rule === 'NEVER' || parseLocalDate(`${year}-${month}-01`) === undefined) return undefined;
  return rule === 'NOT_TOLD' ? 'NO_DAY' : lastDayOf(`${year}-${month}`);
}

/** GS1 General Specifications 7.12: from 49 years in the past to 50 in the future. */
function fullYear(yearOfCentury: number, today: LocalDate): number {
  const thisYear = Number(today.slice(0, 4));
  const century = thisYear - (thisYear % 100);
  const difference = yearOfCentury - (thisYear % 100);
  if (difference >= 51) return century - 100 + yearOfCentury;
  if (difference <= -50) return century + 100 + yearOfCentury;
  return century + yearOfCentury;
}

function lastDayOf(month: string): LocalDate | undefined {
  return ['31', '30', '29', '28'].map((day) => parseLocalDate(`${month}-${day}`)).find((date) => date !== undefined);
}

/** A date as symbols carry it. */
export const toGs1Date = (date: LocalDate): string => date.slice(2).replaceAll('-', '');
