import type { LocalDate } from '../shared/dates.js';
import { BIN_KINDS, isPhysical, type BinKind } from '../stock/binKind.js';

/** A place at a site that goods can be in. Bins form a tree inside their site. */
export interface Bin {
  readonly id: number;
  readonly publicId: string;
  readonly siteId: number;
  readonly zoneId: number | null;
  readonly parentBinId: number | null;
  readonly code: string;
  readonly kind: BinKind;
  readonly retiredOn: LocalDate | null;
  readonly version: number;
}

/** What every site has from its first day: its virtual places, and one to receive at. Their code is their kind. */
export const FIRST_BIN_KINDS: readonly BinKind[] = [...BIN_KINDS.filter((kind) => !isPhysical(kind)), 'RECEIVING'];
