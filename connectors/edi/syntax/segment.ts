import type { Position } from '../../contract/connector.js';
import { shortText } from './shortText.js';

const SPACE = 32;

/**
 * One segment as it stands in the file. It points into the file and elements are cut out only when asked for: most elements of an ASN are
 * checked and never used. Reading the codes of a typed array in place is 2-3 times as fast as the same on strings (bench/edi).
 */
export interface Segment {
  readonly tag: string;
  /** Character codes; the segment lies from `from` up to `to`, tag first, without the terminator. */
  readonly codes: Uint8Array | Uint16Array;
  readonly from: number;
  readonly to: number;
  /** The same characters as text, and where in it the segment starts. */
  readonly text: string;
  readonly textStart: number;
  /** Character code of the element separator. */
  readonly separator: number;
  /** Offset of the tag's first byte from the start of the file. */
  readonly byte: number;
  /** 1 is the first ISA of the file; counts on through all its interchanges. */
  readonly ordinal: number;
  /** Bytes from the tag up to the terminator, without it. */
  readonly length: number;
}

/** All elements, untrimmed. The first is the tag, so that an index is the element's number in X12: SN102 is `[2]`. */
export function elementsOf(segment: Segment): readonly string[] {
  return cut(segment, segment.from, segment.to).split(String.fromCharCode(segment.separator));
}

/** The element without padding blanks; empty when it is absent. */
export function elementText(segment: Segment, element: number): string {
  const start = startOf(segment, element);
  return start < 0 ? '' : trimmed(segment, start, endOf(segment, start));
}

/** True when the element holds exactly this; cuts no text. */
export function elementIs(segment: Segment, element: number, value: string): boolean {
  const start = startOf(segment, element);
  if (start < 0) return value === '';
  const { codes } = segment;
  let end = endOf(segment, start);
  while (end > start && codes[end - 1] === SPACE) end -= 1;
  if (end - start !== value.length) return false;
  for (let index = 0; index < value.length; index += 1) if (codes[start + index] !== value.charCodeAt(index)) return false;
  return true;
}

/** Reads elements one after the other, from the first on; cheaper than asking for each by its number. */
export function forEachElement(segment: Segment, read: (text: string, element: number) => void): void {
  let element = 1;
  for (let start = startOf(segment, 1); start >= 0 && start <= segment.to; element += 1) {
    const end = endOf(segment, start);
    read(trimmed(segment, start, end), element);
    start = end + 1;
  }
}

/** Where an element (or the whole segment, without `element`) stands in the file. An absent element is looked for at the segment's end. */
export function positionOf(segment: Segment, element?: number, hl?: string): Position {
  const { ordinal, tag } = segment;
  if (element === undefined) {
    return hl === undefined ? { byte: segment.byte, segment: ordinal, tag } : { byte: segment.byte, segment: ordinal, tag, hl };
  }
  const byte = segment.byte + offsetOf(segment, element);
  return hl === undefined ? { byte, segment: ordinal, tag, element } : { byte, segment: ordinal, tag, element, hl };
}

function offsetOf(segment: Segment, element: number): number {
  const start = startOf(segment, element);
  if (start < 0) return segment.length;
  // A segment with characters of several bytes was decoded by itself; count bytes again.
  if (segment.to - segment.from === segment.length) return start - segment.from;
  return Buffer.byteLength(cut(segment, segment.from, start));
}

/** Index of the element's first character; -1 when the segment has fewer elements. */
function startOf({ codes, from, to, separator }: Segment, element: number): number {
  let index = from;
  for (let number = 0; number < element; index += 1) {
    if (index >= to) return -1;
    if (codes[index] === separator) number += 1;
  }
  return index;
}

function endOf({ codes, to, separator }: Segment, start: number): number {
  let index = start;
  while (index < to && codes[index] !== separator) index += 1;
  return index;
}

function trimmed(segment: Segment, start: number, end: number): string {
  const { codes } = segment;
  let from = start;
  let to = end;
  while (from < to && codes[from] === SPACE) from += 1;
  while (to > from && codes[to - 1] === SPACE) to -= 1;
  return shortText(codes, from, to) ?? cut(segment, from, to);
}

function cut({ text, textStart, from }: Segment, start: number, end: number): string {
  return text.substring(textStart + start - from, textStart + end - from);
}
