/** Ways to narrow one source: each is a statement of its own that every connection keeps prepared. Beyond, all columns are read. */
const MAXIMUM_WAYS = 50;
const COLUMN = /^\w+\.(\w+)(?: as "(\w+)")?$/;

interface Columns {
  readonly columns: string;
}

const narrowings = new WeakMap<Columns, Map<string, Columns>>();

/**
 * The source with those columns alone that these fields of its rows stand in: a row of a lot has seventeen, and most answers show four
 * (bench/reads). The source itself when a field has no column, or when it was narrowed in too many ways.
 */
export function narrowed<Wide extends Columns>(source: Wide, fields: ReadonlySet<string>): Wide {
  const byField = columnsByField(source);
  if (![...fields].every((field) => byField.has(field))) return source;
  const columns = [...byField].flatMap(([field, column]) => (fields.has(field) ? [column] : [])).join(', ');
  const ways = narrowings.get(source) ?? new Map<string, Columns>();
  narrowings.set(source, ways);
  const known = ways.get(columns) as Wide | undefined;
  if (known !== undefined || ways.size >= MAXIMUM_WAYS) return known ?? source;
  const narrow = { ...source, columns };
  ways.set(columns, narrow);
  return narrow;
}

/** The field of a row that a column is read into. */
export function fieldOf(source: Columns, column: string): string | undefined {
  return [...columnsByField(source)].find(([, text]) => text.split(' ')[0] === column)?.[0];
}

/** Columns by the field they are read into; none of them when one is an expression. */
function columnsByField({ columns }: Columns): ReadonlyMap<string, string> {
  const byField = new Map<string, string>();
  for (const column of columns.split(/\s*,\s*/)) {
    const [, name, alias] = COLUMN.exec(column) ?? [];
    if (name === undefined) return new Map();
    byField.set(alias ?? name, column);
  }
  return byField;
}
