import { shortText } from './shortText.js';

const SPACE = 32;
const MAX_SHOWN = 20;

/** The characters up to the first separator. What is no tag comes back as it stands, shortened. */
export function tagOf(codes: Uint8Array | Uint16Array, from: number, end: number): string {
  const isTrimmed = end > from && (codes[end - 1] ?? 0) > SPACE;
  return (isTrimmed ? shortText(codes, from, end) : undefined) ?? longTag(codes, from, end);
}

function longTag(codes: Uint8Array | Uint16Array, from: number, end: number): string {
  return String.fromCharCode(...codes.subarray(from, Math.min(end, from + MAX_SHOWN))).trim();
}
