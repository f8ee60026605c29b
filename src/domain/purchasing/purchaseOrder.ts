import type { Instant, LocalDate } from '../shared/dates.js';

/** What was ordered from a supplier, as far as it tells what is still to come. */
export interface PurchaseOrder {
  readonly id: number;
  readonly publicId: string;
  /** Ours, as the supplier writes it in what it announces. */
  readonly orderNumber: string;
  readonly supplierId: number;
  readonly siteId: number;
  readonly createdAt: Instant;
  readonly version: number;
}

/** Decimal text in the item's base unit. */
export interface PurchaseOrderLine {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly lineNumber: number;
  readonly itemId: number;
  readonly baseUnit: string;
  readonly quantity: string;
  /** All that came of it, also beyond what was ordered. */
  readonly received: string;
  readonly expectedOn: LocalDate | null;
}

export const MAXIMUM_PURCHASE_LINES = 250;
export const MAXIMUM_PURCHASE_NUMBER = 50;
