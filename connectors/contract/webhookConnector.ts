import type { RecordTracking } from '../../src/commands/shipping/recordTrackingInput.js';
import type { Quantity } from '../../src/domain/shared/quantity.js';
import type { Issue } from './connector.js';
import type { ItemCode, PartnerLookups } from './lookups.js';
import type { PartnerCodes } from './messageConnector.js';

/**
 * A connector for events that shops and carriers post to us. Intake checks, keeps, orders and replays them; the connector says whose they are
 * and what they mean. All of it is pure.
 */
export interface WebhookConnector {
  /** Stands in inbound_message.connector and in the address: /webhooks/<id>/<key of the endpoint>. */
  readonly id: string;
  readonly codes: PartnerCodes;
  /** True when one of the secrets signed the bytes as they came. Compares in constant time, and asks every secret. */
  isAuthentic(request: WebhookRequest, secrets: readonly string[]): boolean;
  /** What the sender calls it. Asked of authentic requests only; answers for unreadable bodies too. */
  identify(request: WebhookRequest): EventIdentity;
  /** Never throws: what cannot be read has an issue that rejects it. */
  decode(bytes: Uint8Array, identity: Pick<EventIdentity, 'topic' | 'sentAt'>): DecodedEvent;
  /** In our items and base units; everything unknown at once. */
  translate(event: DecodedEvent, endpoint: EndpointFacts, lookups: PartnerLookups): EventTranslation;
}

export interface WebhookRequest {
  /** As they came: signatures are over bytes. */
  readonly body: Uint8Array;
  /** Of a header that came once; names in any case. */
  header(name: string): string | undefined;
}

export interface EventIdentity {
  /** The sender's name of the kind of event: orders/create, tracker.updated. No signature covers it where it stands in a header. */
  readonly topic: string;
  /** The same for the same event sent again, at most 200 characters. */
  readonly key: string;
  /** When the sender says that it happened; ISO 8601 UTC. */
  readonly sentAt?: string;
}

/** What an endpoint says about all of its messages. */
export interface EndpointFacts {
  /** Its code: whose numbers orders and tracking events bear. */
  readonly source: string;
}

export interface DecodedEvent {
  readonly isTest: boolean;
  readonly issues: readonly Issue[];
  /** Codes that `translate` will look up. */
  readonly items: readonly (readonly ItemCode[])[];
  readonly content: unknown;
}

export interface EventTranslation {
  /** Absent when anything is held or rejected: an event is taken as a whole or not at all. */
  readonly told?: ToldEvent;
  readonly issues: readonly Issue[];
}

export type ToldEvent =
  | { readonly kind: 'ORDER'; readonly order: ToldOrder }
  | { readonly kind: 'TRACKING'; readonly events: readonly RecordTracking[] }
  /** Nothing that concerns stock. */
  | { readonly kind: 'NOTHING' };

/** The whole state of an order of a shop, as it was at one time. */
export interface ToldOrder {
  readonly externalId: string;
  /** Compares as text: of two states of an order, the higher one is the later. */
  readonly version: string;
  /** Why, when the shop cancelled it. */
  readonly cancelled?: string;
  /** One an item; what is wanted from now on. */
  readonly lines: readonly ToldOrderLine[];
}

export interface ToldOrderLine {
  readonly itemId: number;
  /** In base units, above zero. */
  readonly quantity: Quantity;
}
