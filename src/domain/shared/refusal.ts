import type { ErrorCode } from './errorCode.js';

/** Why a business rule says no: a value, never thrown. Codes are published and listed in docs/ERRORS.md. */
export interface Refusal {
  readonly code: ErrorCode;
  /** One English sentence with the numbers; clients act on `code` and `facts`, never on this text. */
  readonly message: string;
  /** Path into the mutation's input, for example ['input', 'lines', '0', 'quantity']. */
  readonly path?: readonly string[];
  /** The ids, the rule and the numbers (asked, available), as plain JSON values. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Decided<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const decided = <Value>(value: Value): Decided<Value> => ({ ok: true, value });
export const refused = (...refusals: readonly Refusal[]): Decided<never> => ({ ok: false, refusals });
