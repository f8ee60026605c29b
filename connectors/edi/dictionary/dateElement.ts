import { type LocalDate, parseLocalDate } from '../../../src/domain/shared/dates.js';
import { elementText, endOf, type Segment, startOf } from '../syntax/segment.js';

/** Two-digit years from 70 on belong to the last century. */
const CENTURY_PIVOT = 70;

const ZERO = 48;
const LONG_DATE = 8;
/** Dates known by their digits, a power of two; a file has some hundred, each many times. */
const SLOTS = 4_096;
const keys = new Int32Array(SLOTS);
const dates: (LocalDate | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);

/** The date an element holds; undefined when it holds none. */
export function dateOf(segment: Segment, element: number): LocalDate | undefined {
  const key = digitsOf(segment, element);
  const slot = key & (SLOTS - 1);
  if (key > 0 && keys[slot] === key) return dates[slot];
  const date = dateOfElement(elementText(segment, element));
  if (key > 0) {
    keys[slot] = key;
    dates[slot] = date;
  }
  return date;
}

/** Eight digits as a number; 0 for anything else. */
function digitsOf(segment: Segment, element: number): number {
  const { codes } = segment.page;
  const start = startOf(segment, element);
  const end = endOf(segment, element);
  if (end - start !== LONG_DATE) return 0;
  let number = 0;
  for (let index = start; index < end; index += 1) {
    const digit = (codes[index] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return 0;
    number = number * 10 + digit;
  }
  return number;
}

/** A date element: CCYYMMDD, or YYMMDD as before version 004010. Undefined when there is no such day. */
export function dateOfElement(text: string): LocalDate | undefined {
  if (text.length === LONG_DATE) return day(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (text.length !== 6) return undefined;
  const century = Number(text.slice(0, 2)) >= CENTURY_PIVOT ? '19' : '20';
  return day(century + text.slice(0, 2), text.slice(2, 4), text.slice(4));
}

/** A date someone typed into a text element such as REF*EXP: as above, or with hyphens. */
export function dateOfText(text: string): LocalDate | undefined {
  return parseLocalDate(text) ?? dateOfElement(text);
}

const day = (year: string, month: string, dayOfMonth: string): LocalDate | undefined => parseLocalDate(`${year}-${month}-${dayOfMonth}`);
