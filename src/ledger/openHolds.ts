import type { Rows } from '../platform/database/rows.js';
import type { HoldScope, HoldType } from '../domain/holding/hold.js';

/** An open hold as the ledger sees it. */
export interface OpenHold {
  readonly id: number;
  readonly publicId: string;
  readonly type: HoldType;
  readonly scope: HoldScope;
  readonly lotId: number;
  readonly siteId: number | null;
  readonly binId: number | null;
  readonly quantity: string | null;
}

export async function loadOpenHolds(rows: Rows, lotIds: readonly number[]): Promise<readonly OpenHold[]> {
  return await rows.rows<OpenHold>(
    `/* openHolds */ select id, public_id as "publicId", type, scope, lot_id as "lotId", site_id as "siteId", bin_id as "binId", quantity
     from hold where tenant_id = $1 and lot_id = any($2::bigint[]) and released_at is null order by id`,
    [rows.tenantId, lotIds],
  );
}

/** Holds that stop all of a balance; quantity holds stand in the balance's `held`. */
export function holdsCovering(
  holds: readonly OpenHold[],
  place: { readonly lotId: number; readonly siteId: number; readonly binId: number },
): readonly OpenHold[] {
  return holds.filter(
    (hold) =>
      hold.lotId === place.lotId &&
      (hold.scope === 'LOT' ||
        (hold.scope === 'LOT_SITE' && hold.siteId === place.siteId) ||
        (hold.scope === 'LOT_BIN' && hold.binId === place.binId)),
  );
}
