import { linkCounts, linksKey, linksOf, type GenealogyLink, type LinkDirection } from '../../src/queries/tracing/genealogyLinks.js';
import { checkPageSize, pageInfoOf, type Edge, type PageArguments } from '../shared/connection.js';
import type { AskingField } from '../shared/asking.js';
import { requestError } from '../shared/requestError.js';
import { MAXIMUM_PAGE } from '../shared/limits.js';
import { Follows, wantedThrough } from '../shared/wanted.js';

interface LinkRequest {
  readonly direction: LinkDirection;
  readonly first: number;
  readonly after?: string | null;
}

const OTHER_END = { downstream: 'child', upstream: 'parent' } as const;
const CURSOR = /^\["link",(\d{1,15})\]$/;

/** Says that a resolver answers `linkConnection` for its lot. */
export const FollowsLinks = (direction: LinkDirection): MethodDecorator =>
  Follows<PageArguments>({ field: 'id', relation: (page) => firstPage(direction, page), through: OTHER_END[direction] });

/** Undefined for later pages, and for what is refused. */
function firstPage(direction: LinkDirection, { first, after }: PageArguments) {
  return !after && first >= 1 && first <= MAXIMUM_PAGE ? linksOf[direction].firstPage(first) : undefined;
}

/** A page of a lot's links, read together with those of its neighbours. Errors: LIMIT_EXCEEDED, BAD_USER_INPUT for a cursor of another list. */
export async function linkConnection({ context, info }: AskingField, lotId: number, { direction, first, after: cursor }: LinkRequest) {
  checkPageSize(first);
  const after = cursor ? readCursor(cursor) : 0;
  const wanted = wantedThrough(info, OTHER_END[direction]);
  const links = wanted === undefined ? linksOf[direction] : linksOf[direction].only(wanted);
  const found = (await context.loader(links).load(linksKey({ lotId, first, after }))) ?? [];
  const nodes = found.slice(0, first);
  const edges = (): Edge<GenealogyLink>[] => nodes.map((node) => ({ node, cursor: writeCursor(node) }));
  return {
    nodes,
    edges,
    pageInfo: () => pageInfoOf(edges(), { hasNextPage: found.length > first, hasPreviousPage: after > 0 }),
    totalCount: async () => (await context.loader(linkCounts[direction]).load(lotId)) ?? 0,
  };
}

const writeCursor = ({ linkId }: GenealogyLink): string => Buffer.from(JSON.stringify(['link', linkId])).toString('base64url');

function readCursor(cursor: string): number {
  const [, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (id === undefined) throw requestError('BAD_USER_INPUT', 'The cursor does not belong to this list.');
  return Number(id);
}
