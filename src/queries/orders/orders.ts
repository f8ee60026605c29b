import type { Order } from '../../domain/order/order.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, dateField, idField, referenceField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { ORDER_SOURCE } from './orderSource.js';

export const ORDER_ORDERS = ['PLACED', 'PLACED_DESCENDING', 'SHIP_ON'] as const;
export type OrderOrder = (typeof ORDER_ORDERS)[number];

export const orders: Listing<Order, OrderOrder> = {
  ...ORDER_SOURCE,
  name: 'orders',
  filters: {
    id: idField('o.public_id', ID_PREFIXES.order),
    status: codeField('o.status'),
    customer: referenceField({ column: 'o.customer_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
    externalId: textField('o.external_id'),
    shipOn: dateField('o.ship_on'),
  },
  orders: {
    PLACED: 'id',
    PLACED_DESCENDING: 'idDescending',
    SHIP_ON: { column: 'o.ship_on', type: 'date', field: 'shipOn' },
  },
};
