import type { Rows } from '../../platform/database/rows.js';
import { fieldOf, narrowed } from './narrowed.js';
import { seenBy, type ForPartners } from './partnerWall.js';

/** Answers many keys in one statement; keys without a row are missing from the map. What a client can read of a relation is one of these. */
export type BatchQuery<Key, Value> = (rows: Rows, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;

/** A look-up that can leave out what nobody asked for. */
export interface WideQuery<Key, Value> extends BatchQuery<Key, Value> {
  /** The same look-up with rows that have these fields, and the key. The same function for the same fields. */
  only(fields: ReadonlySet<string>): BatchQuery<Key, Value>;
}

/** Where rows of a noun come from and which of their columns are read; `alias` is the noun's table in `from`. */
export interface Source {
  readonly columns: string;
  readonly from: string;
  readonly alias: string;
  /** Closed to partners when absent: they find nothing in it. */
  readonly forPartners?: ForPartners;
}

export interface LookUp<Key, Row> {
  readonly name: string;
  /** Column that the keys are compared with, and its type. */
  readonly column: string;
  readonly type: 'bigint' | 'text' | 'uuid';
  /** The key a row answers. */
  readonly key: (row: Row) => Key;
}

/** One row a key. */
export function rowsBy<Key, Row>(source: Source, lookUp: LookUp<Key, Row>): WideQuery<Key, Row> {
  return wide<Key, Row>(source, lookUp.column, (narrow) => async (rows, keys) => {
    const found = await find<Key, Row>(rows, narrow, { lookUp, keys });
    return new Map(found.map((row) => [lookUp.key(row), row]));
  });
}

/** Many rows a key, in `orderBy`; an empty list for a key without rows. For short lists that belong to their owner (pack levels, zones); long ones are pages. */
export function groupsBy<Key, Row>(source: Source, lookUp: LookUp<Key, Row> & Grouping): WideQuery<Key, readonly Row[]> {
  return wide<Key, readonly Row[]>(source, lookUp.column, (narrow) => async (rows, keys) => {
    const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
    for (const row of await find(rows, narrow, { lookUp, keys, ...lookUp })) groups.get(lookUp.key(row))?.push(row);
    return groups;
  });
}

/** Adds `only` to the look-up that `on` makes of a source; `key` is the column that its rows are known by. */
function wide<Key, Value>(source: Source, key: string, on: (source: Source) => BatchQuery<Key, Value>): WideQuery<Key, Value> {
  const query = on(source);
  const bySource = new Map([[source, query]]);
  const byFields = new WeakMap<ReadonlySet<string>, BatchQuery<Key, Value>>();
  const keyField = fieldOf(source, key);
  const only = (fields: ReadonlySet<string>): BatchQuery<Key, Value> => {
    const known = byFields.get(fields);
    if (known !== undefined) return known;
    const narrow = keyField === undefined ? source : narrowed(source, new Set([...fields, keyField]));
    const made = bySource.get(narrow) ?? on(narrow);
    bySource.set(narrow, made);
    byFields.set(fields, made);
    return made;
  };
  return Object.assign(query, { only });
}

/** The order of the rows of a key, and what else must hold of them (SQL of ours, never of a client). */
interface Grouping {
  readonly orderBy: string;
  readonly condition?: string;
}

interface Search<Key, Row> extends Partial<Grouping> {
  readonly lookUp: LookUp<Key, Row>;
  readonly keys: readonly Key[];
}

async function find<Key, Row>(rows: Rows, source: Source, { lookUp, keys, orderBy, condition }: Search<Key, Row>): Promise<Row[]> {
  const values: unknown[] = [rows.tenantId, keys];
  const seen = seenBy(rows, source, (partnerId) => `$${values.push(partnerId)}::bigint`);
  if (seen === undefined) return [];
  const more = [seen.condition, condition].flatMap((each) => (each === undefined ? [] : [` and ${each}`])).join('');
  return await rows.rows<Row>(
    `/* ${lookUp.name} */ select ${seen.columns} from ${source.from}
     where ${source.alias}.tenant_id = $1 and ${lookUp.column} = any($2::${lookUp.type}[])${more}${orderBy === undefined ? '' : ` order by ${orderBy}`}`,
    values,
  );
}
