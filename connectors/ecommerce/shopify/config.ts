import type { PartnerCodes } from '../../contract/messageConnector.js';

/** A line without a unit counts pieces; what a piece is of an item that is not kept in pieces, the item or the partner says as units of EA. */
export const SHOP_UNIT = 'EA';

/** What Shopify calls things: lines name a SKU, which is ours or the partner's own, and a variant. */
export const SHOPIFY_CODES: PartnerCodes = {
  gtinQualifiers: new Set(),
  skuQualifiers: new Set(['SKU']),
  glnQualifiers: new Set(),
  siteCodeQualifiers: new Set(),
  units: (code) => (code === SHOP_UNIT ? ['EA', 'C62', 'H87'] : [code]),
};

/** Lower case: HTTP headers have none. */
export const SHOPIFY_HEADERS = {
  signature: 'x-shopify-hmac-sha256',
  topic: 'x-shopify-topic',
  eventId: 'x-shopify-event-id',
  webhookId: 'x-shopify-webhook-id',
  triggeredAt: 'x-shopify-triggered-at',
} as const;
