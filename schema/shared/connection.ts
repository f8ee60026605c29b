import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { headPosition } from '../../src/queries/events/eventsPage.js';
import { sizeOfFilter, type Filter } from '../../src/queries/shared/filter.js';
import { countRows, readCursor, readPage, writeCursor, type Listing } from '../../src/queries/shared/page.js';
import type { Wanted } from '../../src/queries/shared/wanted.js';
import type { GraphContext } from './context.js';
import { writeEventCursor } from './eventCursor.js';
import { DEFAULT_PAGE, MAXIMUM_PAGE } from './limits.js';
import { PageInfoType } from './pageInfo.type.js';
import { requestError } from './requestError.js';
import { CursorScalar } from './scalars.js';

const MAXIMUM_FILTER_VALUES = 500;
const MAXIMUM_FILTER_DEPTH = 10;

@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `How many at most, 1 to ${MAXIMUM_PAGE}. More is the error LIMIT_EXCEEDED.`,
  })
  first!: number;

  @Field(() => CursorScalar, {
    nullable: true,
    description: 'Continue after the edge with this cursor; its list must have had the same order.',
  })
  after?: string | null;
}

export interface Edge<Row> {
  readonly cursor: string;
  readonly node: Row;
}

/** A page that reads when it is asked: what the client leaves out costs nothing. */
export interface Connection<Row> {
  edges(): Promise<readonly Edge<Row>[]>;
  nodes(): Promise<readonly Row[]>;
  pageInfo(): Promise<PageInfoType>;
  totalCount(): Promise<number>;
  asOfCursor(): Promise<string>;
}

interface ConnectionTypeOptions {
  /** For lists of stock, lots and events: tells where a subscription takes over from this page. */
  readonly asOfCursor?: boolean;
}

/** The types <name>Connection and <name>Edge of a node type. */
export function connectionType<Row extends object>(
  name: string,
  node: ClassType<Row>,
  options: ConnectionTypeOptions = {},
): ClassType<object> {
  @ObjectType(`${name}Edge`, { description: `A ${name} at its place in a list.`, simpleResolvers: true })
  class EdgeType {
    @Field(() => node, { description: 'What stands there.' })
    node!: Row;

    @Field(() => CursorScalar, { description: 'The place; `after` continues from it.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The page, with the place of each.' })
    edges!: EdgeType[];

    @Field(() => [node], { description: 'The page.' })
    nodes!: Row[];

    @Field(() => PageInfoType, { description: 'Where the page begins and ends.' })
    pageInfo!: PageInfoType;

    @Field(() => Int, { description: 'How many there are on all pages together. Counted only when asked for.' })
    totalCount!: number;
  }
  if (options.asOfCursor !== true) return ConnectionType;

  Field(() => CursorScalar, {
    description: 'Where the event stream stood when this page was read: subscribe with it as `after`, and nothing is missed in between.',
  })(ConnectionType.prototype, 'asOfCursor');
  return ConnectionType;
}

export interface ListArguments<Order extends string> {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy: Order;
  /** What its rows must have; all their fields when absent. */
  readonly wanted?: Wanted | undefined;
}

/** One page of a listing, as a resolver returns it. Errors: LIMIT_EXCEEDED, BAD_USER_INPUT for a cursor of another list or order. */
export function connection<Row extends { readonly id: number }, Order extends string>(
  context: GraphContext,
  listing: Listing<Row, Order>,
  { first, after, filter, orderBy, wanted }: ListArguments<Order>,
): Connection<Row> {
  checkPageSize(first);
  checkFilterSize(filter);
  const keyset = after ? readCursor(listing, orderBy, after) : undefined;
  if (after && keyset === undefined) throw requestError('BAD_USER_INPUT', 'The cursor does not belong to this list and order.');
  const page = once(() => readPage(context.read(), listing, { first, orderBy, filter, after: keyset, wanted }));
  const edge = (node: Row): Edge<Row> => ({ node, cursor: writeCursor(listing, orderBy, node) });
  return {
    edges: async () => (await page()).rows.map(edge),
    nodes: async () => (await page()).rows,
    pageInfo: async () => {
      const { rows, hasMore } = await page();
      return pageInfoOf(rows.map(edge), { hasNextPage: hasMore, hasPreviousPage: keyset !== undefined });
    },
    totalCount: async () =>
      (wanted?.isCounted ? (await page()).totalCount : undefined) ?? (await countRows(context.read(), listing, filter)),
    asOfCursor: async () => writeEventCursor(await headPosition(context.read())),
  };
}

export function pageInfoOf(edges: readonly Edge<unknown>[], more: Pick<PageInfoType, 'hasNextPage' | 'hasPreviousPage'>): PageInfoType {
  return { ...more, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
}

export function checkPageSize(first: number): void {
  if (first < 1) throw requestError('BAD_USER_INPUT', 'first must be at least 1.');
  if (first > MAXIMUM_PAGE) throw requestError('LIMIT_EXCEEDED', `first is ${first}; a page has at most ${MAXIMUM_PAGE}.`);
}

function checkFilterSize(filter: Filter | null | undefined): void {
  if (!filter) return;
  const { values, depth } = sizeOfFilter(filter);
  if (values > MAXIMUM_FILTER_VALUES || depth > MAXIMUM_FILTER_DEPTH) {
    throw requestError('LIMIT_EXCEEDED', `A filter has at most ${MAXIMUM_FILTER_VALUES} values and ${MAXIMUM_FILTER_DEPTH} levels.`);
  }
}

export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}
