import type { ErrorCode } from './errorCode.js';
import type { Refusal } from './refusal.js';

/** Refusals that many verbs share. */
export const notFound = (noun: string, id: string, path: readonly string[]): Refusal => ({
  code: 'NOT_FOUND',
  message: `No ${noun} ${id}.`,
  path,
  facts: { noun, id },
});

export const lotNotFound = (id: string, path: readonly string[]): Refusal => ({
  code: 'LOT_NOT_FOUND',
  message: `No lot ${id}.`,
  path,
  facts: { lot: id },
});

export const retired = (noun: string, code: string, path: readonly string[]): Refusal => ({
  code: 'RETIRED',
  message: `${noun} ${code} is retired.`,
  path,
  facts: { noun, code },
});

export const quantityInvalid = (text: string, rule: string, path: readonly string[]): Refusal => ({
  code: 'QUANTITY_INVALID',
  message: `"${text.slice(0, 60)}" is not a quantity here: ${rule}.`,
  path,
  facts: { seen: text.slice(0, 60), rule },
});

export const invalidInput = (message: string, path: readonly string[], facts: Refusal['facts'] = {}): Refusal => ({
  code: 'INVALID_INPUT',
  message,
  path,
  facts,
});

export const staleVersion = (asked: number, current: number, path: readonly string[]): Refusal => ({
  code: 'STALE_VERSION',
  message: `Version ${asked} was overtaken by ${current}.`,
  path,
  facts: { asked, current },
});

export const idempotencyConflict = (key: string): Refusal => ({
  code: 'IDEMPOTENCY_CONFLICT',
  message: `Key "${key}" was used before: with another input, or so long ago that its result is forgotten.`,
  path: ['input', 'idempotencyKey'],
  facts: { key },
});

export const refusal = (code: ErrorCode, message: string, rest: Pick<Refusal, 'path' | 'facts'> = {}): Refusal => ({
  code,
  message,
  ...rest,
});

/** An item is neither kept, sold nor packed in it. */
export const unitUnknown = (
  { sku, baseUnit }: { readonly sku: string; readonly baseUnit: string },
  unit: string,
  path: readonly string[],
): Refusal => refusal('UNIT_UNKNOWN', `Item ${sku} has no unit ${unit}.`, { path, facts: { item: sku, unit, baseUnit } });
