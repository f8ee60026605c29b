import { elementsOf, type Segment } from './segment.js';

/** Tags that may start a segment swallowed by another terminator: the ones of envelopes and of the documents read here. */
const SWALLOWED =
  /[^A-Za-z0-9 .,'/()&-]\s*(?:ISA|GS|ST|BSN|HL|LIN|SN1|PRF|PO4|PID|MEA|TD1|TD3|TD5|REF|MAN|DTM|N1|N2|N3|N4|PER|CTT|SE|GE|IEA)$/;

/**
 * Finds the first segment that swallowed its neighbour: with `$` among `~`, "HL*1**S$HL*2*1*O" is read as one segment whose element is "S$HL"
 * (1 of 28 files; it made a parent vanish).
 */
export function findForeignTerminator(segments: readonly Segment[]): { segment: Segment; element: number; seen: string } | undefined {
  for (const segment of segments) {
    const elements = elementsOf(segment);
    const element = elements.findIndex((text, index) => index > 0 && index < elements.length - 1 && SWALLOWED.test(text));
    if (element > 0) return { segment, element, seen: (elements[element] ?? '').slice(-20).replace(/[^\x20-\x7e]/g, '.') };
  }
  return undefined;
}
