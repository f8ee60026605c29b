import type { Source } from '../shared/lookUp.js';
import { granted } from '../shared/partnerWall.js';

/** An order as queries read it (src/domain/order/order.ts). */
export const ORDER_SOURCE = {
  alias: 'o',
  from: 'demand_order o',
  columns: `o.id, o.public_id as "publicId", o.source, o.external_id as "externalId", o.status, o.customer_id as "customerId", o.ship_to_id as "shipToId",
    o.site_id as "siteId", o.ship_on as "shipOn", o.promised_on as "promisedOn", o.is_rush as "isRush", o.rank, o.placed_at as "placedAt",
    o.cancelled_at as "cancelledAt", o.cancel_reason as "cancelReason", o.version`,
  forPartners: {
    condition: granted('order', 'o.id'),
    columns: `o.id, o.public_id as "publicId", o.source, o.external_id as "externalId", o.status, o.site_id as "siteId", o.ship_on as "shipOn",
      o.promised_on as "promisedOn", o.is_rush as "isRush", o.placed_at as "placedAt", o.cancelled_at as "cancelledAt", o.version`,
  },
} as const satisfies Source;
