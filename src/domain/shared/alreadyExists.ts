import type { Refusal } from './refusal.js';

/** Another object of the noun has this code or identifier. */
export const alreadyExists = (noun: string, code: string, path: readonly string[]): Refusal => ({
  code: 'ALREADY_EXISTS',
  message: `There is another ${noun} with ${code}.`,
  path,
  facts: { noun, code },
});
