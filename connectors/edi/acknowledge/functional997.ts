import type { DecodedGroup, DecodedInterchange, DecodedSet } from '../decodedEdi.js';
import { type AckNote, type EdiIssue, isRejected } from '../ediIssue.js';
import type { EdiProfile } from '../profile.js';
import { isWritable, type OutboundSegment } from './writeSegments.js';

/** AK5 and AK9 name at most five codes, an AK3 at most 99 AK4. */
const MAX_CODES = 5;
const MAX_ELEMENT_NOTES = 99;
/** Segments told of one set; a sender mends a garbled set by its first errors. */
const MAX_SEGMENT_NOTES = 200;
/** AK404 repeats at most 99 characters. */
const MAX_COPY = 99;

/** A status of AK5 and AK9: accepted, accepted with errors noted, partially accepted, rejected. */
export type AckStatus = 'A' | 'E' | 'P' | 'R';

export interface GroupAcknowledgement {
  readonly status: AckStatus;
  /** AK1 to AK9. */
  readonly segments: readonly OutboundSegment[];
}

/** The body of the 997 that answers one group: what was received, and each set's fate with the places of its errors. */
export function acknowledgeGroup(group: DecodedGroup, interchange: DecodedInterchange, profile: EdiProfile): GroupAcknowledgement {
  const voided = isRejected(group.issues) || isRejected(interchange.issues);
  const sets = group.sets.map((set) => ({ set, status: setStatus(set, voided, profile) }));
  const accepted = sets.filter(({ status }) => status !== 'R').length;
  const codes = groupCodes(group, profile);
  const status = groupStatus({
    voided,
    accepted,
    noted: codes.length > 0 || sets.some((each) => each.status === 'E'),
    received: sets.length,
  });
  const summary = [status, String(group.includedSets), String(sets.length), String(accepted), ...codes];
  return {
    status,
    segments: [
      { tag: 'AK1', elements: [group.header.functionalId, group.header.controlNumber] },
      ...sets.flatMap((each) => setSegments(each.set, each.status)),
      { tag: 'AK9', elements: summary },
    ],
  };
}

function setStatus(set: DecodedSet, voided: boolean, profile: EdiProfile): AckStatus {
  if (voided || isRejected(set.issues)) return 'R';
  return profile.acknowledgement.noted === 'E' && set.issues.some(isTold) ? 'E' : 'A';
}

interface GroupOutcome {
  readonly voided: boolean;
  readonly accepted: number;
  readonly received: number;
  readonly noted: boolean;
}

function groupStatus({ voided, accepted, received, noted }: GroupOutcome): AckStatus {
  if (voided || (accepted === 0 && received > 0)) return 'R';
  if (accepted < received) return 'P';
  return noted ? 'E' : 'A';
}

function groupCodes(group: DecodedGroup, profile: EdiProfile): readonly string[] {
  const told =
    profile.acknowledgement.noted === 'E' ? group.issues.filter(isTold) : group.issues.filter((issue) => issue.severity === 'reject');
  return distinct(told.flatMap(({ ack }) => (ack?.level === 'group' ? [ack.code] : [])));
}

function setSegments(set: DecodedSet, status: AckStatus): readonly OutboundSegment[] {
  const notes = status === 'A' ? [] : set.issues.filter(isTold).flatMap(({ ack }) => (ack === undefined ? [] : [ack]));
  const segments = segmentNotes(notes);
  const codes = distinct([...notes.flatMap((note) => (note.level === 'set' ? [note.code] : [])), ...(segments.length > 0 ? ['5'] : [])]);
  return [{ tag: 'AK2', elements: [set.type, set.controlNumber] }, ...segments, { tag: 'AK5', elements: [status, ...codes] }];
}

type SegmentNote = Extract<AckNote, { level: 'segment' }>;
type ElementNote = Extract<AckNote, { level: 'element' }>;

/** AK3 for each segment in error, its AK4s behind it, in message order. */
function segmentNotes(notes: readonly AckNote[]): readonly OutboundSegment[] {
  const bySegment = new Map<number, (SegmentNote | ElementNote)[]>();
  for (const note of notes) {
    if (note.level !== 'segment' && note.level !== 'element') continue;
    const together = bySegment.get(note.segmentInSet) ?? [];
    together.push(note);
    bySegment.set(note.segmentInSet, together);
  }
  const inOrder = [...bySegment].sort(([one], [other]) => one - other).slice(0, MAX_SEGMENT_NOTES);
  return inOrder.flatMap(([, together]) => notesOfSegment(together));
}

function notesOfSegment(notes: readonly (SegmentNote | ElementNote)[]): readonly OutboundSegment[] {
  const whole = notes.flatMap((note) => (note.level === 'segment' ? [note] : []));
  const elements = notes.flatMap((note) => (note.level === 'element' ? [note] : [])).slice(0, MAX_ELEMENT_NOTES);
  const first = elements[0];
  return [
    ...whole.map((note) => segmentNote(note.tag, note.segmentInSet, note.code)),
    ...(first === undefined ? [] : [segmentNote(first.tag, first.segmentInSet, '8')]),
    ...elements.map(elementNote),
  ];
}

/** AK301 takes two or three characters: a swallowed or garbled tag is cut to fit. */
function segmentNote(tag: string, segmentInSet: number, code: string): OutboundSegment {
  const shown = /^[A-Z0-9]{2,3}$/.test(tag)
    ? tag
    : tag
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, 3)
        .padEnd(2, '?');
  return { tag: 'AK3', elements: [shown, String(segmentInSet), '', code] };
}

/** The copy of bad data is left out where it cannot be written: it may hold our separators. */
function elementNote(note: ElementNote): OutboundSegment {
  const copy = (note.seen ?? '').slice(0, MAX_COPY);
  const number = note.dataElement === undefined ? '' : String(note.dataElement);
  return { tag: 'AK4', elements: [String(note.element), number, note.code, isWritable(copy) ? copy : ''] };
}

/** What the sender is told: everything with a code of its own that is worth more than a remark. */
const isTold = (issue: EdiIssue): boolean => issue.ack !== undefined && issue.severity !== 'info';

const distinct = (codes: readonly string[]): readonly string[] => [...new Set(codes)].slice(0, MAX_CODES);
