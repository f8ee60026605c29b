import type { Package, Shipment, ShipmentLine, TrackingEvent } from '../../domain/shipping/shipment.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';

/** A shipment as queries read it (src/domain/shipping/shipment.ts). */
export const SHIPMENT_SOURCE = {
  alias: 's',
  from: 'shipment s',
  columns: `s.id, s.public_id as "publicId", s.shipment_number as "shipmentNumber", s.order_id as "orderId", s.customer_id as "customerId",
    s.ship_to_id as "shipToId", s.site_id as "siteId", s.carrier_id as "carrierId", s.service, s.tracking_number as "trackingNumber",
    s.bill_of_lading as "billOfLading", s.status, s.shipped_at as "shippedAt", s.delivered_at as "deliveredAt", s.version`,
  forPartners: { condition: granted('shipment', 's.id') },
  inJson: { shippedAt: 'instant', deliveredAt: 'instant' },
} as const satisfies Source;

export const shipmentsByPublicId = rowsBy<string, Shipment>(SHIPMENT_SOURCE, {
  name: 'shipmentsByPublicId',
  column: 's.public_id',
  type: 'uuid',
  key: (shipment) => shipment.publicId,
});

export const shipmentsById = rowsBy<number, Shipment>(SHIPMENT_SOURCE, {
  name: 'shipmentsById',
  column: 's.id',
  type: 'bigint',
  key: (shipment) => shipment.id,
});

/** What left for each order, oldest first. */
export const shipmentsByOrder = groupsBy<number, Shipment>(SHIPMENT_SOURCE, {
  name: 'shipmentsByOrder',
  column: 's.order_id',
  type: 'bigint',
  key: (shipment) => shipment.orderId,
  orderBy: 's.order_id, s.id',
});

export const SHIPMENT_LINE_SOURCE = {
  alias: 'l',
  from: 'shipment_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id',
  columns: `l.id, l.public_id as "publicId", l.shipment_id as "shipmentId", l.order_line_id as "orderLineId", l.package_id as "packageId",
    l.item_id as "itemId", l.lot_id as "lotId", l.quantity, i.base_unit as "baseUnit"`,
  forPartners: { condition: granted('shipment', 'l.shipment_id') },
  inJson: { quantity: 'decimal' },
} as const satisfies Source;

export const shipmentLinesByPublicId = rowsBy<string, ShipmentLine>(SHIPMENT_LINE_SOURCE, {
  name: 'linesOfShipmentsByPublicId',
  column: 'l.public_id',
  type: 'uuid',
  key: (line) => line.publicId,
});

/** The lots in each shipment, line by line. */
export const linesByOutboundShipment = groupsBy<number, ShipmentLine>(SHIPMENT_LINE_SOURCE, {
  name: 'linesByOutboundShipment',
  column: 'l.shipment_id',
  type: 'bigint',
  key: (line) => line.shipmentId,
  orderBy: 'l.shipment_id, l.id',
});

/** The lots in each package, once it has left. */
export const linesByPackage = groupsBy<number, ShipmentLine>(SHIPMENT_LINE_SOURCE, {
  name: 'linesByPackage',
  column: 'l.package_id',
  type: 'bigint',
  key: (line) => line.packageId as number,
  orderBy: 'l.package_id, l.id',
});

const PACKAGE_SOURCE = {
  alias: 'p',
  from: 'package p',
  columns: `p.id, p.public_id as "publicId", p.order_id as "orderId", p.code, p.kind, p.tracking_number as "trackingNumber", p.shipment_id as "shipmentId",
    p.status, p.packed_at as "packedAt", p.delivered_at as "deliveredAt", p.version`,
  forPartners: { condition: granted('shipment', 'p.shipment_id') },
  inJson: { packedAt: 'instant', deliveredAt: 'instant' },
} as const satisfies Source;

export const packagesByPublicId = rowsBy<string, Package>(PACKAGE_SOURCE, {
  name: 'packagesByPublicId',
  column: 'p.public_id',
  type: 'uuid',
  key: (each) => each.publicId,
});

export const packagesById = rowsBy<number, Package>(PACKAGE_SOURCE, {
  name: 'packagesById',
  column: 'p.id',
  type: 'bigint',
  key: (each) => each.id,
});

/** What each order was packed in, left or not. */
export const packagesByOrder = groupsBy<number, Package>(PACKAGE_SOURCE, {
  name: 'packagesByOrder',
  column: 'p.order_id',
  type: 'bigint',
  key: (each) => each.orderId,
  orderBy: 'p.order_id, p.id',
});

export const packagesByShipment = groupsBy<number, Package>(PACKAGE_SOURCE, {
  name: 'packagesByShipment',
  column: 'p.shipment_id',
  type: 'bigint',
  key: (each) => each.shipmentId as number,
  orderBy: 'p.shipment_id, p.id',
});

/** What carriers said. Closed to partners. */
const TRACKING_SOURCE = {
  alias: 't',
  from: 'tracking_event t',
  columns: `t.id, t.public_id as "publicId", t.tracking_number as "trackingNumber", t.source, t.external_id as "externalId", t.status, t.note,
    t.signed_by as "signedBy", t.occurred_at as "occurredAt", t.recorded_at as "recordedAt"`,
  inJson: { occurredAt: 'instant', recordedAt: 'instant' },
} as const satisfies Source;

export const trackingEventsByPublicId = rowsBy<string, TrackingEvent>(TRACKING_SOURCE, {
  name: 'trackingEventsByPublicId',
  column: 't.public_id',
  type: 'uuid',
  key: (event) => event.publicId,
});

/** What was said of each number, as it happened. */
export const trackingEventsByNumber = groupsBy<string, TrackingEvent>(TRACKING_SOURCE, {
  name: 'trackingEventsByNumber',
  column: 't.tracking_number',
  type: 'text',
  key: (event) => event.trackingNumber,
  orderBy: 't.tracking_number, t.occurred_at, t.id',
});
