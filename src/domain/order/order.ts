import type { Instant, LocalDate } from '../shared/dates.js';
import type { Quantity } from '../shared/quantity.js';

export const ORDER_STATUSES = ['OPEN', 'SHIPPED', 'CANCELLED'] as const;
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

/** How much of an item an order wants, how much of it is bound to stock, and how much has left. Decimal text in the item's base unit. */
export interface OrderLine {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly lineNumber: number;
  readonly itemId: number;
  readonly baseUnit: string;
  readonly quantity: string;
  readonly allocated: string;
  readonly shipped: string;
}

/** True when all that is wanted has left, and something has. */
export const hasAllLeft = (lines: readonly { readonly quantity: Quantity; readonly shipped: Quantity }[]): boolean =>
  lines.some(({ shipped }) => shipped > 0n) && lines.every(({ quantity, shipped }) => shipped >= quantity);

/** What orders are numbered by when nobody says by whom. */
export const OWN_SOURCE = 'OWN';

export const MAXIMUM_ORDER_LINES = 250;
export const MAXIMUM_SOURCE = 50;
export const MAXIMUM_EXTERNAL_ID = 100;
