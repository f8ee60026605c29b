import type { Rows } from '../../platform/database/rows.js';
import { siteToday } from '../../platform/clock.js';

/** What an item comes to, over one site or all. Decimal text in the item's base unit. onHand = available + allocated + blocked, without transit. */
export interface InventoryPosition {
  readonly itemId: number;
  readonly siteId: number | null;
  readonly unit: string;
  readonly onHand: string;
  readonly available: string;
  readonly allocated: string;
  /** On hand, not allocated, and not available: on hold, waiting, expired, damaged, or in a bin nobody picks from. */
  readonly blocked: string;
  readonly inTransit: string;
  /** Announced and not yet received. */
  readonly expected: string;
}

export interface PositionRequest {
  readonly itemId: number;
  readonly unit: string;
  readonly siteId: number | null;
  readonly now: string;
}

interface SiteDay {
  readonly id: number;
  readonly timeZone: string;
}

/** The numbers come from the rows that the one predicate wrote; the day is each site's own. */
export async function inventoryPosition(rows: Rows, request: PositionRequest): Promise<InventoryPosition> {
  const sites = await rows.rows<SiteDay>(
    `/* sitesOfPosition */ select id, time_zone as "timeZone" from site where tenant_id = $1 and ($2::bigint is null or id = $2)`,
    [rows.tenantId, request.siteId],
  );
  const [sums] = await rows.rows<Omit<InventoryPosition, 'itemId' | 'siteId' | 'unit' | 'expected'>>(
    `/* inventoryPosition */ with physical as (
       select b.on_hand, b.allocated, bin.kind = 'IN_TRANSIT' as in_transit,
         case when b.blocked_bits = 0 and b.usable_through >= d.today then greatest(b.on_hand - b.allocated - b.held, 0) else 0 end as available
       from unnest($3::bigint[], $4::date[]) as d (site_id, today)
       join balance b on b.tenant_id = $1 and b.item_id = $2 and b.site_id = d.site_id and b.stored
       join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
     )
     select coalesce(sum(on_hand) filter (where not in_transit), 0) as "onHand",
       coalesce(sum(available) filter (where not in_transit), 0) as available,
       coalesce(sum(allocated) filter (where not in_transit), 0) as allocated,
       coalesce(sum(on_hand - allocated - available) filter (where not in_transit), 0) as blocked,
       coalesce(sum(on_hand) filter (where in_transit), 0) as "inTransit"
     from physical`,
    [rows.tenantId, request.itemId, sites.map((site) => site.id), sites.map((site) => siteToday(request.now, site.timeZone))],
  );
  const [inbound] = await rows.rows<{ expected: string }>(
    `/* expectedOfItem */ select coalesce(sum(greatest(l.quantity - l.received, 0)), 0) as expected from inbound_shipment_line l
     join inbound_shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id
     where l.tenant_id = $1 and l.item_id = $2 and s.status in ('EXPECTED', 'PARTIALLY_RECEIVED') and ($3::bigint is null or s.site_id = $3)`,
    [rows.tenantId, request.itemId, request.siteId],
  );
  if (sums === undefined || inbound === undefined) throw new Error('a sum answers one row');
  return { itemId: request.itemId, siteId: request.siteId, unit: request.unit, ...sums, expected: inbound.expected };
}
