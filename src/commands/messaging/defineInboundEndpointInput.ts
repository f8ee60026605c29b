import type { WebhookConnectorId } from '../../domain/inbound/inboundEndpoint.js';

/** An endpoint as it shall be. Ids are TypeIDs. */
export interface DefineInboundEndpoint {
  /** There is one of each; the source of a shop's orders. */
  readonly code: string;
  /** Stays what it was. */
  readonly connector: WebhookConnectorId;
  /** The customer of a shop's orders, or the carrier. Stays who it was. */
  readonly partnerId: string;
  /** Of a shop: where its orders are served from. */
  readonly siteId?: string;
  readonly shipToId?: string;
  /** True if absent. */
  readonly partial?: boolean;
  /** YYYY-MM-DD: it takes nothing any more. */
  readonly retiredOn?: string;
  /** Of a new endpoint: what its sender signs with; one of ours if absent. */
  readonly secret?: string;
  readonly ifVersion?: number;
}

export interface InboundEndpointDefined {
  readonly inboundEndpointId: string;
  /** Ours, when we made it: told this once. */
  readonly secret?: string;
}
