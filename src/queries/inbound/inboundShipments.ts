import type { ExpectedShipment } from '../../domain/inbound/expectedShipment.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, dateField, idField, referenceField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { SHIPMENT_SOURCE } from './shipmentSource.js';

export const INBOUND_SHIPMENT_ORDERS = ['RECORDED', 'RECORDED_DESCENDING'] as const;
export type InboundShipmentOrder = (typeof INBOUND_SHIPMENT_ORDERS)[number];

export const inboundShipments: Listing<ExpectedShipment, InboundShipmentOrder> = {
  ...SHIPMENT_SOURCE,
  name: 'inboundShipments',
  filters: {
    id: idField('s.public_id', ID_PREFIXES.inboundShipment),
    status: codeField('s.status'),
    supplier: referenceField({ column: 's.supplier_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
    shipmentNumber: textField('s.shipment_number'),
    expectedOn: dateField('s.expected_on'),
  },
  orders: { RECORDED: 'id', RECORDED_DESCENDING: 'idDescending' },
};
