import { gs1Facts } from '../gs1/gs1Facts.js';
import { readGs1 } from '../gs1/readGs1.js';
import { normaliseLotNumber } from '../lot/lot.js';
import type { LocalDate } from '../shared/dates.js';

/** What a label in front of a picker must say. */
export interface LotToPick {
  readonly lotNumber: string;
  readonly supplierLotNormalised: string | null;
  /** Of the item, on every pack level. */
  readonly gtins: readonly string[];
}

/** Why a scan is not of the lot; `seen` is what it says instead. */
export interface ScanMismatch {
  readonly reason: 'OTHER_LOT' | 'OTHER_ITEM' | 'NO_LOT_ON_LABEL' | 'UNREADABLE';
  readonly seen: string;
}

const MAXIMUM_SEEN = 60;

/**
 * Holds what was scanned or typed against the lot that is to be picked: a GS1 label of any form, or the lot's number alone, ours or its supplier's.
 * Undefined when it is the lot. A label that names no item is taken at its lot number.
 */
export function scanMismatch(text: string, lot: LotToPick, today: LocalDate): ScanMismatch | undefined {
  if (isNumberOf(lot, text.trim())) return undefined;
  const reading = readGs1(text, today);
  const mismatch = (reason: ScanMismatch['reason'], seen: string): ScanMismatch => ({ reason, seen: seen.slice(0, MAXIMUM_SEEN) });
  if (reading.form === 'OTHER') return mismatch('OTHER_LOT', text);
  if (reading.problems.length > 0) return mismatch('UNREADABLE', text);
  const { gtin, lotNumber } = gs1Facts(reading);
  if (gtin !== null && lot.gtins.length > 0 && !lot.gtins.includes(gtin)) return mismatch('OTHER_ITEM', gtin);
  if (lotNumber === null) return mismatch('NO_LOT_ON_LABEL', text);
  return isNumberOf(lot, lotNumber) ? undefined : mismatch('OTHER_LOT', lotNumber);
}

const isNumberOf = ({ lotNumber, supplierLotNormalised }: LotToPick, text: string): boolean =>
  text === lotNumber || (supplierLotNormalised !== null && normaliseLotNumber(text) === supplierLotNormalised);
