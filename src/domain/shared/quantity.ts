import type { Brand } from './brand.js';

/**
 * An exact amount in an item's base unit, as a whole number of millionths (the database keeps numeric(20,6)).
 * A bigint adds and compares exactly; floats would leave residue in a ledger.
 */
export type Quantity = Brand<bigint, 'Quantity'>;

/** Digits after the point that the ledger keeps. */
export const QUANTITY_SCALE = 6;
const MILLION = 10n ** BigInt(QUANTITY_SCALE);
/** numeric(20,6): 14 digits before the point. */
const QUANTITY_LIMIT = 10n ** 20n;

export const NO_QUANTITY = 0n as Quantity;

/** Parses plain decimal notation ("12", "0.5", "-3.25"). Undefined for exponents, more than 6 decimals, more than 14 digits, or anything else. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,6})(0*))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const millionths = BigInt(whole) * MILLION + BigInt(fraction.padEnd(QUANTITY_SCALE, '0'));
  if (millionths >= QUANTITY_LIMIT) return undefined;
  return (sign === '-' ? -millionths : millionths) as Quantity;
}

/** For values the program itself wrote (database rows, constants): a malformed text is a bug and throws. */
export function quantity(text: string | number): Quantity {
  const parsed = parseQuantity(String(text));
  if (parsed === undefined) throw new Error(`not a quantity: ${text}`);
  return parsed;
}

/** Shortest exact decimal: 12.500000 prints as "12.5". */
export function formatQuantity(value: Quantity): string {
  const sign = value < 0n ? '-' : '';
  const absolute = value < 0n ? -value : value;
  const fraction = (absolute % MILLION).toString().padStart(QUANTITY_SCALE, '0').replace(/0+$/, '');
  return `${sign}${absolute / MILLION}${fraction === '' ? '' : `.${fraction}`}`;
}

export const addQuantities = (values: readonly Quantity[]): Quantity => values.reduce<bigint>((sum, value) => sum + value, 0n) as Quantity;
export const plus = (a: Quantity, b: Quantity): Quantity => (a + b) as Quantity;
export const minus = (a: Quantity, b: Quantity): Quantity => (a - b) as Quantity;
export const least = (a: Quantity, b: Quantity): Quantity => (a < b ? a : b);
export const most = (a: Quantity, b: Quantity): Quantity => (a > b ? a : b);

/** True when the value needs no more than `scale` digits after the point. */
export function fitsScale(value: Quantity, scale: number): boolean {
  return value % 10n ** BigInt(QUANTITY_SCALE - scale) === 0n;
}

/** An exact factor: 1 case = numerator/denominator base units. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Exact conversion to base units. Undefined when the result needs more than 6 decimals (a rounded ledger is a wrong ledger) or 14 digits. */
export function convert(value: Quantity, factor: Ratio): Quantity | undefined {
  const product = value * factor.numerator;
  if (product % factor.denominator !== 0n) return undefined;
  const converted = product / factor.denominator;
  return converted < QUANTITY_LIMIT && -converted < QUANTITY_LIMIT ? (converted as Quantity) : undefined;
}
