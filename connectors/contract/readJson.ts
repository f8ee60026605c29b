import type { Issue } from './connector.js';

/** A value as JSON has it; a whole number that JavaScript would round stays text. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export type JsonReading = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly issue: Issue };

type Reviver = (this: unknown, name: string, value: unknown) => unknown;

// Order numbers of shops have 18 digits and more: 820982911946154508 would be read as ...500.
const keepDigits = ((_name: string, value: unknown, { source }: { readonly source?: string } = {}) =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? (source ?? String(value)) : value) as Reviver;

/** Reads UTF-8 JSON without losing a digit. */
export function readJson(bytes: Uint8Array): JsonReading {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text, keepDigits) as Json };
  } catch (error) {
    // A SyntaxError says where; anything else is about the bytes, or about a nesting that no sender means.
    const seen = error instanceof Error ? error.message.slice(0, 200) : '';
    return {
      ok: false,
      issue: {
        severity: 'reject',
        code: 'JSON_UNREADABLE',
        message: 'The body is no JSON.',
        path: '$',
        seen,
        expected: 'a JSON object in UTF-8',
        fix: 'Ask the sender for the event again.',
      },
    };
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at the top of a readable body; undefined for any other. */
export function objectIn(bytes: Uint8Array): JsonObject | undefined {
  const read = readJson(bytes);
  return read.ok && isObject(read.value) ? read.value : undefined;
}
