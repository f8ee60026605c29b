import type { Shipment, ShipmentLine } from '../../domain/shipping/shipment.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, idField, referenceField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { SHIPMENT_LINE_SOURCE, SHIPMENT_SOURCE } from './shipmentLookUps.js';

export const SHIPMENT_ORDERS = ['RECORDED', 'RECORDED_DESCENDING'] as const;
export type ShipmentOrder = (typeof SHIPMENT_ORDERS)[number];

export const shipments: Listing<Shipment, ShipmentOrder> = {
  ...SHIPMENT_SOURCE,
  name: 'shipments',
  filters: {
    id: idField('s.public_id', ID_PREFIXES.shipment),
    status: codeField('s.status'),
    customer: referenceField({ column: 's.customer_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
    order: referenceField({ column: 's.order_id', table: 'demand_order', idPrefix: ID_PREFIXES.order }),
    shipmentNumber: textField('s.shipment_number'),
    trackingNumber: textField('s.tracking_number'),
  },
  orders: { RECORDED: 'id', RECORDED_DESCENDING: 'idDescending' },
};

/** Which lots went to whom, line by line. */
export const shippedLots: Listing<ShipmentLine, ShipmentOrder> = {
  ...SHIPMENT_LINE_SOURCE,
  name: 'shippedLots',
  filters: {
    id: idField('l.public_id', ID_PREFIXES.shipmentLine),
    customer: referenceField({ column: 'l.customer_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
    shipTo: referenceField({ column: 'l.ship_to_id', table: 'partner_location', idPrefix: ID_PREFIXES.partnerLocation }),
    lot: referenceField({ column: 'l.lot_id', table: 'lot', idPrefix: ID_PREFIXES.lot }),
    item: referenceField({ column: 'l.item_id', table: 'item', idPrefix: ID_PREFIXES.item }),
  },
  orders: { RECORDED: 'id', RECORDED_DESCENDING: 'idDescending' },
};
