import { createHmac } from 'node:crypto';

export interface ShopOrderFields {
  readonly id: string;
  /** Seconds after a fixed time: the order's updated_at. */
  readonly at?: number;
  readonly lines?: readonly (readonly [sku: string, quantity: number])[];
  readonly cancelled?: boolean;
  readonly test?: boolean;
  /** Fields of the order, instead of these. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const instant = (seconds: number): string => new Date(Date.UTC(2026, 10, 22, 7, 0, seconds)).toISOString().replace('.000Z', '+00:00');

/** An order as Shopify tells it: ids as numbers with all their digits. */
export function aShopOrder({ id, at = 0, lines = [], cancelled = false, test = false, more = {} }: ShopOrderFields): string {
  const order = {
    id: '@id@',
    name: `#${id.slice(-4)}`,
    created_at: instant(0),
    updated_at: instant(at),
    cancelled_at: cancelled ? instant(at) : null,
    cancel_reason: cancelled ? 'customer' : null,
    test,
    line_items: lines.map(([sku, quantity], index) => ({
      id: 9_000 + index,
      variant_id: 800 + index,
      title: `Product ${sku}`,
      sku,
      quantity,
      current_quantity: quantity,
      fulfillable_quantity: cancelled ? 0 : quantity,
      fulfillment_status: null,
      requires_shipping: true,
    })),
    ...more,
  };
  return JSON.stringify(order).replace('"@id@"', id);
}

export interface SignedBy {
  readonly secret: string;
  readonly topic?: string;
  readonly eventId?: string;
  readonly triggeredAt?: string;
}

/** The headers that Shopify sends with a body. */
export const shopifyHeaders = (body: string | Uint8Array, { secret, topic = 'orders/create', eventId, triggeredAt }: SignedBy) => ({
  'content-type': 'application/json',
  'x-shopify-topic': topic,
  'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  ...(eventId !== undefined && { 'x-shopify-event-id': eventId }),
  ...(triggeredAt !== undefined && { 'x-shopify-triggered-at': triggeredAt }),
});
