import { convert, fitsScale, parseQuantity, type Quantity, type Ratio } from './quantity.js';
import type { Refusal } from './refusal.js';
import { quantityInvalid, unitUnknown } from './refusals.js';

export interface QuantityInput {
  readonly value: string;
  /** UN/ECE Recommendation 20 code; the item's base unit if absent. */
  readonly unit?: string | undefined;
}

export interface ItemUnits {
  readonly sku: string;
  readonly baseUnit: string;
  readonly scale: number;
  /** Base units in one unit, by unit code; the base unit itself need not stand here. */
  readonly units: ReadonlyMap<string, Ratio>;
}

/** A client's quantity in the item's base unit: positive, exact, within the item's scale. */
export function parseBaseQuantity(input: QuantityInput, item: ItemUnits, path: readonly string[]): Quantity | Refusal {
  const parsed = parseQuantity(input.value);
  if (parsed === undefined) return quantityInvalid(input.value, 'plain decimal notation, at most 14 digits and 6 decimals', path);
  if (parsed <= 0n) return quantityInvalid(input.value, 'it must be above zero', path);
  const unit = input.unit ?? item.baseUnit;
  const factor = unit === item.baseUnit ? { numerator: 1n, denominator: 1n } : item.units.get(unit);
  if (factor === undefined) {
    return unitUnknown(item, unit, [...path, 'unit']);
  }
  const base = convert(parsed, factor);
  if (base === undefined || !fitsScale(base, item.scale)) {
    return quantityInvalid(`${input.value} ${unit}`, `item ${item.sku} is kept in ${item.baseUnit} with ${item.scale} decimals`, path);
  }
  return base;
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
