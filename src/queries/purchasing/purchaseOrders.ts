import type { PurchaseOrder, PurchaseOrderLine } from '../../domain/purchasing/purchaseOrder.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { idField, referenceField, textField } from '../shared/filter.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';

/** A purchase order as queries read it. Closed to partners. */
const PURCHASE_SOURCE = {
  alias: 'o',
  from: 'purchase_order o',
  columns: `o.id, o.public_id as "publicId", o.order_number as "orderNumber", o.supplier_id as "supplierId", o.site_id as "siteId",
    o.created_at as "createdAt", o.version`,
} satisfies Source;

export const PURCHASE_ORDER_ORDERS = ['CREATED', 'CREATED_DESCENDING'] as const;
export type PurchaseOrderOrder = (typeof PURCHASE_ORDER_ORDERS)[number];

export const purchaseOrders: Listing<PurchaseOrder, PurchaseOrderOrder> = {
  ...PURCHASE_SOURCE,
  name: 'purchaseOrders',
  filters: {
    id: idField('o.public_id', ID_PREFIXES.purchaseOrder),
    orderNumber: textField('o.order_number'),
    supplier: referenceField({ column: 'o.supplier_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
  },
  orders: { CREATED: 'id', CREATED_DESCENDING: 'idDescending' },
};

export const purchaseOrdersByPublicId = rowsBy<string, PurchaseOrder>(PURCHASE_SOURCE, {
  name: 'purchaseOrdersByPublicId',
  column: 'o.public_id',
  type: 'uuid',
  key: (order) => order.publicId,
});

const purchaseOrdersByNumber = rowsBy<string, PurchaseOrder>(PURCHASE_SOURCE, {
  name: 'purchaseOrdersByNumber',
  column: 'o.order_number',
  type: 'text',
  key: (order) => order.orderNumber,
});

/** Exactly one of: our id, or its number. */
export interface PurchaseOrderReference {
  readonly id?: string | null | undefined;
  readonly orderNumber?: string | null | undefined;
}

/** The purchase order, or undefined when there is none. */
export async function purchaseOrderByRef(rows: Rows, { id, orderNumber }: PurchaseOrderReference): Promise<PurchaseOrder | undefined> {
  if (orderNumber) return (await purchaseOrdersByNumber(rows, [orderNumber])).get(orderNumber);
  const uuid = id ? uuidOf(ID_PREFIXES.purchaseOrder, id) : undefined;
  return uuid === undefined ? undefined : (await purchaseOrdersByPublicId(rows, [uuid])).get(uuid);
}

const LINE_SOURCE = {
  alias: 'l',
  from: 'purchase_order_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id',
  columns: `l.id, l.public_id as "publicId", l.order_id as "orderId", l.line_number as "lineNumber", l.item_id as "itemId", i.base_unit as "baseUnit",
    l.quantity, l.received, l.expected_on as "expectedOn"`,
} satisfies Source;

/** The lines of each purchase order, by number. */
export const linesByPurchaseOrder = groupsBy<number, PurchaseOrderLine>(LINE_SOURCE, {
  name: 'linesByPurchaseOrder',
  column: 'l.order_id',
  type: 'bigint',
  key: (line) => line.orderId,
  orderBy: 'l.order_id, l.line_number',
});

export const purchaseOrderLinesByPublicId = rowsBy<string, PurchaseOrderLine>(LINE_SOURCE, {
  name: 'purchaseOrderLinesByPublicId',
  column: 'l.public_id',
  type: 'uuid',
  key: (line) => line.publicId,
});
