import { uuidOf } from '../../platform/uuidOf.js';

/** What a client asks of one indexed field, for example `{ startsWith: "SAL" }`; absent and null operators ask nothing. */
export type Operators = Readonly<Record<string, unknown>>;

/** Fields with their operators, joined by and; `and`, `or`, `not` nest. An empty `or` matches nothing, an empty filter everything. */
export interface Filter {
  readonly and?: readonly Filter[] | null | undefined;
  readonly or?: readonly Filter[] | null | undefined;
  readonly not?: Filter | null | undefined;
}

/** Adds a parameter and answers its typed placeholder. */
export type Bind = (value: unknown, type: string) => string;

/** Turns the operators of one field into conditions. Only leakproof operators: others leave the index aside under row security. */
export type FilterField = (operators: Operators, bind: Bind) => string[];

/** What may be filtered: each field stands on an indexed column. */
export type FilterFields = Readonly<Record<string, FilterField>>;

/** How much a filter says, values and levels: the door refuses what is too large. */
export function sizeOfFilter(filter: unknown): { readonly values: number; readonly depth: number } {
  if (filter === null || typeof filter !== 'object') return { values: 1, depth: 0 };
  const parts = Object.values(filter)
    .filter((part) => part !== undefined)
    .map(sizeOfFilter);
  return {
    values: parts.reduce((sum, part) => sum + part.values, 0),
    depth: 1 + Math.max(0, ...parts.map((part) => part.depth)),
  };
}

/** The condition as SQL. Unknown fields are a bug of the schema, never of the client. */
export function compileFilter(fields: FilterFields, filter: Filter, bind: Bind): string {
  const { and, or, not, ...named } = filter;
  const conditions = Object.entries(named).flatMap(([name, operators]) => {
    const field = fields[name];
    if (field === undefined) throw new Error(`no filter field ${name}`);
    return operators === null || operators === undefined ? [] : field(operators as Operators, bind);
  });
  for (const part of and ?? []) conditions.push(compileFilter(fields, part, bind));
  if (or) conditions.push(or.length === 0 ? 'false' : `(${or.map((part) => compileFilter(fields, part, bind)).join(' or ')})`);
  if (not) conditions.push(`(${compileFilter(fields, not, bind)}) is not true`);
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}

/** Free text that has an index: equals, in, startsWith. A prefix is a range: LIKE would not reach the index. */
export const textField =
  (column: string): FilterField =>
  (operators, bind) => [...equality({ column, type: 'text' }, operators, bind), ...prefix(column, operators['startsWith'], bind)];

/** A closed set of codes: equals, in. */
export const codeField =
  (column: string): FilterField =>
  (operators, bind) =>
    equality({ column, type: 'text' }, operators, bind);

/** A calendar date: equals, from, through (both inclusive). */
export const dateField =
  (column: string): FilterField =>
  (operators, bind) => [
    ...equality({ column, type: 'date' }, operators, bind),
    ...comparison({ column, type: 'date', sign: '>=' }, operators['from'], bind),
    ...comparison({ column, type: 'date', sign: '<=' }, operators['through'], bind),
  ];

/** An instant: from (inclusive), before (exclusive). */
export const instantField =
  (column: string): FilterField =>
  (operators, bind) => [
    ...comparison({ column, type: 'timestamptz', sign: '>=' }, operators['from'], bind),
    ...comparison({ column, type: 'timestamptz', sign: '<' }, operators['before'], bind),
  ];

/** The row's own public id: equals, in. What is no id of this noun matches nothing. */
export const idField =
  (column: string, idPrefix: string): FilterField =>
  (operators, bind) =>
    idLists(operators, idPrefix).map((uuids) => `${column} = any(${bind(uuids, 'uuid[]')})`);

/** A reference to a row of `table`, named by its public id: equals, in. */
export const referenceField =
  (reference: { readonly column: string; readonly table: string; readonly idPrefix: string }): FilterField =>
  (operators, bind) =>
    idLists(operators, reference.idPrefix).map(
      (uuids) => `${reference.column} in (select id from ${reference.table}
         where tenant_id = $1 and public_id = any(${bind(uuids, 'uuid[]')}))`,
    );

interface Comparison {
  readonly column: string;
  readonly type: string;
  readonly sign?: '>=' | '<=' | '<';
}

function equality({ column, type }: Comparison, operators: Operators, bind: Bind): string[] {
  const { equals, in: list } = operators;
  return [
    ...(given(equals) ? [`${column} = ${bind(equals, type)}`] : []),
    ...(given(list) ? [`${column} = any(${bind(list, `${type}[]`)})`] : []),
  ];
}

function comparison({ column, type, sign }: Comparison, value: unknown, bind: Bind): string[] {
  return given(value) ? [`${column} ${sign} ${bind(value, type)}`] : [];
}

function prefix(column: string, value: unknown, bind: Bind): string[] {
  if (typeof value !== 'string' || value === '') return [];
  const end = endOfPrefix(value);
  return [`${column} >= ${bind(value, 'text')}`, ...(end === undefined ? [] : [`${column} < ${bind(end, 'text')}`])];
}

const LAST_CODE_POINT = 0x10ffff;
/** The code points between are halves of pairs, which no text holds. */
const BEFORE_SURROGATES = 0xd7ff;
const AFTER_SURROGATES = 0xe000;

/** The first text after all that begin with `text`, in the byte order of the database (locale C.UTF-8). */
export function endOfPrefix(text: string): string | undefined {
  const points = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  while (points.at(-1) === LAST_CODE_POINT) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  return String.fromCodePoint(...points, last === BEFORE_SURROGATES ? AFTER_SURROGATES : last + 1);
}

function idLists(operators: Operators, idPrefix: string): string[][] {
  const { equals, in: list } = operators;
  const uuids = (ids: readonly string[]): string[] => ids.flatMap((id) => uuidOf(idPrefix, id) ?? []);
  return [...(given(equals) ? [uuids([equals as string])] : []), ...(given(list) ? [uuids(list as string[])] : [])];
}

const given = (value: unknown): boolean => value !== null && value !== undefined;
