import type { Source } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';

/** A lot as queries read it (src/domain/lot/lot.ts). */
export const LOT_SOURCE = {
  alias: 'l',
  from: 'lot l',
  columns: `l.id, l.public_id as "publicId", l.item_id as "itemId", l.supplier_id as "supplierId", l.lot_number as "lotNumber",
    l.supplier_lot_number as "supplierLotNumber", l.traceability_lot_code as "traceabilityLotCode",
    l.traceability_lot_code_source as "traceabilityLotCodeSource", l.manufactured_on as "manufacturedOn", l.expires_on as "expiresOn",
    l.best_before_on as "bestBeforeOn", l.retest_on as "retestOn", l.country_of_origin as "countryOfOrigin", l.quality,
    l.usable_through as "usableThrough", l.created_at as "createdAt", l.version`,
  inJson: { createdAt: 'instant' },
  forPartners: { condition: granted('lot', 'l.id') },
} as const satisfies Source;
