import type { Instant, LocalDate } from '../shared/dates.js';

/** Who posts events to us. A shop's orders have a site and perhaps a ship-to; a carrier's events have neither. */
export const WEBHOOK_CONNECTORS = ['shopify', 'easypost'] as const;
export type WebhookConnectorId = (typeof WEBHOOK_CONNECTORS)[number];

export const SENDER_KIND: Readonly<Record<WebhookConnectorId, 'SHOP' | 'CARRIER'>> = { shopify: 'SHOP', easypost: 'CARRIER' };

/** An address that one shop or carrier posts its events to. */
export interface InboundEndpoint {
  readonly id: number;
  readonly publicId: string;
  /** What the tenant calls it: source of a shop's orders. */
  readonly code: string;
  readonly connector: WebhookConnectorId;
  readonly partnerId: number;
  readonly siteId: number | null;
  readonly shipToId: number | null;
  /** Orders bind what there is; else one that is short is refused as a whole. */
  readonly partial: boolean;
  readonly retiredOn: LocalDate | null;
  readonly definedAt: Instant;
  readonly version: number;
}

/** Two at most, so that one can be replaced while the other still signs. */
export const MAXIMUM_SECRETS = 2;
/** Characters. Shorter ones are guessed. */
export const MINIMUM_SECRET = 16;
export const MAXIMUM_SECRET = 200;

/** A secret that a sender may sign with now. The secret itself is nowhere published. */
export interface EndpointSecret {
  readonly endpointId: number;
  readonly createdAt: Instant;
}

/** The path that its sender posts to: the tenant stands in it, for nothing in the body may say whose it is. `id` is a TypeID. */
export const endpointPath = (connector: WebhookConnectorId, tenantId: number, id: string): string =>
  `/webhooks/${connector}/${tenantId}_${id.slice(id.lastIndexOf('_') + 1)}`;
