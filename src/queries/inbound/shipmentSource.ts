import type { Source } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';

/** An announced shipment as queries read it (src/domain/inbound/expectedShipment.ts). */
export const SHIPMENT_SOURCE = {
  alias: 's',
  from: 'inbound_shipment s',
  columns: `s.id, s.public_id as "publicId", s.supplier_id as "supplierId", s.shipment_number as "shipmentNumber", s.purpose, s.status,
    s.site_id as "siteId", s.shipped_on as "shippedOn", s.expected_on as "expectedOn", s.carrier_code as "carrierCode",
    s.bill_of_lading as "billOfLading", s.recorded_at as "recordedAt", s.version`,
  forPartners: { condition: granted('inboundShipment', 's.id') },
} as const satisfies Source;
