import type { Announcement } from '../../events/catalogue.js';
import { formatQuantity } from '../../domain/shared/quantity.js';
import type { OrderFacts } from './orderFacts.js';

export type OrderEventType =
  | 'OrderPlaced'
  | 'OrderAmended'
  | 'OrderCancelled'
  | 'OrderAllocated'
  | 'OrderPicked'
  | 'OrderPacked'
  | 'OrderShipped';

/** An order's event, with the order as it is since. Its customer hears of it too. */
export function orderAnnouncement(type: OrderEventType, order: OrderFacts): Announcement<OrderEventType> {
  return {
    type,
    payload: {
      order: order.publicId,
      source: order.source,
      externalId: order.externalId,
      status: order.status,
      customer: order.customer.publicId,
      shipOn: order.shipOn,
      version: order.version,
      lines: order.lines.map((line) => ({
        orderLine: line.publicId,
        lineNumber: line.lineNumber,
        item: line.item.publicId,
        unit: line.item.baseUnit,
        quantity: formatQuantity(line.quantity),
        allocated: formatQuantity(line.allocated),
        shipped: formatQuantity(line.shipped),
      })),
    },
    subjects: {
      order: [order.publicId],
      partner: [order.customer.publicId],
      item: [...new Set(order.lines.map((line) => line.item.publicId))],
    },
    partnerIds: [order.customer.id],
    siteId: order.site.id,
  };
}
