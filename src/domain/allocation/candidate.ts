import type { LocalDate } from '../shared/dates.js';
import type { BalanceState } from '../stock/availability.js';

/** A balance that could serve a demand, with what the rules ask of its lot. */
export interface Candidate extends BalanceState {
  readonly id: number;
  readonly lotId: number;
  readonly binId: number;
  readonly itemId: number;
  readonly siteId: number;
  /** TypeIDs. */
  readonly lotPublicId: string;
  readonly binPublicId: string;
  readonly lotNumber: string;
  readonly manufacturedOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly version: number;
}
