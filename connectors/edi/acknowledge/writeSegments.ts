import { X12Interchange, X12Segment, X12SerializationOptions } from 'node-x12';

export interface Punctuation {
  readonly element: string;
  readonly terminator: string;
  readonly component: string;
}

/** How our own messages are punctuated. */
export const OUTBOUND: Punctuation = { element: '*', terminator: '~', component: '>' };

const UNWRITABLE = /[\x00-\x1f\x7f-\uffff]/;

export interface OutboundSegment {
  readonly tag: string;
  readonly elements: readonly string[];
}

export interface OutboundSet {
  /** ST01 and ST02. */
  readonly header: readonly string[];
  readonly segments: readonly OutboundSegment[];
}

export interface OutboundGroup {
  readonly header: readonly string[];
  readonly sets: readonly OutboundSet[];
}

export interface OutboundInterchange {
  /** ISA01 to ISA16; padding is added. */
  readonly header: readonly string[];
  /** Between ISA and the first group. */
  readonly technical: readonly OutboundSegment[];
  readonly groups: readonly OutboundGroup[];
}

export type Written =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly element: string; readonly seen: string };

/** True when the text can stand in an element: X12 has no escape, and node-x12 writes out as they are what would shift elements or end a segment. */
export function isWritable(text: string, { element, terminator, component }: Punctuation = OUTBOUND): boolean {
  return !UNWRITABLE.test(text) && ![element, terminator, component].some((each) => text.includes(each));
}

/** Writes an interchange. Refuses any element that would change the structure of the message. */
export function writeInterchange(interchange: OutboundInterchange, punctuation: Punctuation = OUTBOUND): Written {
  const refused = firstUnwritable(interchange, punctuation);
  if (refused !== undefined) return { ok: false, ...refused };
  const options = new X12SerializationOptions({
    elementDelimiter: punctuation.element,
    segmentTerminator: punctuation.terminator,
    subElementDelimiter: punctuation.component,
  });
  const written = new X12Interchange(options);
  written.setHeader([...interchange.header]);
  for (const group of interchange.groups) addGroup(written, group);
  if (interchange.technical.length === 0) return { ok: true, text: written.toString() };
  // node-x12 knows no segment outside a group (its issue 46), so TA1 is put behind the ISA here.
  const technical = interchange.technical.map(({ tag, elements }) => new X12Segment(tag, options).setElements([...elements]).toString());
  const head = written.header.toString();
  return { ok: true, text: head + technical.join('') + written.toString().slice(head.length) };
}

function addGroup(interchange: X12Interchange, group: OutboundGroup): void {
  const added = interchange.addFunctionalGroup();
  added.setHeader([...group.header]);
  for (const set of group.sets) {
    const transaction = added.addTransaction();
    transaction.setHeader([...set.header]);
    for (const { tag, elements } of set.segments) transaction.addSegment(tag, withoutEmptyEnd(elements));
  }
}

function withoutEmptyEnd(elements: readonly string[]): string[] {
  const last = elements.findLastIndex((element) => element !== '');
  return elements.slice(0, last + 1);
}

function firstUnwritable(interchange: OutboundInterchange, punctuation: Punctuation): { element: string; seen: string } | undefined {
  const groups = interchange.groups.flatMap((group) => [
    { tag: 'GS', elements: group.header },
    ...group.sets.flatMap((set) => [{ tag: 'ST', elements: set.header }, ...set.segments]),
  ]);
  // ISA16 is the component separator itself.
  for (const { tag, elements } of [{ tag: 'ISA', elements: interchange.header.slice(0, 15) }, ...interchange.technical, ...groups]) {
    const index = elements.findIndex((element) => !isWritable(element, punctuation));
    if (index >= 0) return { element: `${tag}${String(index + 1).padStart(2, '0')}`, seen: elements[index] ?? '' };
  }
  return undefined;
}
