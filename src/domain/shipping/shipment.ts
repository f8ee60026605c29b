import type { Instant } from '../shared/dates.js';
import type { CarrierStatus } from './carrierStatus.js';

/** Goods of one order that left together, to one place. */
export interface Shipment {
  readonly id: number;
  readonly publicId: string;
  /** Ours, unique. */
  readonly shipmentNumber: string;
  readonly orderId: number;
  readonly customerId: number;
  readonly shipToId: number | null;
  readonly siteId: number;
  readonly carrierId: number | null;
  readonly service: string | null;
  readonly trackingNumber: string | null;
  readonly billOfLading: string | null;
  /** Of the least advanced of what left. */
  readonly status: CarrierStatus;
  readonly shippedAt: Instant;
  /** When all of it had arrived. */
  readonly deliveredAt: Instant | null;
  readonly version: number;
}

/** Which lot left for which line of the order. */
export interface ShipmentLine {
  readonly id: number;
  readonly publicId: string;
  readonly shipmentId: number;
  readonly orderLineId: number;
  readonly packageId: number | null;
  readonly itemId: number;
  readonly lotId: number;
  /** Decimal text in the item's base unit. */
  readonly quantity: string;
  readonly baseUnit: string;
}

/** A handling unit that goods of an order are packed in. */
export interface Package {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  /** An SSCC in 18 digits, or a licence plate. */
  readonly code: string;
  readonly kind: 'PALLET' | 'PACKAGE';
  readonly trackingNumber: string | null;
  /** null until it leaves, as status is. */
  readonly shipmentId: number | null;
  readonly status: CarrierStatus | null;
  readonly packedAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly version: number;
}

/** One thing that a carrier said of a number, once for ever. */
export interface TrackingEvent {
  readonly id: number;
  readonly publicId: string;
  readonly trackingNumber: string;
  readonly source: string;
  readonly externalId: string;
  readonly status: CarrierStatus;
  readonly note: string | null;
  readonly signedBy: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

export const MAXIMUM_TRACKING_NUMBER = 100;
export const MAXIMUM_PACKAGES = 250;
export const MAXIMUM_PICKS = 500;
