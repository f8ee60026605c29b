import type { Quantity } from '../shared/quantity.js';

/**
 * An attributed quantity inside a trace: millionths with 40 binary digits more. A share is divided and floored, the remainder stays where it
 * was, so nothing is ever lost and a figure is off by 1e-18 at most per division; rationals would be exact, but grow with every pour.
 */
export type Fine = bigint;

const FINE_BITS = 40;
const SHIFT = BigInt(FINE_BITS);
const ONE = 1n << SHIFT;
const HALF = ONE / 2n;

export const fine = (quantity: bigint): Fine => quantity << SHIFT;

/** Half to even; for what is not negative. */
export function roundedFine(value: Fine): Quantity {
  const up = (value + HALF) >> SHIFT;
  const isTie = BigInt.asUintN(FINE_BITS, value) === HALF;
  return (isTie && up % 2n === 1n ? up - 1n : up) as Quantity;
}

/**
 * Rounds parts so that they add up to `total`, by largest remainder, the earlier part first among equals.
 * `total` is the rounded sum of the parts.
 */
export function apportion(total: Quantity, parts: readonly Fine[]): Quantity[] {
  const rounded = parts.map((part) => part >> SHIFT);
  let missing = Number(total - rounded.reduce((sum, part) => sum + part, 0n));
  if (missing === 0) return rounded as Quantity[];
  const remainders = Float64Array.from(parts, (part) => Number(BigInt.asUintN(FINE_BITS, part)));
  const least = remainders.toSorted()[parts.length - missing] as number;
  // Those above the least that still gets one, then as many as are left of those equal to it.
  const give = (gets: (remainder: number) => boolean): void => {
    for (let index = 0; index < parts.length && missing > 0; index += 1) {
      if (!gets(remainders[index] as number)) continue;
      rounded[index] = (rounded[index] as bigint) + 1n;
      missing -= 1;
    }
  };
  give((remainder) => remainder > least);
  give((remainder) => remainder === least);
  return rounded as Quantity[];
}

export const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** Nothing below zero. */
export const positive = (value: bigint): bigint => (value > 0n ? value : 0n);
