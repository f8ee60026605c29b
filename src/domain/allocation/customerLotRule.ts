import type { RuledStrategy } from './strategy.js';

export const COUNTED_ON = ['SHIPPING', 'DELIVERY'] as const;
/** The day on which shelf life and age are counted. */
export type CountedOn = (typeof COUNTED_ON)[number];

/** A supplier as rules and lots name it. */
export interface SupplierName {
  readonly id: number;
  readonly code: string;
}

/** Between which values an attribute of a lot lies, both included. Exact decimals as text; null for no limit on that side. */
export interface AttributeRange {
  readonly name: string;
  readonly minimum: string | null;
  readonly maximum: string | null;
}

/** What a customer asks of the lots it gets. What it does not ask for is null or empty. */
export interface CustomerLotRule {
  readonly id: number;
  readonly publicId: string;
  /** Exactly one of class and customer. */
  readonly customerClass: string | null;
  readonly customerId: number | null;
  readonly shipToId: number | null;
  /** null: all items. */
  readonly itemId: number | null;
  readonly minimumRemainingDays: number | null;
  readonly minimumRemainingPercent: number | null;
  /** Days since manufacture. */
  readonly maximumAgeDays: number | null;
  readonly countedOn: CountedOn;
  readonly allowedOrigins: readonly string[];
  readonly deniedOrigins: readonly string[];
  readonly allowedSuppliers: readonly SupplierName[];
  readonly deniedSuppliers: readonly SupplierName[];
  readonly attributeRanges: readonly AttributeRange[];
  /** Kinds, all of which the lot has. */
  readonly requiredCertificates: readonly string[];
  readonly maximumLots: number | null;
  /** False: not asked, whatever a less specific rule says. */
  readonly oneLotPerOrder: boolean | null;
  readonly noOlderThanLastShipped: boolean | null;
  /** Which lots come first, where the call does not say. */
  readonly strategy: RuledStrategy | null;
  /** Only whole ones of this unit, of items that come in it. */
  readonly packUnit: string | null;
  /** Among waiting orders the higher comes first. */
  readonly priority: number | null;
  readonly approvedLotIds: readonly number[];
  readonly excludedLotIds: readonly number[];
  readonly version: number;
}
