import type { Actor } from './unitOfWork.js';

/** One request to change something. The key makes it exactly-once; commands that move no stock may go without. */
export interface Intent<Input> {
  readonly key?: string;
  readonly input: Input;
}

/** An intent as a command gets it: with whose it is. */
export interface ActedIntent<Input> extends Intent<Input> {
  readonly actor: Actor;
}

/** What one intent came to: decided with a JSON result (ids, quantities), or refused with every reason, most important first. */
export type Verdict<Result, Refusal> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export type Outcome<Result, Refusal> =
  | { readonly ok: true; readonly value: Result; readonly replayed: boolean }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
