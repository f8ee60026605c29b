import type { ReceiptOfShipment, ReceivedLine, RecordedDiscrepancy } from '../../domain/inbound/expectedShipment.js';
import { groupsBy } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';

const ofGrantedShipment = granted('inboundShipment', 'r.inbound_shipment_id');

/** What was received of each shipment, oldest first. */
export const receiptsByShipment = groupsBy<number, ReceiptOfShipment>(
  {
    alias: 'r',
    from: 'receipt r',
    columns:
      'r.id, r.public_id as "publicId", r.inbound_shipment_id as "inboundShipmentId", r.site_id as "siteId", r.occurred_at as "occurredAt"',
    forPartners: { condition: ofGrantedShipment },
  },
  {
    name: 'receiptsByShipment',
    column: 'r.inbound_shipment_id',
    type: 'bigint',
    key: (receipt) => receipt.inboundShipmentId,
    orderBy: 'r.inbound_shipment_id, r.id',
  },
);

export const linesByReceipt = groupsBy<number, ReceivedLine>(
  {
    alias: 'l',
    from: `receipt_line l join lot o on o.tenant_id = l.tenant_id and o.id = l.lot_id join item i on i.tenant_id = o.tenant_id and i.id = o.item_id`,
    columns: `l.id, l.public_id as "publicId", l.receipt_id as "receiptId", l.line_number as "lineNumber", l.lot_id as "lotId", l.bin_id as "binId",
      l.quantity, i.base_unit as "baseUnit"`,
    forPartners: {
      // Goods without lot control lie in a lot that every supplier fills: their lines are nobody's.
      condition: (partner) => `${granted('lot', 'l.lot_id')(partner)}
        and l.receipt_id in (select r.id from receipt r where r.tenant_id = $1 and ${ofGrantedShipment(partner)})`,
      // Not the bin.
      columns: `l.id, l.public_id as "publicId", l.receipt_id as "receiptId", l.line_number as "lineNumber", l.lot_id as "lotId", l.quantity,
        i.base_unit as "baseUnit"`,
    },
  },
  { name: 'linesByReceipt', column: 'l.receipt_id', type: 'bigint', key: (line) => line.receiptId, orderBy: 'l.receipt_id, l.line_number' },
);

const DISCREPANCY_SOURCE = {
  alias: 'd',
  from: `receiving_discrepancy d join receipt r on r.tenant_id = d.tenant_id and r.id = d.receipt_id
    left join inbound_shipment_line l on l.tenant_id = d.tenant_id and l.id = d.inbound_shipment_line_id
    left join receipt_line e on e.tenant_id = d.tenant_id and e.id = d.receipt_line_id
    left join lot o on o.tenant_id = e.tenant_id and o.id = e.lot_id
    left join item i on i.tenant_id = d.tenant_id and i.id = coalesce(l.item_id, o.item_id)`,
  columns: `d.id, d.public_id as "publicId", d.receipt_id as "receiptId", r.inbound_shipment_id as "inboundShipmentId",
    d.inbound_shipment_line_id as "inboundShipmentLineId", d.type, d.quantity, i.base_unit as "baseUnit", d.expected, d.seen,
    d.recorded_at as "recordedAt"`,
  forPartners: { condition: ofGrantedShipment },
};

/** Where what came of each shipment differs from what it announced, oldest first. */
export const discrepanciesByShipment = groupsBy<number, RecordedDiscrepancy>(DISCREPANCY_SOURCE, {
  name: 'discrepanciesByShipment',
  column: 'r.inbound_shipment_id',
  type: 'bigint',
  key: (discrepancy) => discrepancy.inboundShipmentId,
  orderBy: 'r.inbound_shipment_id, d.id',
});
