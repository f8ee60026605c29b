import type { BalanceState } from '../stock/availability.js';
import type { BinKind } from '../stock/binKind.js';
import type { Ownership } from '../stock/codes.js';
import type { LotTraits } from './lotTraits.js';

/** A balance that could serve a demand, with what the rules ask of its lot. */
export interface Candidate extends BalanceState, LotTraits {
  readonly id: number;
  readonly binId: number;
  readonly binKind: BinKind;
  readonly ownership: Ownership;
  /** null: ours. */
  readonly ownerId: number | null;
  readonly itemId: number;
  readonly siteId: number;
  /** TypeIDs. */
  readonly lotPublicId: string;
  readonly binPublicId: string;
  readonly version: number;
}
