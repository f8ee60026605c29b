import type { ItemCode } from '../../../contract/lookups.js';
import { addDays, localDate, type LocalDate } from '../../../../src/domain/shared/dates.js';
import type { SamplePlaces } from './samplePlaces.js';
import type { SampleItem, SampleRequest } from './sampleRequest.js';

/** A line of a sample: what a reader must understand of it. */
export interface SampleLine {
  readonly lineNumber: number;
  readonly item: SampleItem;
  readonly codes: readonly ItemCode[];
  readonly quantity: number;
  readonly unit: string;
  readonly lotNumber: string;
  readonly expiresOn: LocalDate | undefined;
  /** Of the innermost level that has one. */
  readonly handlingUnit: string | undefined;
}

/** LIN holds 15 pairs; one is the lot's. */
const MAXIMUM_CODES = 14;
/** Quantities begin there, in steps of the item. */
const FIRST_QUANTITY = 12;

/** Lots of the items in turn, each with a number, a quantity and a date of its own. */
export function planLines({ items, lots, controlNumber, at }: SampleRequest, { expiry }: SamplePlaces): readonly SampleLine[] {
  const today = localDate(at.slice(0, 10));
  const used = items.slice(0, lots);
  return Array.from({ length: lots }, (_, index) => {
    const item = used[Math.floor((index * used.length) / lots)] as SampleItem;
    const days = expiry?.place === 'HEADER_DTM' ? used[0]?.shelfLifeDays : item.shelfLifeDays;
    // In the header one date holds for all.
    const later = expiry?.place === 'HEADER_DTM' ? 0 : index;
    return {
      lineNumber: index + 1,
      item,
      codes: item.codes.slice(0, MAXIMUM_CODES),
      quantity: item.step * (FIRST_QUANTITY + index),
      unit: item.unit,
      lotNumber: `S${String(controlNumber).padStart(9, '0')}L${String(index + 1).padStart(3, '0')}`,
      expiresOn: expiry === undefined || days === null || days === undefined ? undefined : addDays(today, days + later),
      handlingUnit: undefined,
    };
  });
}
