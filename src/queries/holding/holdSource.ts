import type { Source } from '../shared/lookUp.js';

/** A hold as queries read it (src/domain/holding/hold.ts), with the unit of its quantity. */
export const HOLD_SOURCE = {
  alias: 'h',
  from: 'hold h join lot hl on hl.tenant_id = h.tenant_id and hl.id = h.lot_id join item hi on hi.tenant_id = hl.tenant_id and hi.id = hl.item_id',
  columns: `h.id, h.public_id as "publicId", h.type, h.scope, h.lot_id as "lotId", h.site_id as "siteId", h.bin_id as "binId", h.quantity,
    hi.base_unit as "baseUnit", h.reason_code as "reasonCode", h.reason_note as "reasonNote", h.placed_at as "placedAt",
    h.released_at as "releasedAt", h.release_reason_code as "releaseReasonCode", h.version`,
} as const satisfies Source;
