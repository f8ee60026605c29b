import type { Rows } from '../../platform/database/rows.js';
import { compileFilter, type Bind, type Filter, type FilterFields } from './filter.js';
import { carriedColumns, carriedFor, unload } from './carried.js';
import { narrowed, wantedWith, type Columns } from './narrowed.js';
import { seenBy, type ForPartners, type Seen } from './partnerWall.js';
import type { Wanted } from './wanted.js';

/** A column that an index keeps in order. Never null: a keyset cannot step over nulls. */
export interface SortColumn<Row> {
  readonly column: string;
  /** PostgreSQL type of the column; int, bigint, text, date, timestamptz or uuid (leakproof comparisons). */
  readonly type: 'integer' | 'bigint' | 'text' | 'date' | 'timestamptz' | 'uuid';
  /** The field of the row that carries its value. */
  readonly field: keyof Row & string;
  readonly descending?: boolean;
}

/**
 * A list that clients page through. `alias` is the row's table in `from`; it has tenant_id and id. The id breaks ties, and is the whole
 * order when the order names no column.
 */
export interface Listing<Row extends { readonly id: number }, Order extends string> extends Columns {
  readonly name: string;
  readonly from: string;
  readonly alias: string;
  readonly filters: FilterFields;
  /** What holds of every row of the list, whatever is filtered (SQL of ours, never of a client). */
  readonly always?: string;
  /** Closed to partners when absent: their page is empty. */
  readonly forPartners?: ForPartners;
  readonly orders: Readonly<Record<Order, SortColumn<Row> | 'id' | 'idDescending'>>;
}

export interface PageRequest<Order extends string> {
  readonly first: number;
  readonly orderBy: Order;
  readonly filter?: Filter | null | undefined;
  /** Where the page before ended; see readCursor. */
  readonly after?: Keyset | undefined;
  /** What its rows must have; all their fields when absent. */
  readonly wanted?: Wanted | undefined;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** How many there are on all pages together, where that was read with the page. */
  readonly totalCount?: number | undefined;
}

/** Where a row stands in an order: its sort value, if the order has a column, and its id. */
export interface Keyset {
  readonly value: string | number | null;
  readonly id: number;
}

/** One page, read forward from the keyset. Asks for one row more than wanted, to know whether there is more. */
export async function readPage<Row extends { readonly id: number }, Order extends string>(
  rows: Rows,
  listing: Listing<Row, Order>,
  request: PageRequest<Order>,
): Promise<Page<Row>> {
  const { bind, values } = parameters(rows.tenantId);
  const narrow = narrowPage(listing, request);
  const seen = seenBy(rows, narrow, (partnerId) => bind(partnerId, 'bigint'));
  if (seen === undefined) return { rows: [], hasMore: false };
  const carried = carriedFor(rows, narrow.carried);
  const order = sortOf(listing, request.orderBy);
  const all = scope(listing, { filter: request.filter, seen, bind }).join(' and ');
  const place = afterKeyset(order, request.after, bind).map((condition) => ` and ${condition}`);
  // In one statement they cost less than side by side (bench/reads).
  const count = request.wanted?.isCounted ? `, (select count(*) from ${listing.from} where ${all}) as "countOfAll"` : '';
  const direction = order.descending ? ' desc' : '';
  const found = await rows.rows<Row & { readonly countOfAll?: number }>(
    `${statementName(listing.name, request.filter)}select ${seen.columns}${carriedColumns(carried)}${count} from ${listing.from} where ${all}${place.join('')}
     order by ${order.columns.map((column) => column + direction).join(', ')} limit ${limitOf(request.first + 1, bind)}`,
    values,
  );
  const page = found.slice(0, request.first);
  unload(page, carried, rows.remember);
  // Behind the end of a list nobody tells how long it is.
  const nothing = request.after === undefined ? 0 : undefined;
  return { rows: page, hasMore: found.length > request.first, totalCount: count === '' ? undefined : (found[0]?.countOfAll ?? nothing) };
}

/** Sizes that are asked for again and again. */
const USUAL_PAGES = new Set([10, 20, 25, 50, 100, 250]);

/** Said in the text for usual pages: a planner that does not know how many rows are wanted plans anew each time. */
const limitOf = (limit: number, bind: Bind): string => (USUAL_PAGES.has(limit - 1) ? String(limit) : bind(limit, 'bigint'));

const narrowPages = new WeakMap<Wanted, Map<string, unknown>>();

