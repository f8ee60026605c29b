import { IssueList, type EdiIssue } from '../ediIssue.js';
import type { EdiSeverities } from '../profile.js';
import { checkGroup, checkInterchange, checkSet } from './envelopeChecks.js';
import { groupHeader, interchangeHeader } from './headers.js';
import type { EnvelopeEvent, GroupHeader, InterchangeHeader, RawTransactionSet } from './interchange.js';
import { elementText, positionOf, type Segment } from './segment.js';
import { SegmentCursor } from './segmentCursor.js';

/** A set is held in memory as a whole; a larger one is refused (about 5 MB of text, ten times the largest ASN seen). */
export const MAX_SET_SEGMENTS = 250_000;

/**
 * Walks the envelopes of a file: interchanges, groups, transaction sets. Holds one transaction set at a time. Never throws: what is wrong comes
 * as an issue of the set, group, interchange or file it is about.
 */
export function* readEnvelopes(bytes: Uint8Array, severities: EdiSeverities): Generator<EnvelopeEvent, void, void> {
  const cursor = new SegmentCursor(bytes);
  const reader = new EnvelopeReader(cursor, severities);
  for (let segment = cursor.next(); segment !== undefined; segment = cursor.next()) {
    const events = reader.take(segment);
    if (events.length > 0) yield* events;
  }
  yield* reader.finish(cursor.problem);
}

const NOTHING: readonly EnvelopeEvent[] = [];

class EnvelopeReader {
  readonly #cursor: SegmentCursor;
  readonly #severities: EdiSeverities;
  readonly #fileIssues = new IssueList();
  #interchange: OpenInterchange | undefined;
  #group: OpenGroup | undefined;
  #set: OpenSet | undefined;
  #strayReported = false;

  constructor(cursor: SegmentCursor, severities: EdiSeverities) {
    this.#cursor = cursor;
    this.#severities = severities;
  }

  take(segment: Segment): readonly EnvelopeEvent[] {
    switch (segment.tag) {
      case 'ISA':
        return this.#openInterchange(segment);
      case 'GS':
        return this.#openGroup(segment);
      case 'ST':
        return this.#openSet(segment);
      case 'SE':
        return this.#closeSet(segment, segment);
      case 'GE':
        return this.#closeGroup(segment, segment);
      case 'IEA':
        return this.#closeInterchange(segment, segment);
      default:
        return this.#addToSet(segment);
    }
  }

  finish(problem: EdiIssue | undefined): readonly EnvelopeEvent[] {
    const events = this.#closeInterchange(undefined, undefined);
    if (problem !== undefined) {
      const { severity, ...rest } = problem;
      this.#fileIssues.add(severity, rest);
    }
    const issues = this.#fileIssues.all();
    return issues.length === 0 ? events : [...events, { kind: 'fileIssues', issues }];
  }

