import { type LocalDate, parseLocalDate } from '../../../src/domain/shared/dates.js';

/** Two-digit years from 70 on belong to the last century. */
const CENTURY_PIVOT = 70;

/** The dates of one file are few and each is asked for many times. */
const MAX_KNOWN = 2_000;
const known = new Map<string, LocalDate>();

/** A date element: CCYYMMDD, or YYMMDD as before version 004010. Undefined when there is no such day. */
export function dateOfElement(text: string): LocalDate | undefined {
  const found = known.get(text);
  if (found !== undefined) return found;
  const parsed = parseDateElement(text);
  if (parsed === undefined) return undefined;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, parsed);
  return parsed;
}

function parseDateElement(text: string): LocalDate | undefined {
  if (text.length === 8) return day(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (text.length !== 6) return undefined;
  const century = Number(text.slice(0, 2)) >= CENTURY_PIVOT ? '19' : '20';
  return day(century + text.slice(0, 2), text.slice(2, 4), text.slice(4));
}

/** A date someone typed into a text element such as REF*EXP: as above, or with hyphens. */
export function dateOfText(text: string): LocalDate | undefined {
  return parseLocalDate(text) ?? dateOfElement(text);
}

const day = (year: string, month: string, dayOfMonth: string): LocalDate | undefined => parseLocalDate(`${year}-${month}-${dayOfMonth}`);
