import type { DecodedEdi, DecodedGroup, DecodedInterchange, DecodedSet, EdiEvent } from './decodedEdi.js';
import { readShipNotice } from './documents/shipNotice856/readShipNotice.js';
import { type EdiIssue, isRejected } from './ediIssue.js';
import type { EdiProfile } from './profile.js';
import type { GroupHeader, InterchangeHeader, RawTransactionSet } from './syntax/interchange.js';
import { readEnvelopes } from './syntax/readEnvelopes.js';
import { positionOf } from './syntax/segment.js';

/**
 * Reads a whole file under a partner's profile. Pure: the same bytes and profile give the same result. Never throws; what is wrong is an issue
 * with its place.
 */
export function decodeEdi(bytes: Uint8Array, profile: EdiProfile): DecodedEdi {
  const interchanges: DecodedInterchange[] = [];
  const issues: EdiIssue[] = [];
  let interchange: { header: InterchangeHeader; groups: DecodedGroup[] } | undefined;
  let group: { header: GroupHeader; sets: DecodedSet[] } | undefined;
  for (const event of readEdi(bytes, profile)) {
    if (event.kind === 'interchangeStart') interchange = { header: event.interchange, groups: [] };
    else if (event.kind === 'groupStart') group = { header: event.group, sets: [] };
    else if (event.kind === 'set') group?.sets.push(event.set);
    else if (event.kind === 'groupEnd' && group)
      interchange?.groups.push({ ...group, includedSets: event.includedSets, issues: event.issues });
    else if (event.kind === 'interchangeEnd' && interchange) interchanges.push({ ...interchange, issues: event.issues });
    else if (event.kind === 'fileIssues') issues.push(...event.issues);
  }
  return { interchanges, issues };
}

/** The same, set by set, holding one transaction set at a time: 50 MB in constant memory (bench/edi). */
export function* readEdi(bytes: Uint8Array, profile: EdiProfile): Generator<EdiEvent, void, void> {
  for (const event of readEnvelopes(bytes, profile.severities)) {
    yield event.kind === 'set' ? { kind: 'set', set: decodeSet(event.set, profile) } : event;
  }
}

/** True when the sender must send the set again: something in it, around it, or in the file says so. */
export function isSetRejected(set: DecodedSet, within: { group: DecodedGroup; interchange: DecodedInterchange }): boolean {
  return isRejected(set.issues) || isRejected(within.group.issues) || isRejected(within.interchange.issues);
}

function decodeSet(raw: RawTransactionSet, profile: EdiProfile): DecodedSet {
  const st = raw.segments[0];
  const at = st === undefined ? { byte: 0, segment: 0 } : positionOf(st);
  const head = { type: raw.type, controlNumber: raw.controlNumber, at, segmentCount: raw.segments.length };
  if (ACKNOWLEDGEMENTS.has(raw.type)) return { ...head, issues: [...raw.issues, acknowledgementReceived(raw, at)] };
  if (raw.type !== '856') return { ...head, issues: [...raw.issues, notSupported(raw, at)] };
  const { notice, issues } = readShipNotice(raw, profile);
  const all = raw.issues.length === 0 ? issues : [...raw.issues, ...issues];
  return notice === undefined ? { ...head, issues: all } : { ...head, notice, issues: all };
}

/** Noted and nothing more: an acknowledgement is never answered. */
const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(['997', '999']);

function acknowledgementReceived(raw: RawTransactionSet, at: DecodedSet['at']): EdiIssue {
  return { severity: 'info', code: 'SET_IS_ACKNOWLEDGEMENT', message: 'The set acknowledges a message of ours.', at, seen: raw.type };
}

function notSupported(raw: RawTransactionSet, at: DecodedSet['at']): EdiIssue {
  return {
    severity: 'reject',
    code: 'SET_NOT_SUPPORTED',
    message: 'Transaction sets of this kind are not read.',
    at: { ...at, element: 1 },
    seen: raw.type.slice(0, 20),
    expected: '856',
    ack: { level: 'set', code: '1' },
  };
}
