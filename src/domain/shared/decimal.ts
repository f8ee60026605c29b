/** Compares two decimals in plain notation exactly, below zero when the first is less; undefined when one is none: "1e3", "red". */
export function compareDecimals(a: string, b: string): number | undefined {
  const [first, second] = [partsOf(a), partsOf(b)];
  if (first === undefined || second === undefined) return undefined;
  const places = Math.max(first.fraction.length, second.fraction.length);
  const difference = scaled(first, places) - scaled(second, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

interface Parts {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
}

/** Nobody measures in more digits than these. */
const MAXIMUM_LENGTH = 100;

function partsOf(text: string): Parts | undefined {
  const match = text.length > MAXIMUM_LENGTH ? null : /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  return match ? { sign: match[1] ?? '', whole: match[2] ?? '', fraction: match[3] ?? '' } : undefined;
}

const scaled = ({ sign, whole, fraction }: Parts, places: number): bigint => BigInt(`${sign}${whole}${fraction.padEnd(places, '0')}`);
