import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';

/** What is allocated of stock that an open hold stops. */
export interface AllocationUnderHold {
  readonly holdId: number;
  readonly lotId: number;
  readonly lotNumber: string;
  readonly siteId: number;
  readonly allocation: string;
  readonly order: string;
  /** Days that the lot is usable for still, by the site's calendar; null when it does not expire. */
  readonly daysLeft: number | null;
}

/**
 * Live allocations of the stock that each hold covers, oldest first. A quantity that is held back hits those of its balances that have more allocated
 * than is left. The caller has locked the lots and their balances.
 */
export async function allocationsUnderHolds(work: UnitOfWork, holdIds: readonly number[]): Promise<readonly AllocationUnderHold[]> {
  if (holdIds.length === 0) return [];
  const rows = await work.rows<Omit<AllocationUnderHold, 'allocation' | 'order'> & { readonly uuid: string; readonly orderUuid: string }>(
    `/* allocationsUnderHolds */ select h.id as "holdId", b.lot_id as "lotId", lot.lot_number as "lotNumber", b.site_id as "siteId", a.public_id as uuid, o.public_id as "orderUuid",
       case when isfinite(b.usable_through) then b.usable_through - ($3::timestamptz at time zone s.time_zone)::date end as "daysLeft"
     from hold h
     join balance b on b.tenant_id = h.tenant_id and b.lot_id = h.lot_id and b.allocated > 0
       and (case h.scope when 'LOT' then true when 'LOT_SITE' then b.site_id = h.site_id else b.bin_id = h.bin_id end)
     join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
     join site s on s.tenant_id = b.tenant_id and s.id = b.site_id
     join allocation a on a.tenant_id = b.tenant_id and a.balance_id = b.id and a.ended_at is null
     join demand_order_line l on l.tenant_id = a.tenant_id and l.id = a.order_line_id
     join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where h.tenant_id = $1 and h.id = any($2::bigint[]) and h.released_at is null and (h.scope <> 'QUANTITY' or (b.allocated > b.on_hand - b.held
       and exists (select from hold_quantity q where q.tenant_id = h.tenant_id and q.hold_id = h.id and q.balance_id = b.id)))
     order by h.id, a.id`,
    [work.tenantId, holdIds, work.now],
  );
  return rows.map(({ uuid, orderUuid, ...row }) => ({
    ...row,
    allocation: encodeTypeId(ID_PREFIXES.allocation, uuid),
    order: encodeTypeId(ID_PREFIXES.order, orderUuid),
  }));
}
