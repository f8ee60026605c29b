import type { Quantity } from '../shared/quantity.js';

/**
 * An attributed quantity inside a trace: millionths with 12 digits more. A share is divided and floored, the remainder stays where it was, so
 * nothing is ever lost and a figure is off by 1e-18 at most per division; rationals would be exact, but grow with every pour.
 */
export type Fine = bigint;

export const FINE = 10n ** 12n;
const FINE_AS_NUMBER = 1e12;

export const fine = (quantity: bigint): Fine => quantity * FINE;

/** Half to even. */
export function roundedFine(value: Fine): Quantity {
  const whole = value / FINE;
  const twice = (value % FINE) * 2n;
  const up = twice > FINE || (twice === FINE && whole % 2n === 1n);
  return (up ? whole + 1n : whole) as Quantity;
}

/**
 * Rounds parts so that they add up to `total`, by largest remainder, the earlier part first among equals.
 * `total` is the rounded sum of the parts.
 */
export function apportion(total: Quantity, parts: readonly Fine[]): Quantity[] {
  const rounded = parts.map((part) => part / FINE);
  const missing = Number(total - rounded.reduce((sum, part) => sum + part, 0n));
  if (missing === 0) return rounded as Quantity[];
  const remainders = Float64Array.from(parts, (part) => Number(part % FINE) / FINE_AS_NUMBER);
  const order = Uint32Array.from(parts.keys()).sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
  for (const index of order.subarray(0, missing)) rounded[index] = (rounded[index] as bigint) + 1n;
  return rounded as Quantity[];
}

export const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** Nothing below zero. */
export const positive = (value: bigint): bigint => (value > 0n ? value : 0n);
