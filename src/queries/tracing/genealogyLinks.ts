import type { Lot } from '../../domain/lot/lot.js';
import { LOT_SOURCE } from '../lots/lotSource.js';
import type { BatchQuery, Source, WideQuery } from '../shared/lookUp.js';
import { narrowed } from '../shared/narrowed.js';

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

/**
 * Pages of links in the order they were recorded, with one link more than asked where there is one. Closed to partners. `only`: with these
 * fields of the lot at the other end.
 */
export const linksOf: Readonly<Record<LinkDirection, WideQuery<string, readonly GenealogyLink[]>>> = {
  downstream: wideLinks({ name: 'madeInto', from: 'parent_lot_id', to: 'child_lot_id' }),
  upstream: wideLinks({ name: 'madeFrom', from: 'child_lot_id', to: 'parent_lot_id' }),
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

function wideLinks(walking: Walking): WideQuery<string, readonly GenealogyLink[]> {
  const byFields = new WeakMap<ReadonlySet<string>, BatchQuery<string, readonly GenealogyLink[]>>();
  const only = (fields: ReadonlySet<string>): BatchQuery<string, readonly GenealogyLink[]> => {
    const known = byFields.get(fields) ?? links(walking, narrowed<Source>(LOT_SOURCE, new Set([...fields, 'id'])));
    byFields.set(fields, known);
    return known;
  };
  return Object.assign(links(walking, LOT_SOURCE), { only });
}

function links({ name, from, to }: Walking, lot: Source): BatchQuery<string, readonly GenealogyLink[]> {
  return async (rows, keys) => {
    const pages = new Map<string, GenealogyLink[]>(keys.map((key) => [key, []]));
    if (rows.partnerId !== undefined) return pages;
    const asked = keys.map((key) => key.split(' '));
    // Offset 0: looked up one by one, since a planner that does not know how many links come would read all lots.
    const found = await rows.rows<GenealogyLink & { readonly place: number }>(
      `/* ${name} */ select asked.place, e.id as "linkId", e.parent_lot_id as "parentLotId", e.child_lot_id as "childLotId", e.quantity,
         u.unit, e.occurred_at as "occurredAt", o.*
       from unnest($2::bigint[], $3::int[], $4::bigint[]) with ordinality as asked (lot_id, page, after, place)
       cross join lateral (select * from genealogy_edge g where g.tenant_id = $1 and g.${from} = asked.lot_id and g.id > asked.after
         order by g.id limit asked.page + 1) e
       cross join lateral (select ${lot.columns} from ${lot.from} where l.tenant_id = $1 and l.id = e.${to} offset 0) o
       cross join lateral (select i.base_unit as unit from lot p join item i on i.tenant_id = p.tenant_id and i.id = p.item_id
         where p.tenant_id = $1 and p.id = e.parent_lot_id offset 0) u
       order by asked.place, e.id`,
      [rows.tenantId, ...[0, 1, 2].map((part) => asked.map((parts) => parts[part]))],
    );
    for (const link of found) pages.get(keys[link.place - 1] ?? '')?.push(link);
    return pages;
  };
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