  #openInterchange(isa: Segment): readonly EnvelopeEvent[] {
    const events = this.#closeInterchange(undefined, isa);
    const delimiters = this.#cursor.delimiters;
    if (delimiters === undefined) return events;
    const header = interchangeHeader(isa, delimiters);
    this.#interchange = { header, groups: 0, controlNumbers: new Set(), issues: new IssueList(), fixedWidth: this.#cursor.isaFixedWidth };
    this.#strayReported = false;
    return [...events, { kind: 'interchangeStart', interchange: header }];
  }

  #openGroup(gs: Segment): readonly EnvelopeEvent[] {
    const events = this.#closeGroup(undefined, gs);
    const interchange = this.#interchange;
    if (interchange === undefined) return this.#stray(gs, events);
    const header = groupHeader(gs);
    const duplicate = interchange.controlNumbers.has(header.controlNumber);
    interchange.controlNumbers.add(header.controlNumber);
    interchange.groups += 1;
    this.#group = { header, duplicate, sets: 0, controlNumbers: new Set(), issues: new IssueList() };
    return [...events, { kind: 'groupStart', group: header }];
  }

  #openSet(st: Segment): readonly EnvelopeEvent[] {
    const events = this.#closeSet(undefined, st);
    const group = this.#group;
    if (group === undefined) return this.#stray(st, events);
    const controlNumber = elementText(st, 2);
    const duplicate = group.controlNumbers.has(controlNumber);
    group.controlNumbers.add(controlNumber);
    group.sets += 1;
    this.#set = { segments: [st], duplicate, tooLarge: false };
    return events;
  }

  #addToSet(segment: Segment): readonly EnvelopeEvent[] {
    const set = this.#set;
    // TA1 stands between ISA and GS; node-x12 and others break on it (node-x12 issue 46).
    if (set === undefined) return segment.tag === 'TA1' && this.#group === undefined ? NOTHING : this.#stray(segment, NOTHING);
    if (set.segments.length < MAX_SET_SEGMENTS) set.segments.push(segment);
    else set.tooLarge = true;
    return NOTHING;
  }

  /** `next` is the segment that ends the set, its SE or another; undefined at the end of the file. */
  #closeSet(se: Segment | undefined, next: Segment | undefined): readonly EnvelopeEvent[] {
    const open = this.#set;
    const group = this.#group;
    if (open === undefined || group === undefined) return se === undefined ? [] : this.#stray(se, []);
    this.#set = undefined;
    if (se !== undefined) open.segments.push(se);
    const trailer = { se, cut: se !== undefined && this.#cursor.unterminated, next };
    const issues = checkSet({ ...open, ...trailer, group: group.header }, this.#severities);
    const st = open.segments[0];
    const set: RawTransactionSet = {
      type: st === undefined ? '' : elementText(st, 1),
      controlNumber: st === undefined ? '' : elementText(st, 2),
      segments: open.segments,
      issues,
    };
    return [{ kind: 'set', set }];
  }

  #closeGroup(ge: Segment | undefined, next: Segment | undefined): readonly EnvelopeEvent[] {
    const events = this.#closeSet(undefined, next);
    const group = this.#group;
    if (group === undefined) return ge === undefined ? events : this.#stray(ge, events);
    this.#group = undefined;
    const cut = ge !== undefined && this.#cursor.unterminated;
    checkGroup({ ...group, ge, cut }, this.#severities);
    const included = Number.parseInt(ge === undefined ? '' : elementText(ge, 1), 10);
    const includedSets = Number.isSafeInteger(included) && included >= 0 ? included : group.sets;
    return [...events, { kind: 'groupEnd', includedSets, issues: group.issues.all() }];
  }

  #closeInterchange(iea: Segment | undefined, next: Segment | undefined): readonly EnvelopeEvent[] {
    const events = this.#closeGroup(undefined, next);
    const interchange = this.#interchange;
    if (interchange === undefined) return iea === undefined ? events : this.#stray(iea, events);
    this.#interchange = undefined;
    this.#strayReported = false;
    checkInterchange({ ...interchange, iea, unterminated: this.#cursor.unterminated }, this.#severities);
    return [...events, { kind: 'interchangeEnd', issues: interchange.issues.all() }];
  }

  /** A segment where none may stand. Inside a group it may be the rest of a set that lost its ST: the whole group is rejected. */
  #stray(segment: Segment, events: readonly EnvelopeEvent[]): readonly EnvelopeEvent[] {
    if (this.#strayReported) return events;
    this.#strayReported = true;
    const at = positionOf(segment);
    const seen = segment.tag.slice(0, 20);
    const issue = { code: 'SEGMENT_OUTSIDE_SET', message: 'A segment stands outside any transaction set.', at, seen };
    if (this.#group !== undefined) {
      this.#group.issues.add('reject', { ...issue, expected: 'ST or GE', ack: { level: 'group', code: '6' } });
    } else if (this.#interchange !== undefined) {
      this.#interchange.issues.add('reject', { ...issue, expected: 'GS or IEA', ack: { level: 'interchange', code: '022' } });
    } else {
      const message = 'Something follows the last interchange and was not read.';
      this.#fileIssues.add(this.#severities.TRAILING_DATA, {
        ...issue,
        code: 'TRAILING_DATA',
        message,
        expected: 'ISA or the end of the file',
      });
    }
    return events;
  }
}

interface OpenInterchange {
  readonly header: InterchangeHeader;
  readonly controlNumbers: Set<string>;
  readonly issues: IssueList;
  readonly fixedWidth: boolean;
  groups: number;
}

interface OpenGroup {
  readonly header: GroupHeader;
  readonly controlNumbers: Set<string>;
  readonly issues: IssueList;
  readonly duplicate: boolean;
  sets: number;
}

interface OpenSet {
  readonly segments: Segment[];
  readonly duplicate: boolean;
  tooLarge: boolean;
}
