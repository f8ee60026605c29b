import type { Instant } from '../shared/dates.js';
import type { Refusal } from '../shared/refusal.js';
import { refusal } from '../shared/refusals.js';

export const RESERVATION_STATUSES = ['LIVE', 'EXPIRED', 'RELEASED', 'USED'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

/** A claim on an item at a site that ends by itself. Of no lot, and of nothing that is still to come. */
export interface Reservation {
  readonly id: number;
  readonly publicId: string;
  readonly itemId: number;
  readonly baseUnit: string;
  readonly siteId: number;
  readonly customerId: number | null;
  /** Decimal text in the item's base unit. */
  readonly quantity: string;
  readonly expiresAt: Instant;
  readonly reservedAt: Instant;
  readonly endedAt: Instant | null;
  readonly endReason: 'RELEASED' | 'USED' | null;
  readonly version: number;
}

/** Seconds: a checkout, and a month. */
export const DEFAULT_RESERVATION_SECONDS = 900;
export const MAXIMUM_RESERVATION_SECONDS = 2_592_000;
/** Reservations that one order may use. */
export const MAXIMUM_ORDER_RESERVATIONS = 250;

/** It lives until the very instant at which it expires, and not on it. Instants compare as text. */
export const reservationStatus = ({ endReason, expiresAt }: Pick<Reservation, 'endReason' | 'expiresAt'>, now: string): ReservationStatus =>
  endReason ?? (expiresAt > now ? 'LIVE' : 'EXPIRED');

export const reservationEnded = (reservation: string, status: ReservationStatus, path: readonly string[]): Refusal =>
  refusal('ILLEGAL_STATUS_TRANSITION', `The reservation is ${status}.`, { path, facts: { reservation, status } });
