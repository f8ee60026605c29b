import type { Rows } from '../../platform/database/rows.js';
import { BLOCK_BITS } from '../../domain/stock/availability.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { ItemAtSite } from '../locks.js';

export interface HeldBack {
  /** On hand and neither allocated nor free: on hold, as a whole or in part. */
  readonly held: string;
  /** Last usable day of the lot that expires next among what lies there; null when nothing there expires. */
  readonly nextLotExpiresOn: LocalDate | null;
}

/** Beside what is free: what a refusal tells of each item at its site. */
export async function heldBack(
  rows: Rows,
  keys: readonly (ItemAtSite & { readonly siteToday: LocalDate })[],
): Promise<readonly HeldBack[]> {
  return await rows.rows<HeldBack>(
    `/* heldBack */ select coalesce(sum(case when b.blocked_bits & ${BLOCK_BITS.ON_HOLD} > 0 then b.on_hand - b.allocated else b.held end), 0) as held,
       min(b.usable_through) filter (where b.usable_through <> 'infinity') as "nextLotExpiresOn"
     from unnest($2::bigint[], $3::bigint[], $4::date[]) with ordinality as k (item_id, site_id, today, ordinal)
     left join balance b on b.tenant_id = $1 and b.item_id = k.item_id and b.site_id = k.site_id and b.stored and b.on_hand > 0
       and b.usable_through >= k.today
     group by k.ordinal order by k.ordinal`,
    [rows.tenantId, keys.map((key) => key.itemId), keys.map((key) => key.siteId), keys.map((key) => key.siteToday)],
  );
}
