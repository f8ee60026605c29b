import type { Rows } from '../../platform/database/rows.js';

/** What an answer needs of rows, whatever is left out of it in the end. Kept for each place of a document: the same object for the same place. */
export interface Wanted {
  /** Fields of theirs that are read. */
  readonly fields: ReadonlySet<string>;
  /** What is surely looked up by a field of theirs, and can be read together with them. */
  readonly followed: readonly Followed[];
  /** Of a list: whether it is surely asked for rows, and how many there are on all pages together. */
  readonly isCounted?: boolean;
}

/** A look-up by a field of rows. */
export interface Followed {
  readonly field: string;
  readonly relation: Relation;
  /** What is wanted of the rows it finds; all their fields when absent. */
  readonly wanted: Wanted | undefined;
}

/** A look-up that can be made inside the statement that reads who asks. */
export interface Relation {
  /** Undefined where that cannot be done. */
  within(wanted: Wanted | undefined): Within | undefined;
}

/** The same look-up, made for each row of another statement. */
export interface Within {
  /** The look-up by a statement of its own that answers the same (a BatchQuery). */
  readonly query: object;
  /** An expression of type json; `column` is what the row is looked up by, `$1` the tenant. Staff only: it has no partner's condition. */
  json(column: string): string;
  /** The key of the look-up for a row with this value of the field. */
  key(value: unknown): unknown;
  /** What the look-up would have answered, made of the JSON. */
  read(json: unknown, remember: Remember): unknown;
}

/** Keeps what was found for whoever looks it up afterwards. */
export type Remember = NonNullable<Rows['remember']>;
