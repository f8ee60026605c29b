import type { Order, OrderLine } from '../../domain/order/order.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';
import { ORDER_SOURCE } from './orderSource.js';

export const ordersByPublicId = rowsBy<string, Order>(ORDER_SOURCE, {
  name: 'ordersByPublicId',
  column: 'o.public_id',
  type: 'uuid',
  key: (order) => order.publicId,
});

export const ordersById = rowsBy<number, Order>(ORDER_SOURCE, {
  name: 'ordersById',
  column: 'o.id',
  type: 'bigint',
  key: (order) => order.id,
});

const LINE_SOURCE = {
  alias: 'l',
  from: 'demand_order_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id',
  columns: `l.id, l.public_id as "publicId", l.order_id as "orderId", l.line_number as "lineNumber", l.item_id as "itemId", i.base_unit as "baseUnit",
    l.quantity, l.allocated, l.shipped`,
  forPartners: { condition: granted('order', 'l.order_id') },
} as const satisfies Source;

/** The lines of each order, by number. */
export const linesByOrder = groupsBy<number, OrderLine>(LINE_SOURCE, {
  name: 'linesByOrder',
  column: 'l.order_id',
  type: 'bigint',
  key: (line) => line.orderId,
  orderBy: 'l.order_id, l.line_number',
});

export const orderLinesByPublicId = rowsBy<string, OrderLine>(LINE_SOURCE, {
  name: 'orderLinesByPublicId',
  column: 'l.public_id',
  type: 'uuid',
  key: (line) => line.publicId,
});

export const orderLinesById = rowsBy<number, OrderLine>(LINE_SOURCE, {
  name: 'orderLinesById',
  column: 'l.id',
  type: 'bigint',
  key: (line) => line.id,
});
