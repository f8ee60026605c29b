import { carriedBy, type Carried } from './carried.js';
import type { Wanted } from './wanted.js';

/** Ways to narrow one source: each is a statement of its own that every connection keeps prepared. Beyond, all columns are read. */
const MAXIMUM_WAYS = 50;
const COLUMN = /^(\w+\.(\w+))(?: as "(\w+)")?$/;

export interface Columns {
  readonly columns: string;
  /** What is read together with each row, beside its columns. */
  readonly carried?: readonly Carried[];
}

const narrowings = new WeakMap<Columns, Map<string, Columns>>();

/**
 * The source with those columns alone that these fields of its rows stand in, and with what is followed from them: a row of a lot has seventeen
 * columns, and most answers show four (bench/reads). The source itself when a field has no column, or when it was narrowed in too many ways.
 */
export function narrowed<Wide extends Columns>(source: Wide, { fields, followed }: Wanted): Wide {
  const byField = columnsByField(source);
  if (![...fields].every((field) => byField.has(field))) return source;
  const columns = [...byField].flatMap(([field, { text }]) => (fields.has(field) ? [text] : [])).join(', ');
  const carried = followed.flatMap((each) => carriedBy(each, byField.get(each.field)?.column) ?? []);
  const way = [columns, ...carried.map(({ json }) => json)].join(', ');
  const ways = narrowings.get(source) ?? new Map<string, Columns>();
  narrowings.set(source, ways);
  const known = ways.get(way) as Wide | undefined;
  if (known !== undefined || ways.size >= MAXIMUM_WAYS) return known ?? source;
  const narrow = { ...source, columns, carried };
  ways.set(way, narrow);
  return narrow;
}

/** The same source, whose rows have these fields as well. */
export const wantedWith = (wanted: Wanted, ...fields: readonly string[]): Wanted => ({
  ...wanted,
  fields: new Set([...wanted.fields, ...fields]),
});

/** The field of a row that a column is read into. */
export function fieldOf(source: Columns, column: string): string | undefined {
  return [...columnsByField(source)].find(([, found]) => found.column === column)?.[0];
}

export interface Column {
  readonly column: string;
  /** With the field it is read into. */
  readonly text: string;
}

/** Columns by the field they are read into; none of them when one is an expression. */
export function columnsByField({ columns }: Columns): ReadonlyMap<string, Column> {
  const byField = new Map<string, Column>();
  for (const text of columns.split(/\s*,\s*/)) {
    const [, column, name, alias] = COLUMN.exec(text) ?? [];
    if (column === undefined || name === undefined) return new Map();
    byField.set(alias ?? name, { column, text });
  }
  return byField;
}
