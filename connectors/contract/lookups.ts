import type { Ratio } from '../../src/domain/shared/quantity.js';

/**
 * Master data as a connector may see it: plain answers for one tenant and one partner, loaded before `translate` runs (intake reads all
 * codes of the message in one query). Codes are compared as given.
 */
export interface PartnerLookups {
  readonly partnerId: number;
  /** The item that this partner's or our own code means. `qualifier` is X12 element 235 (UP, UK, VN, BP, ...) or 'SKU'. */
  item(codes: readonly ItemCode[]): ItemMatch | undefined;
  /** How many base units one `unitCode` (as the partner writes it) of the item is. */
  unit(itemId: number, unitCode: string): Ratio | undefined;
  /** Our site for a ship-to identifier: qualifier is X12 element 66 (UL = GLN, 92 = our code, 1/9 = DUNS, ...). */
  site(qualifier: string, code: string): number | undefined;
}

export interface ItemCode {
  readonly qualifier: string;
  readonly code: string;
}

export interface ItemMatch {
  readonly itemId: number;
  readonly sku: string;
  /** UN/ECE Recommendation 20 code of the base unit. */
  readonly baseUnit: string;
  /** Digits after the point that the item's quantities may have (0-6). */
  readonly scale: number;
}
