import type { Position } from '../../contract/connector.js';

/** One segment as it stands in the file. */
export interface Segment {
  readonly tag: string;
  /** `elements[0]` is the tag, so that an index is the element's number in X12: SN102 is `elements[2]`. */
  readonly elements: readonly string[];
  /** Offset of the tag's first byte from the start of the file. */
  readonly byte: number;
  /** 1 is the first ISA of the file; counts on through all its interchanges. */
  readonly ordinal: number;
  /** Bytes from the tag up to the terminator, without it. */
  readonly length: number;
}

const SPACE = 32;

/** The element without padding; empty when it is absent. */
export function elementText(segment: Segment, element: number): string {
  const text = segment.elements[element];
  if (text === undefined || text === '') return '';
  return text.charCodeAt(text.length - 1) === SPACE || text.charCodeAt(0) === SPACE ? text.trim() : text;
}

/** Where an element (or the whole segment, without `element`) stands in the file. */
export function positionOf(segment: Segment, element?: number, hl?: string): Position {
  const position = { byte: segment.byte, segment: segment.ordinal, tag: segment.tag };
  if (element === undefined) return hl === undefined ? position : { ...position, hl };
  const byte = segment.byte + offsetOf(segment, element);
  return hl === undefined ? { ...position, byte, element } : { ...position, byte, element, hl };
}

function offsetOf(segment: Segment, element: number): number {
  const before = segment.elements.slice(0, element);
  const text = before.join('*');
  // An element that is absent is looked for at the segment's end, where it would have stood.
  if (element >= segment.elements.length) return segment.length;
  return (isSingleByte(segment) ? text.length : Buffer.byteLength(text)) + 1;
}

function isSingleByte(segment: Segment): boolean {
  return segment.elements.reduce((sum, text) => sum + text.length + 1, -1) >= segment.length;
}