/** A row's cursor is made of its id and of what it is sorted by. */
function narrowPage<Row extends { readonly id: number }, Order extends string>(
  listing: Listing<Row, Order>,
  { wanted, orderBy }: PageRequest<Order>,
): Listing<Row, Order> {
  if (wanted === undefined) return listing;
  const pages = narrowPages.get(wanted) ?? new Map<string, unknown>();
  narrowPages.set(wanted, pages);
  const known = pages.get(`${listing.name} ${orderBy}`) as Listing<Row, Order> | undefined;
  if (known !== undefined) return known;
  const sort = listing.orders[orderBy];
  const page = narrowed(listing, wantedWith(wanted, 'id', ...(typeof sort === 'string' ? [] : [sort.field])));
  pages.set(`${listing.name} ${orderBy}`, page);
  return page;
}

/** How many rows the filter finds, on all pages together. */
export async function countRows<Row extends { readonly id: number }, Order extends string>(
  rows: Rows,
  listing: Listing<Row, Order>,
  filter: Filter | null | undefined,
): Promise<number> {
  const { bind, values } = parameters(rows.tenantId);
  const seen = seenBy(rows, listing, (partnerId) => bind(partnerId, 'bigint'));
  if (seen === undefined) return 0;
  const [row] = await rows.rows<{ count: number }>(
    `${statementName(`${listing.name}Count`, filter)}select count(*) as count from ${listing.from}
     where ${scope(listing, { filter, seen, bind }).join(' and ')}`,
    values,
  );
  return row?.count ?? 0;
}

/** The opaque text that continues after a row: order, sort value and id, so that a page holds wherever rows come or go. */
export function writeCursor<Row extends { readonly id: number }, Order extends string>(
  listing: Listing<Row, Order>,
  orderBy: Order,
  row: Row,
): string {
  const sort = listing.orders[orderBy];
  const value = typeof sort === 'string' ? null : row[sort.field];
  return Buffer.from(JSON.stringify([orderBy, value, row.id])).toString('base64url');
}

/** Reads a cursor of this list and order; undefined for any other text. */
export function readCursor<Row extends { readonly id: number }, Order extends string>(
  listing: Listing<Row, Order>,
  orderBy: Order,
  text: string,
): Keyset | undefined {
  const parsed = parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== orderBy) return undefined;
  const [, value, id] = parsed as [unknown, unknown, unknown];
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
  const sort = listing.orders[orderBy];
  if (typeof sort === 'string') return value === null ? { value: null, id } : undefined;
  return fitsType(sort.type, value) ? { value, id } : undefined;
}

interface Sort {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly descending: boolean;
}

function sortOf<Row extends { readonly id: number }, Order extends string>({ orders, alias }: Listing<Row, Order>, orderBy: Order): Sort {
  const sort = orders[orderBy];
  if (typeof sort === 'string') return { columns: [`${alias}.id`], types: ['bigint'], descending: sort === 'idDescending' };
  return { columns: [sort.column, `${alias}.id`], types: [sort.type, 'bigint'], descending: sort.descending ?? false };
}

/** A row comparison, so that one index condition finds the place. */
function afterKeyset(sort: Sort, after: Keyset | undefined, bind: Bind): string[] {
  if (after === undefined) return [];
  const keys = sort.columns.length === 1 ? [after.id] : [after.value, after.id];
  const places = keys.map((key, index) => bind(key, sort.types[index] ?? 'bigint'));
  return [`(${sort.columns.join(', ')}) ${sort.descending ? '<' : '>'} (${places.join(', ')})`];
}

function scope<Row extends { readonly id: number }, Order extends string>(
  listing: Listing<Row, Order>,
  { filter, seen, bind }: { readonly filter: Filter | null | undefined; readonly seen: Seen; readonly bind: Bind },
): string[] {
  const condition = filter ? compileFilter(listing.filters, filter, bind) : 'true';
  return [
    `${listing.alias}.tenant_id = $1`,
    ...(seen.condition === undefined ? [] : [seen.condition]),
    ...(listing.always === undefined ? [] : [listing.always]),
    ...(condition === 'true' ? [] : [condition]),
  ];
}

/** Only the few texts without a filter are prepared: clients could otherwise fill every connection with shapes of filters. */
function statementName(name: string, filter: Filter | null | undefined): string {
  return filter ? '' : `/* ${name} */ `;
}

function parameters(tenantId: number): { readonly bind: Bind; readonly values: unknown[] } {
  const values: unknown[] = [tenantId];
  return { values, bind: (value, type) => `$${values.push(value)}::${type}` };
}

const TEXT_FORMS = {
  date: /^(\d{4}-\d{2}-\d{2}|infinity)$/,
  timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  uuid: /^[0-9a-f-]{36}$/,
} as const;

/** Cursors come back from clients: one that was altered must read as none, never reach the database as a malformed value. */
function fitsType(type: SortColumn<never>['type'], value: unknown): value is string | number {
  if (type === 'integer' || type === 'bigint') return typeof value === 'number' && Number.isSafeInteger(value);
  if (typeof value !== 'string' || value.includes('\0')) return false;
  return type === 'text' || TEXT_FORMS[type].test(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
