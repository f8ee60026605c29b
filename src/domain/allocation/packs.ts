import { QUANTITY_SCALE, type Quantity, type Ratio } from '../shared/quantity.js';

/** In which multiples stock is taken, and what says so. */
export interface Pack {
  readonly unit: string;
  readonly multiple: Quantity;
  /** TypeID of the customer's rule that asks for it; null when the call or the item does. */
  readonly ruleId: string | null;
}

/** The least quantity that is a whole number of units and can be kept with the item's digits: of thirds of a kilogram in whole kilograms, three. */
export function packMultiple({ numerator, denominator }: Ratio, scale: number): Quantity {
  const step = 10n ** BigInt(QUANTITY_SCALE - scale);
  const whole = numerator * 10n ** BigInt(QUANTITY_SCALE);
  // n/d units fit the step when n * whole is a multiple of d * step.
  const units = (denominator * step) / greatestDivisor(denominator * step, whole);
  return ((units * whole) / denominator) as Quantity;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** As much of it as comes in whole packs. */
export const inPacks = (value: Quantity, pack: Pack | null): Quantity =>
  (pack === null || value <= 0n ? value : value - (value % pack.multiple)) as Quantity;
