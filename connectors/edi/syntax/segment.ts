import type { Position } from '../../contract/connector.js';
import { shortText } from './shortText.js';

const SPACE = 32;

/** A stretch of the file. Places in it are counted from its start. */
export interface Page {
  /** Offset of its first byte from the start of the file. */
  readonly byte: number;
  /** Reading codes of a typed array in place is 2-3 times as fast as the same on strings (bench/edi). */
  readonly codes: Uint8Array | Uint16Array;
  /** The same characters, to cut elements from. */
  readonly text: string;
  /** False when characters have several bytes or line ends were folded away: then places in the page are not places in the file. */
  readonly isInPlace: boolean;
  /** Where elements end, tags included, segment after segment: found once, while looking for the terminator. */
  readonly ends: Int32Array;
}

/**
 * One segment as it stands in the file. It points into its page and elements are cut out only when asked for: most elements of an ASN are
 * checked and never used.
 */
export interface Segment {
  readonly tag: string;
  readonly page: Page;
  /** Where in the page the tag starts. */
  readonly from: number;
  /** Indexes in `page.ends` of the tag's end and of the last element's end; they are the same when there is nothing but a tag. */
  readonly first: number;
  readonly last: number;
  /** True when it surely holds no control character. */
  readonly isPrintable: boolean;
  /** Offset of the tag's first byte from the start of the file. */
  readonly byte: number;
  /** 1 is the first ISA of the file; counts on through all its interchanges. */
  readonly ordinal: number;
  /** Bytes from the tag up to the terminator, without it. */
  readonly length: number;
}

/** All elements, untrimmed. The first is the tag, so that an index is the element's number in X12: SN102 is `[2]`. */
export function elementsOf(segment: Segment): readonly string[] {
  const { page, first, last } = segment;
  return Array.from({ length: last - first + 1 }, (_, element) => page.text.substring(startOf(segment, element), endOf(segment, element)));
}

/** The element without padding blanks; empty when it is absent. */
export function elementText(segment: Segment, element: number): string {
  const { page, first, last } = segment;
  if (first + element > last) return '';
  const { codes, ends, text } = page;
  let from = element === 0 ? segment.from : (ends[first + element - 1] ?? 0) + 1;
  let to = ends[first + element] ?? 0;
  while (from < to && codes[from] === SPACE) from += 1;
  while (to > from && codes[to - 1] === SPACE) to -= 1;
  return shortText(codes, from, to) ?? text.substring(from, to);
}

/** True when the element holds exactly this; cuts no text. */
export function elementIs(segment: Segment, element: number, value: string): boolean {
  const { codes } = segment.page;
  let start = startOf(segment, element);
  let end = endOf(segment, element);
  while (start < end && codes[start] === SPACE) start += 1;
  while (end > start && codes[end - 1] === SPACE) end -= 1;
  if (end - start !== value.length) return false;
  for (let index = 0; index < value.length; index += 1) if (codes[start + index] !== value.charCodeAt(index)) return false;
  return true;
}

/** Number of the last element; the tag is 0. */
export const elementCount = ({ first, last }: Segment): number => last - first;

/** Where in its page an element starts; an absent one is empty and stands at the segment's end. */
export function startOf({ page, from, first, last }: Segment, element: number): number {
  if (element === 0) return from;
  return first + element > last ? (page.ends[last] ?? 0) : (page.ends[first + element - 1] ?? 0) + 1;
}

/** Where in its page an element ends. */
export function endOf({ page, first, last }: Segment, element: number): number {
  return page.ends[Math.min(first + element, last)] ?? 0;
}

/** Where an element (or the whole segment, without `element`) stands in the file. An absent element is looked for at the segment's end. */
export function positionOf(segment: Segment, element?: number, hl?: string): Position {
  const { ordinal, tag } = segment;
  if (element === undefined) {
    return hl === undefined ? { byte: segment.byte, segment: ordinal, tag } : { byte: segment.byte, segment: ordinal, tag, hl };
  }
  const byte = segment.page.isInPlace ? segment.page.byte + startOf(segment, element) : segment.byte + offsetOf(segment, element);
  return hl === undefined ? { byte, segment: ordinal, tag, element } : { byte, segment: ordinal, tag, element, hl };
}

function offsetOf(segment: Segment, element: number): number {
  if (element > elementCount(segment)) return segment.length;
  return Buffer.byteLength(segment.page.text.substring(segment.from, startOf(segment, element)));
}
