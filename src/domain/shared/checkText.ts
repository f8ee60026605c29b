import type { Refusal } from './refusal.js';
import { invalidInput } from './refusals.js';

/** Control characters and halves of surrogate pairs: nobody can type them, and labels and messages cannot carry them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** A code or name: 1 to `limit` characters, printable, without spaces around it. */
export function checkText(text: string, limit: number, path: readonly string[]): readonly Refusal[] {
  const field = path.at(-1) ?? 'text';
  if (text.length === 0 || text.length > limit)
    return [invalidInput(`${field} has 1 to ${limit} characters.`, path, { limit, length: text.length })];
  if (text !== text.trim()) return [invalidInput(`${field} has spaces around it.`, path)];
  return UNPRINTABLE.test(text) ? [invalidInput(`${field} has characters that cannot be printed.`, path)] : [];
}

/** A whole number from `least` to `most`; absent and null are fine. */
export function checkWhole(
  value: number | null | undefined,
  { least, most, path }: { readonly least: number; readonly most: number; readonly path: readonly string[] },
): readonly Refusal[] {
  if (value === null || value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return [];
  return [invalidInput(`${path.at(-1)} is a whole number from ${least} to ${most}.`, path, { value, least, most })];
}

/** No two of a list may have the same key; each repetition is refused at its place. */
export function checkDistinct(keys: readonly string[], pathOf: (index: number) => readonly string[]): readonly Refusal[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [invalidInput('It stands in the list twice.', pathOf(index))];
  });
}

export const MAXIMUM_CODE = 50;
export const MAXIMUM_NAME = 200;
