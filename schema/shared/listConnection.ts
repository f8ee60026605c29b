import type { PageInfoType } from './pageInfo.type.js';
import { checkPageSize, pageInfoOf, type Edge } from './connection.js';
import { requestError } from './requestError.js';

export interface ListPage<Row> {
  readonly edges: readonly Edge<Row>[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: number;
}

export interface ListRequest {
  readonly first: number;
  readonly after?: string | null;
}

/**
 * A page of a list that was computed as a whole. `keyOf` is what the list is sorted by: the next page continues behind that key, also when
 * the row with it is gone meanwhile. Errors: LIMIT_EXCEEDED, BAD_USER_INPUT for a cursor of another list.
 */
export function listConnection<Row>(
  rows: readonly Row[],
  { first, after }: ListRequest,
  keyOf: (row: Row) => readonly number[],
): ListPage<Row> {
  checkPageSize(first);
  const start = after ? placeAfter(rows, keyOf, readKey(after)) : 0;
  const nodes = rows.slice(start, start + first);
  const edges = nodes.map((node) => ({ node, cursor: Buffer.from(JSON.stringify(keyOf(node))).toString('base64url') }));
  return {
    edges,
    nodes,
    pageInfo: pageInfoOf(edges, { hasNextPage: start + first < rows.length, hasPreviousPage: start > 0 }),
    totalCount: rows.length,
  };
}

function readKey(cursor: string): readonly number[] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\[-?\d{1,16}(,-?\d{1,16}){0,4}\]$/.test(text)) throw requestError('BAD_USER_INPUT', 'The cursor does not belong to this list.');
  return JSON.parse(text) as number[];
}

/** The first place whose key lies behind; the list is sorted, so halving finds it. */
function placeAfter<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly number[], key: readonly number[]): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(keyOf(rows[middle] as Row), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
