import type { CarrierStatus } from '../../domain/shipping/carrierStatus.js';

/** One thing that a carrier said of a number. */
export interface RecordTracking {
  /** The carrier's own, of a package or of a shipment. */
  readonly trackingNumber: string;
  readonly carrierCode?: string;
  readonly status: CarrierStatus;
  /** When it happened, by the carrier's clock. */
  readonly occurredAt: string;
  /** Who says so, and what they call it: each event counts once. */
  readonly source: string;
  readonly externalId: string;
  readonly note?: string;
  readonly signedBy?: string;
}

export interface TrackingRecordedResult {
  readonly trackingEventId: string;
  /** True when it had been recorded before. */
  readonly isKnown: boolean;
  /** What travels under the number; none when nothing has left under it yet. */
  readonly shipmentIds: readonly string[];
}
