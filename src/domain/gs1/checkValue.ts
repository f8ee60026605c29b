import { hasCheckDigit } from '../shared/identifiers.js';
import type { LocalDate } from '../shared/dates.js';
import type { ApplicationIdentifier, CharacterSet, NumberRule } from './applicationIdentifier.js';
import { gs1Date } from './gs1Date.js';
import { scanProblem, type FoundValue, type Gs1Element, type ScanProblem } from './gs1Reading.js';

/** GS1 General Specifications 7.11: letters that a value may hold. */
const ALLOWED: Readonly<Record<CharacterSet, RegExp>> = {
  N: /^\d$/,
  X: /^[!"%-?A-Z_a-z]$/,
  Y: /^[#\-/0-9A-Z]$/,
  Z: /^[\w=-]$/,
};
const SET_NAMES: Readonly<Record<CharacterSet, string>> = {
  N: 'a digit',
  X: 'a letter of GS1 set 82',
  Y: 'a letter of GS1 set 39',
  Z: 'a letter of GS1 set 64',
};

/** The value as an element, or all that is wrong with it. */
export function checkValue(found: FoundValue, rule: ApplicationIdentifier, today: LocalDate): Gs1Element | readonly ScanProblem[] {
  const problems = [...lengthProblems(found, rule), ...characterProblems(found, rule)];
  if (problems.length > 0) return problems;
  const { value } = found;
  const { checkedDigits, date: dateRule, number } = rule.meaning;
  if (checkedDigits !== undefined && !hasCheckDigit(value.slice(0, checkedDigits))) {
    return [problemOf(found, 'CHECK_DIGIT_WRONG', `${checkedDigits} digits with their check digit`)];
  }
  const date = dateRule === undefined ? null : gs1Date(value.slice(0, 6), dateRule, today);
  if (date === undefined) return [problemOf(found, 'DATE_INVALID', dateRule === 'NEVER' ? 'YYMMDD' : 'YYMMDD, or YYMM00')];
  return {
    ai: rule.ai,
    title: rule.title,
    value,
    offset: found.offset,
    date: date === 'NO_DAY' ? null : date,
    decimal: number === undefined ? null : decimalOf(value, number),
    unit: number?.unit ?? null,
  };
}

function problemOf({ ai, value, offset }: FoundValue, code: ScanProblem['code'], expected: string): ScanProblem {
  return scanProblem(code, { ai, offset, seen: value, expected });
}

function lengthProblems(found: FoundValue, { parts }: ApplicationIdentifier): readonly ScanProblem[] {
  const minimum = parts.reduce((sum, part) => sum + part.minimum, 0);
  const maximum = parts.reduce((sum, part) => sum + part.maximum, 0);
  const { length } = found.value;
  const expected = minimum === maximum ? `${minimum} letters` : `${minimum} to ${maximum} letters`;
  if (length < minimum) return [problemOf(found, 'VALUE_TOO_SHORT', expected)];
  return length > maximum ? [problemOf(found, 'VALUE_TOO_LONG', `${expected}, then FNC1 or the end`)] : [];
}

/** The first letter that may not stand there; those behind it say nothing more. */
function characterProblems({ ai, value, offset }: FoundValue, { parts }: ApplicationIdentifier): readonly ScanProblem[] {
  let at = 0;
  for (const part of parts) {
    const end = Math.min(at + part.maximum, value.length);
    for (; at < end; at += 1) {
      const seen = value.charAt(at);
      if (ALLOWED[part.characters].test(seen)) continue;
      return [scanProblem('CHARACTER_NOT_ALLOWED', { ai, offset: offset + at, seen, expected: SET_NAMES[part.characters] })];
    }
  }
  return [];
}

/** "000195" with three decimals is "0.195". */
function decimalOf(value: string, { decimals, from = 0 }: NumberRule): string {
  const digits = value.slice(from).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=\d)/, '');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
