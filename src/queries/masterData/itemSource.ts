import type { Source } from '../shared/lookUp.js';
import { grantedOrSold } from '../shared/partnerWall.js';

/** An item as queries read it (src/domain/item/item.ts). */
export const ITEM_SOURCE = {
  alias: 'i',
  from: 'item i',
  columns: `i.id, i.public_id as "publicId", i.sku, i.name, i.base_unit as "baseUnit", i.scale, i.lot_controlled as "lotControlled",
    i.shelf_life_days as "shelfLifeDays", i.inspection_required as "inspectionRequired", i.blocks_on_best_before as "blocksOnBestBefore",
    i.near_expiry_days as "nearExpiryDays", i.expiry_alert_days as "expiryAlertDays",
    i.transformation_tolerance_percent as "transformationTolerancePercent",
    i.allocation_strategy as "allocationStrategy", i.allocation_pack_unit as "allocationPackUnit", i.retired_on as "retiredOn", i.version`,
  inJson: { transformationTolerancePercent: 'decimal' },
  forPartners: {
    condition: grantedOrSold('item', 'i.id'),
    columns: 'i.id, i.public_id as "publicId", i.sku, i.name, i.base_unit as "baseUnit", i.scale',
  },
} as const satisfies Source;
