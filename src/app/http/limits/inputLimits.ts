import { MAXIMUM_INPUT_LEVELS, MAXIMUM_LIST } from '../../../../schema/shared/limits.js';
import { requestError } from '../../../../schema/shared/requestError.js';
import { maximumText } from './validationRules.js';

/** Assigned by a careless copy it would change what objects inherit; no input has a field of that name. */
const FORBIDDEN_KEY = '__proto__';

/**
 * Holds the variables to the limits that validationRules.ts holds the document to, before anything is made of them. Throws LIST_TOO_LONG,
 * VALUE_TOO_LARGE, BAD_USER_INPUT.
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  checkValue(variables, undefined, 0);
}

function checkValue(value: unknown, field: string | undefined, level: number): void {
  if (typeof value === 'string') return checkText(value, field);
  if (typeof value === 'number') return checkNumber(value);
  if (typeof value !== 'object' || value === null) return;
  // The variables themselves are the level above their values.
  if (level > MAXIMUM_INPUT_LEVELS) {
    throw requestError('VALUE_TOO_LARGE', `At most ${MAXIMUM_INPUT_LEVELS} levels of an input.`, {
      limit: { maximum: MAXIMUM_INPUT_LEVELS },
    });
  }
  if (Array.isArray(value)) return checkList(value, field, level);
  for (const key of Object.keys(value)) {
    if (key === FORBIDDEN_KEY) throw requestError('BAD_USER_INPUT', `No input has a field ${FORBIDDEN_KEY}.`);
    checkValue((value as Record<string, unknown>)[key], key, level + 1);
  }
}

function checkList(list: readonly unknown[], field: string | undefined, level: number): void {
  if (list.length > MAXIMUM_LIST) {
    throw requestError('LIST_TOO_LONG', `At most ${MAXIMUM_LIST} values of a list.`, {
      limit: { maximum: MAXIMUM_LIST, asked: list.length },
    });
  }
  for (const value of list) checkValue(value, field, level + 1);
}

function checkText(text: string, field: string | undefined): void {
  const maximum = maximumText(field);
  if (text.length <= maximum) return;
  throw requestError('VALUE_TOO_LARGE', `At most ${maximum} characters of a text.`, { limit: { maximum, asked: text.length } });
}

function checkNumber(value: number): void {
  // JSON knows no infinity: such a number was written with more digits or exponent than a number has.
  if (!Number.isFinite(value)) throw requestError('VALUE_TOO_LARGE', 'A number is too large.');
}
