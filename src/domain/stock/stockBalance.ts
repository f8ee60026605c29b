import type { UsableThrough } from '../lot/lot.js';
import type { Condition, Ownership } from './codes.js';

/** How much of one lot lies in one bin, in one condition, for one owner, in one handling unit. Quantities are decimal text in the base unit. */
export interface StockBalance {
  readonly id: number;
  readonly lotId: number;
  readonly binId: number;
  readonly itemId: number;
  readonly siteId: number;
  readonly condition: Condition;
  readonly ownership: Ownership;
  /** Null for what is ours. */
  readonly ownerId: number | null;
  readonly handlingUnit: string | null;
  readonly onHand: string;
  readonly allocated: string;
  readonly held: string;
  readonly blockedBits: number;
  readonly usableThrough: UsableThrough;
  readonly baseUnit: string;
  readonly timeZone: string;
  readonly nearExpiryDays: number;
  readonly version: number;
}
