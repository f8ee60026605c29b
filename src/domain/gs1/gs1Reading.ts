import type { LocalDate } from '../shared/dates.js';

/** How a text was written. */
export const SCAN_FORMS = ['ELEMENT_STRING', 'HUMAN_READABLE', 'DIGITAL_LINK', 'KEY', 'OTHER'] as const;
export type ScanForm = (typeof SCAN_FORMS)[number];

/** One identified value, as it stands in the text. */
export interface Gs1Element {
  readonly ai: string;
  /** Data title as GS1 prints it: "BATCH/LOT". */
  readonly title: string;
  /** As it was encoded: dates as YYMMDD, measures without their point. */
  readonly value: string;
  /** Characters before the value, from 0. */
  readonly offset: number;
  /** When it is a date whose day is told. */
  readonly date: LocalDate | null;
  /** When it is a number: exact, in plain notation. */
  readonly decimal: string | null;
  /** UN/ECE Recommendation 20, for measures. */
  readonly unit: string | null;
}

export const SCAN_PROBLEM_CODES = [
  'EMPTY',
  'TEXT_TOO_LONG',
  'NOT_GS1',
  'IDENTIFIER_UNKNOWN',
  'VALUE_TOO_SHORT',
  'VALUE_TOO_LONG',
  'CHARACTER_NOT_ALLOWED',
  'CHECK_DIGIT_WRONG',
  'DATE_INVALID',
  'PAIR_NOT_ALLOWED',
  'VALUES_DIFFER',
  'LINK_WITHOUT_KEY',
  'QUALIFIER_MISPLACED',
  'ENCODING_INVALID',
] as const;
export type ScanProblemCode = (typeof SCAN_PROBLEM_CODES)[number];

/** Something that is wrong with the text, and where. */
export interface ScanProblem {
  readonly code: ScanProblemCode;
  /** The identifier it is about; null when it is about the whole or no identifier is known there. */
  readonly ai: string | null;
  /** Characters before it, from 0. */
  readonly offset: number;
  /** At most MAXIMUM_SEEN letters. */
  readonly seen: string;
  readonly expected: string;
}

export const MAXIMUM_SEEN = 60;

export const scanProblem = (code: ScanProblemCode, { ai = null, offset = 0, seen, expected }: ProblemFacts): ScanProblem => ({
  code,
  ai,
  offset,
  seen: seen.slice(0, MAXIMUM_SEEN),
  expected,
});

interface ProblemFacts {
  readonly ai?: string | null;
  readonly offset?: number;
  readonly seen: string;
  readonly expected: string;
}

/** What a text says: sound elements in its order, and everything that is wrong. */
export interface Gs1Reading {
  readonly form: ScanForm;
  /** As the scanner sent it before the data (ISO/IEC 15424): "]C1". */
  readonly symbology: string | null;
  /** The text without symbology identifier, and without blanks and line ends around it. */
  readonly content: string;
  readonly elements: readonly Gs1Element[];
  readonly problems: readonly ScanProblem[];
}

/** A value that was found behind an identifier, before anything of it was checked. */
export interface FoundValue {
  readonly ai: string;
  readonly value: string;
  readonly offset: number;
}

/** Found values, and what kept others from being found. */
export interface Found {
  readonly values: readonly FoundValue[];
  readonly problems: readonly ScanProblem[];
}
