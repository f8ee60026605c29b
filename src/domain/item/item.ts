import type { RuledStrategy } from '../allocation/strategy.js';
import type { LocalDate } from '../shared/dates.js';
import type { Gtin } from '../shared/identifiers.js';

/** What is kept, sold or made (an SKU). Quantities of it are exact decimals in its base unit, with at most `scale` digits. */
export interface Item {
  readonly id: number;
  readonly publicId: string;
  readonly sku: string;
  readonly name: string;
  /** UN/ECE Recommendation 20 code. Never changes: every quantity in the ledger is in it. */
  readonly baseUnit: string;
  /** Digits after the point that its quantities may have, 0 to 6. May grow, never shrink. */
  readonly scale: number;
  /** Every receipt, issue and shipment line names lots. */
  readonly lotControlled: boolean;
  /** Days from manufacture to expiry, when a lot comes without a date. */
  readonly shelfLifeDays: number | null;
  /** New lots wait for an inspection. */
  readonly inspectionRequired: boolean;
  /** A lot past its best-before date is blocked as if expired. */
  readonly blocksOnBestBefore: boolean;
  /** A lot is NEAR_EXPIRY this many days before its last usable day. */
  readonly nearExpiryDays: number;
  /** Days before the last usable day at which LotExpiring is announced. */
  readonly expiryAlertDays: readonly number[];
  /** How far outputs and losses of a transformation may miss its inputs, in percent. */
  readonly transformationTolerancePercent: string;
  /** Which lots come first, and in which whole units stock is taken, where neither call nor customer says. */
  readonly allocationStrategy: RuledStrategy | null;
  readonly allocationPackUnit: string | null;
  readonly retiredOn: LocalDate | null;
  /** Grows with every change. */
  readonly version: number;
}

/** A unit the item is kept, sold or packed in: 1 unit = numerator/denominator base units, exactly. */
export interface PackLevel {
  readonly itemId: number;
  readonly unitCode: string;
  readonly gtin: Gtin | null;
  readonly numerator: number;
  readonly denominator: number;
}

export const MAXIMUM_SCALE = 6;
