import type { Item, PackLevel } from '../item/item.js';
import { isRefusal, parseBaseQuantity } from '../shared/parseBaseQuantity.js';
import type { Quantity } from '../shared/quantity.js';
import type { Gs1Facts } from './gs1Facts.js';

/** GTINs of items whose measure varies from one to the next begin with it (GS1 General Specifications 2.1.10). */
const VARIABLE_MEASURE = '9';
/** UN/ECE Recommendation 20: piece, one, each. */
const COUNTING_UNITS: ReadonlySet<string> = new Set(['H87', 'C62', 'EA']);

export type ScannedItem = Pick<Item, 'sku' | 'baseUnit' | 'scale'>;
export type ScannedPack = Pick<PackLevel, 'unitCode' | 'numerator' | 'denominator'>;

/**
 * How much of the item a label stands for, in its base unit: what was measured, else pieces that were counted, else so many of the pack.
 * Undefined where the label does not say, or not exactly.
 */
export function scannedQuantity(facts: Gs1Facts, item: ScannedItem, pack: ScannedPack): Quantity | undefined {
  const units = new Map([[pack.unitCode, { numerator: BigInt(pack.numerator), denominator: BigInt(pack.denominator) }]]);
  const inBaseUnit = (value: string, unit: string): Quantity | undefined => {
    const parsed = parseBaseQuantity({ value, unit }, { ...item, units }, []);
    return isRefusal(parsed) ? undefined : parsed;
  };
  const measured = facts.measures.find((measure) => measure.unit === item.baseUnit);
  if (measured !== undefined) return inBaseUnit(measured.value, measured.unit);
  if (facts.variableCount !== null) return COUNTING_UNITS.has(item.baseUnit) ? inBaseUnit(facts.variableCount, item.baseUnit) : undefined;
  if ((facts.gtin ?? facts.contentGtin)?.startsWith(VARIABLE_MEASURE) === true) return undefined;
  const count = facts.gtin === null ? facts.contentCount : '1';
  return count === null ? undefined : inBaseUnit(count, pack.unitCode);
}
