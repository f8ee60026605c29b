import type { Lot } from '../../domain/lot/lot.js';
import { LOT_SOURCE } from '../lots/lotSource.js';
import { isoInstant } from '../../platform/database/pool.js';
import { carriedColumns } from '../shared/carried.js';
import { columnsInJson, readJson, type BatchQuery, type Source } from '../shared/lookUp.js';
import { narrowed, wantedWith } from '../shared/narrowed.js';
import type { Relation, Remember, Wanted } from '../shared/wanted.js';

/**
 * What of one lot went into another, in one transformation: one step of the graph, as it was recorded. It is the row of the lot at its other
 * end, read in the same statement: most who ask for a link ask for that lot.
 */
export interface GenealogyLink extends Lot {
  readonly linkId: number;
  readonly parentLotId: number;
  readonly childLotId: number;
  /** In the parent's base unit. */
  readonly quantity: string;
  readonly unit: string;
  readonly occurredAt: string;
}

/** Some of a lot's links; `after` is the id of the link before them, 0 for the first. */
export interface LinksAsked {
  readonly lotId: number;
  readonly first: number;
  readonly after: number;
}

/** Downstream: what a lot was made into. Upstream: what it was made of. */
export type LinkDirection = 'downstream' | 'upstream';

/** Requests are told apart by value, since the same page of a lot may be asked for twice. */
export const linksKey = ({ lotId, first, after }: LinksAsked): string => `${lotId} ${first} ${after}`;

/** Pages of links in the order they were recorded, with one link more than asked where there is one. Closed to partners. */
export interface LinksQuery extends BatchQuery<string, readonly GenealogyLink[]> {
  /** With what is wanted of the lot at the other end. The same function for the same. */
  only(wanted: Wanted): BatchQuery<string, readonly GenealogyLink[]>;
  /** The first page of each lot, as a relation that is followed from its id. */
  firstPage(first: number): Relation;
}

export const linksOf: Readonly<Record<LinkDirection, LinksQuery>> = {
  downstream: linksQuery({ name: 'madeInto', from: 'parent_lot_id', to: 'child_lot_id' }),
  upstream: linksQuery({ name: 'madeFrom', from: 'child_lot_id', to: 'parent_lot_id' }),
};

/** How many links each lot has. */
export const linkCounts: Readonly<Record<LinkDirection, BatchQuery<number, number>>> = {
  downstream: counts('madeIntoCount', 'parent_lot_id'),
  upstream: counts('madeFromCount', 'child_lot_id'),
};

interface Walking {
  readonly name: string;
  readonly from: 'parent_lot_id' | 'child_lot_id';
  readonly to: 'parent_lot_id' | 'child_lot_id';
}

function linksQuery(walking: Walking): LinksQuery {
  const bySource = new Map<Source, BatchQuery<string, readonly GenealogyLink[]>>();
  const byWanted = new WeakMap<Wanted, Source>();
  const narrow = (wanted: Wanted | undefined): Source => {
    if (wanted === undefined) return LOT_SOURCE;
    const made = byWanted.get(wanted) ?? narrowed<Source>(LOT_SOURCE, wantedWith(wanted, 'id'));
    byWanted.set(wanted, made);
    return made;
  };
  const query = (lot: Source): BatchQuery<string, readonly GenealogyLink[]> => {
    const made = bySource.get(lot) ?? links(walking, lot);
    bySource.set(lot, made);
    return made;
  };
  const firstPage = (first: number): Relation => ({
    within(wanted) {
      const lot = narrow(wanted);
      return {
        query: query(lot),
        json: (column) => linksInJson(walking, lot, `select ${column} as lot_id, ${first} as page, 0 as after`),
        key: (lotId) => linksKey({ lotId: lotId as number, first, after: 0 }),
        read: (json, remember) => readLinks(lot, json as Link[], remember),
      };
    },
  });
  return Object.assign(query(LOT_SOURCE), { only: (wanted: Wanted) => query(narrow(wanted)), firstPage });
}

function links(walking: Walking, lot: Source): BatchQuery<string, readonly GenealogyLink[]> {
  const bare = { ...lot, carried: [] };
  const texts = new Map([lot, bare].map((source) => [source, pagesOfLinks(walking, source)]));
  return async (rows, keys) => {
    if (rows.partnerId !== undefined) return new Map(keys.map((key) => [key, []]));
    const asked = keys.map((key) => key.split(' '));
    const source = rows.remember === undefined ? bare : lot;
    const found = await rows.rows<{ readonly place: number; readonly links: Link[] }>(texts.get(source) ?? '', [
      rows.tenantId,
      ...[0, 1, 2].map((part) => asked.map((parts) => parts[part])),
    ]);
    return new Map(found.map(({ place, links: page }) => [keys[place - 1] ?? '', readLinks(source, page, rows.remember)]));
  };
}

function pagesOfLinks(walking: Walking, lot: Source): string {
  return `/* ${walking.name} */ select pages.place, ${linksInJson(walking, lot, 'select pages.lot_id, pages.page, pages.after')} as links
    from unnest($2::bigint[], $3::int[], $4::bigint[]) with ordinality as pages (lot_id, page, after, place)`;
}

/** As JSON tells it: an instant as PostgreSQL writes it. */
type Link = { -readonly [Field in keyof GenealogyLink]: GenealogyLink[Field] };

/** The links of one page; `asked` selects its lot_id, page and after. Offset 0: looked up one by one, since a planner that does not know how many links come would read all lots. */
function linksInJson({ from, to }: Walking, lot: Source, asked: string): string {
  const unitOf = (
    lotId: string,
  ): string => `cross join lateral (select i.base_unit as unit from lot p join item i on i.tenant_id = p.tenant_id and i.id = p.item_id
      where p.tenant_id = $1 and p.id = ${lotId} offset 0) u`;
  const isParentAsked = from === 'parent_lot_id';
  return `(select coalesce(json_agg(r), '[]') from (
    select e.id as "linkId", e.parent_lot_id as "parentLotId", e.child_lot_id as "childLotId", e.quantity::text as quantity, u.unit,
      e.occurred_at::text as "occurredAt", o.*
    from (${asked}) asked
    ${isParentAsked ? unitOf('asked.lot_id') : ''}
    cross join lateral (select * from genealogy_edge g where g.tenant_id = $1 and g.${from} = asked.lot_id and g.id > asked.after
      order by g.id limit asked.page + 1) e
    cross join lateral (select ${columnsInJson(lot)}${carriedColumns(lot.carried ?? [])} from ${lot.from} where l.tenant_id = $1 and l.id = e.${to} offset 0) o
    ${isParentAsked ? '' : unitOf('e.parent_lot_id')}
    order by e.id) r)`;
}

function readLinks(lot: Source, links: Link[], remember: Remember | undefined): readonly GenealogyLink[] {
  for (const link of links) link.occurredAt = isoInstant(link.occurredAt);
  readJson(lot, links, remember);
  return links;
}

function counts(name: string, column: string): BatchQuery<number, number> {
  return async (rows, lotIds) => {
    if (rows.partnerId !== undefined) return new Map();
    const found = await rows.rows<{ lotId: number; count: number }>(
      `/* ${name} */ select g.${column} as "lotId", count(*) as count from genealogy_edge g
       where g.tenant_id = $1 and g.${column} = any($2::bigint[]) group by g.${column}`,
      [rows.tenantId, lotIds],
    );
    return new Map(found.map(({ lotId, count }) => [lotId, count]));
  };
}
