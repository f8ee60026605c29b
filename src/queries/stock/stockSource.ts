import type { Source } from '../shared/lookUp.js';

/** Stored balances with something on hand (src/domain/stock/stockBalance.ts). */
export const STOCK_SOURCE = {
  alias: 's',
  from: `balance s join item si on si.tenant_id = s.tenant_id and si.id = s.item_id join site ss on ss.tenant_id = s.tenant_id and ss.id = s.site_id
    left join handling_unit sh on sh.tenant_id = s.tenant_id and sh.id = s.handling_unit_id`,
  columns: `s.id, s.lot_id as "lotId", s.bin_id as "binId", s.item_id as "itemId", s.site_id as "siteId", s.condition, s.ownership, s.owner_id as "ownerId",
    sh.code as "handlingUnit", s.on_hand as "onHand", s.allocated, s.held, s.blocked_bits as "blockedBits", s.usable_through as "usableThrough",
    si.base_unit as "baseUnit", si.near_expiry_days as "nearExpiryDays", ss.time_zone as "timeZone", s.version`,
  inJson: { onHand: 'decimal', allocated: 'decimal', held: 'decimal' },
} as const satisfies Source;

/** Beside the index of each filter: rows that once held something and hold nothing now are no stock. */
export const HAS_STOCK = 's.stored and s.on_hand > 0';
