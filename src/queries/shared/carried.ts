import type { Rows } from '../../platform/database/rows.js';
import type { Followed, Remember } from './wanted.js';

/** What is found by a field of each row, and comes with it in the same statement. */
export interface Carried {
  /** An expression of type json. */
  readonly json: string;
  /** Remembers what came with a row. */
  readonly unload: (row: object, json: unknown, remember: Remember) => void;
}

type Row = Readonly<Record<string, unknown>>;

/** `column` is where the field stands. Undefined where it has to be looked up by a statement of its own. */
export function carriedBy({ field, relation, wanted }: Followed, column: string | undefined): Carried | undefined {
  const within = column === undefined ? undefined : relation.within(wanted);
  if (column === undefined || within === undefined) return undefined;
  return {
    json: within.json(column),
    unload(row, json, remember) {
      const value = (row as Row)[field];
      if (value !== null) remember(within.query, within.key(value), within.read(json, remember));
    },
  };
}

/**
 * What rows of a source carry for this reader: nothing where nobody would remember it, and nothing for partners, whose every look-up has its
 * own condition.
 */
export function carriedFor({ partnerId, remember }: Rows, carried: readonly Carried[] | undefined): readonly Carried[] {
  return partnerId === undefined && remember !== undefined ? (carried ?? []) : [];
}

/** To be selected beside the columns. */
export const carriedColumns = (carried: readonly Carried[]): string =>
  carried.map(({ json }, place) => `, ${json} as "${name(place)}"`).join('');

/** Remembers what came with the rows; it stays in them, where nobody looks for it. */
export function unload(rows: readonly object[], carried: readonly Carried[], remember: Remember | undefined): void {
  if (remember === undefined) return;
  for (const [place, { unload: unloadOne }] of carried.entries()) {
    for (const row of rows) unloadOne(row, (row as Row)[name(place)], remember);
  }
}

const name = (place: number): string => `carried${place}`;
