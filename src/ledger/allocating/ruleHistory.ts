import type { Rows } from '../../platform/database/rows.js';
import { STATE_CODES } from '../../domain/allocation/allocation.js';
import type { LocalDate } from '../../domain/shared/dates.js';

/** What a line wants, and where it goes. */
export interface LineAsked {
  readonly customerId: number;
  readonly shipToId: number | null;
  readonly itemId: number;
  /** undefined: the order is not kept yet. */
  readonly orderId: number | undefined;
}

/** Of each line, the last usable day of the freshest lot of its item that ever went to the same place; null before the first. */
export async function lastShippedThrough(rows: Rows, lines: readonly LineAsked[]): Promise<readonly (LocalDate | null)[]> {
  if (lines.length === 0) return [];
  const found = await rows.rows<{ readonly through: LocalDate | null }>(
    `/* lastShippedThrough */ select s.through from unnest($2::bigint[], $3::bigint[], $4::bigint[]) with ordinality as k (customer_id, place_id, item_id, ordinal)
     cross join lateral (
       select max(lot.usable_through) as through from demand_order o
       join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id and l.item_id = k.item_id
       join allocation a on a.tenant_id = l.tenant_id and a.order_line_id = l.id and a.state = ${STATE_CODES.SHIPPED}
       join lot on lot.tenant_id = a.tenant_id and lot.id = a.lot_id and lot.usable_through <> 'infinity'
       where o.tenant_id = $1 and o.customer_id = k.customer_id and coalesce(o.ship_to_id, 0) = k.place_id) as s
     order by k.ordinal`,
    [rows.tenantId, lines.map((line) => line.customerId), lines.map((line) => line.shipToId ?? 0), lines.map((line) => line.itemId)],
  );
  return found.map(({ through }) => through);
}

/** Of each line, the lots of its item that its order has already, in the order in which they were recorded: bound, picked, packed or shipped. */
export async function lotsOfOrders(rows: Rows, lines: readonly LineAsked[]): Promise<readonly (readonly number[])[]> {
  if (lines.length === 0) return [];
  const { HARD, PICKED, PACKED, SHIPPED } = STATE_CODES;
  const found = await rows.rows<{ readonly lotIds: readonly number[] }>(
    `/* lotsOfOrders */ select array(
       select distinct a.lot_id from demand_order_line l join allocation a on a.tenant_id = l.tenant_id and a.order_line_id = l.id
       where l.tenant_id = $1 and l.order_id = k.order_id and l.item_id = k.item_id and a.state in (${HARD}, ${PICKED}, ${PACKED}, ${SHIPPED})
       order by a.lot_id) as "lotIds"
     from unnest($2::bigint[], $3::bigint[]) with ordinality as k (order_id, item_id, ordinal) order by k.ordinal`,
    [rows.tenantId, lines.map((line) => line.orderId ?? null), lines.map((line) => line.itemId)],
  );
  return found.map(({ lotIds }) => lotIds);
}
