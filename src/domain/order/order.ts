import type { Instant, LocalDate } from '../shared/dates.js';

export const ORDER_STATUSES = ['OPEN', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What a customer wants from one site by one day. */
export interface Order {
  readonly id: number;
  readonly publicId: string;
  /** Whose numbers `externalId` is one of: a shop, a partner by its code. */
  readonly source: string;
  readonly externalId: string | null;
  readonly status: OrderStatus;
  readonly customerId: number;
  readonly shipToId: number | null;
  readonly siteId: number;
  readonly shipOn: LocalDate;
  readonly promisedOn: LocalDate | null;
  readonly isRush: boolean;
  /** Among orders alike, the lower comes first. */
  readonly rank: number;
  readonly placedAt: Instant;
  readonly cancelledAt: Instant | null;
  readonly cancelReason: string | null;
  readonly version: number;
}

/** How much of an item an order wants, and how much of it is bound to stock. Decimal text in the item's base unit. */
export interface OrderLine {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly lineNumber: number;
  readonly itemId: number;
  readonly baseUnit: string;
  readonly quantity: string;
  readonly allocated: string;
}

/** What orders are numbered by when nobody says by whom. */
export const OWN_SOURCE = 'OWN';

export const MAXIMUM_ORDER_LINES = 250;
export const MAXIMUM_SOURCE = 50;
export const MAXIMUM_EXTERNAL_ID = 100;
