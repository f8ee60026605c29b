import type { Instant } from '../shared/dates.js';

export const HOLD_TYPES = [
  'QUALITY',
  'REGULATORY',
  'RECALL',
  'QUARANTINE',
  'INVESTIGATION',
  'MISSING_DOCUMENT',
  'TEMPERATURE_EXCURSION',
  'CUSTOMER_COMPLAINT',
  'SUSPECT_PRODUCT',
  'COUNT_IN_PROGRESS',
  'CUSTOMS',
] as const;
export type HoldType = (typeof HOLD_TYPES)[number];

/** What a hold covers. HANDLING_UNIT and PREDICATE have their columns and come with the quality workflows. */
export const HOLD_SCOPES = ['LOT', 'LOT_SITE', 'LOT_BIN', 'QUANTITY'] as const;
export type HoldScope = (typeof HOLD_SCOPES)[number];

/** A reversible stop on stock. Several may be open at once; releasing one leaves the others. */
export interface Hold {
  readonly id: number;
  readonly publicId: string;
  readonly type: HoldType;
  readonly scope: HoldScope;
  readonly lotId: number;
  readonly siteId: number | null;
  readonly binId: number | null;
  /** Decimal text in the item's base unit; only for scope QUANTITY. */
  readonly quantity: string | null;
  readonly reasonCode: string;
  readonly reasonNote: string | null;
  readonly placedAt: Instant;
  readonly releasedAt: Instant | null;
  readonly releaseReasonCode: string | null;
  readonly version: number;
}

/** Reason codes of status changes. OTHER asks for a note. */
export const HOLD_REASONS = [
  'QUALITY_CHECK',
  'CUSTOMER_COMPLAINT',
  'SUPPLIER_NOTICE',
  'TEMPERATURE_EXCURSION',
  'DOCUMENT_MISSING',
  'CONTAMINATION_SUSPECTED',
  'DAMAGE',
  'REGULATORY',
  'COUNT',
  'CLEARED',
  'OTHER',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
