import { createHash } from 'node:crypto';
import { parseInstant } from '../../../src/domain/shared/dates.js';
import { isSigned } from '../../contract/isSigned.js';
import type { EventIdentity, WebhookConnector, WebhookRequest } from '../../contract/webhookConnector.js';
import { SHOPIFY_CODES, SHOPIFY_HEADERS } from './config.js';
import { decodeShopify } from './decode.js';
import { translateShopify } from './translate.js';

/** Orders of a Shopify shop. */
export const shopifyConnector: WebhookConnector = {
  id: 'shopify',
  codes: SHOPIFY_CODES,
  isAuthentic: ({ body, header }, secrets) => isSigned({ body, given: header(SHOPIFY_HEADERS.signature), encoding: 'base64' }, secrets),
  identify,
  decode: decodeShopify,
  translate: translateShopify,
};

const MAXIMUM_TOPIC = 60;
const MAXIMUM_ID = 60;

/**
 * One action of a merchant makes several events with one id, of one topic too; so it is the same event only with the same content. Without an
 * id the content alone decides. What no header may change is decided by the order's own id and version.
 */
function identify({ body, header }: WebhookRequest): EventIdentity {
  const topic = (header(SHOPIFY_HEADERS.topic) ?? '').slice(0, MAXIMUM_TOPIC);
  const eventId = (header(SHOPIFY_HEADERS.eventId) ?? header(SHOPIFY_HEADERS.webhookId) ?? '').slice(0, MAXIMUM_ID);
  const content = createHash('sha256').update(body).digest('hex');
  const sentAt = parseInstant(header(SHOPIFY_HEADERS.triggeredAt) ?? '');
  return { topic, key: `${topic}/${eventId}/${content}`, ...(sentAt !== undefined && { sentAt }) };
}
