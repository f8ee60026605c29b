import { shortText } from './shortText.js';

const MAX_TAG_LENGTH = 3;
const MAX_SHOWN = 20;

/** The characters up to the first separator. What is no tag comes back as it stands, shortened. */
export function tagOf(codes: Uint8Array | Uint16Array, from: number, end: number): string {
  let index = from;
  while (index < end && isTagCharacter(codes[index] ?? 0)) index += 1;
  const isTag = index === end && end - from <= MAX_TAG_LENGTH;
  return (isTag ? shortText(codes, from, end) : undefined) ?? noTag(codes, from, end);
}

function noTag(codes: Uint8Array | Uint16Array, from: number, end: number): string {
  return String.fromCharCode(...codes.subarray(from, Math.min(end, from + MAX_SHOWN))).trim();
}

const isTagCharacter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
