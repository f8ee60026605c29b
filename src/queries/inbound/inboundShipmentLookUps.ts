import type { ExpectedHandlingUnit, ExpectedLine, ExpectedShipment } from '../../domain/inbound/expectedShipment.js';
import { groupsBy, rowsBy } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';
import { SHIPMENT_SOURCE } from './shipmentSource.js';

export const inboundShipmentsByPublicId = rowsBy<string, ExpectedShipment>(SHIPMENT_SOURCE, {
  name: 'inboundShipmentsByPublicId',
  column: 's.public_id',
  type: 'uuid',
  key: (shipment) => shipment.publicId,
});

export const inboundShipmentsById = rowsBy<number, ExpectedShipment>(SHIPMENT_SOURCE, {
  name: 'inboundShipmentsById',
  column: 's.id',
  type: 'bigint',
  key: (shipment) => shipment.id,
});

const LINE_SOURCE = {
  alias: 'l',
  from: 'inbound_shipment_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id',
  columns: `l.id, l.public_id as "publicId", l.shipment_id as "shipmentId", l.line_number as "lineNumber", l.item_id as "itemId",
    i.base_unit as "baseUnit", l.quantity, l.received, l.announced_quantity as "announcedQuantity",
    l.announced_unit as "announcedUnit", l.purchase_order_number as "purchaseOrderNumber", l.supplier_lot_number as "supplierLotNumber",
    l.expires_on as "expiresOn", l.best_before_on as "bestBeforeOn", l.manufactured_on as "manufacturedOn", l.packed_on as "packedOn",
    l.country_of_origin as "countryOfOrigin", l.traceability_lot_code as "traceabilityLotCode",
    l.traceability_lot_code_source as "traceabilityLotCodeSource", l.handling_unit_code as "handlingUnitCode", l.hl_path as "hlPath", l.description`,
  forPartners: { condition: granted('inboundShipment', 'l.shipment_id') },
};

/** The lines of each shipment, in document order. */
export const linesByShipment = groupsBy<number, ExpectedLine>(LINE_SOURCE, {
  name: 'linesByShipment',
  column: 'l.shipment_id',
  type: 'bigint',
  key: (line) => line.shipmentId,
  orderBy: 'l.shipment_id, l.line_number',
});

export const linesByPublicId = rowsBy<string, ExpectedLine>(LINE_SOURCE, {
  name: 'shipmentLinesByPublicId',
  column: 'l.public_id',
  type: 'uuid',
  key: (line) => line.publicId,
});

export const linesById = rowsBy<number, ExpectedLine>(LINE_SOURCE, {
  name: 'shipmentLinesById',
  column: 'l.id',
  type: 'bigint',
  key: (line) => line.id,
});

/** Pallets and packages of each shipment, as they were announced. */
export const handlingUnitsByShipment = groupsBy<number, ExpectedHandlingUnit>(
  {
    alias: 'u',
    from: 'inbound_handling_unit u',
    columns: 'u.shipment_id as "shipmentId", u.code, u.kind, u.parent_code as "parentCode"',
    forPartners: { condition: granted('inboundShipment', 'u.shipment_id') },
  },
  {
    name: 'handlingUnitsByShipment',
    column: 'u.shipment_id',
    type: 'bigint',
    key: (unit) => unit.shipmentId,
    orderBy: 'u.shipment_id, u.id',
  },
);

/** Shipments that announced each handling unit, newest first: an SSCC may be announced again once it is free. */
export const shipmentsByHandlingUnit = groupsBy<string, ExpectedShipment & { readonly announcedCode: string }>(
  {
    ...SHIPMENT_SOURCE,
    from: 'inbound_handling_unit u join inbound_shipment s on s.tenant_id = u.tenant_id and s.id = u.shipment_id',
    columns: `${SHIPMENT_SOURCE.columns}, u.code as "announcedCode"`,
  },
  {
    name: 'shipmentsByHandlingUnit',
    column: 'u.code',
    type: 'text',
    key: (shipment) => shipment.announcedCode,
    orderBy: 's.id desc',
  },
);
