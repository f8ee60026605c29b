import { type EdiIssue, IssueList } from '../ediIssue.js';
import type { EdiSeverities } from '../profile.js';
import { checkIsa } from './checkIsa.js';
import type { GroupHeader, InterchangeHeader } from './interchange.js';
import { findForeignTerminator } from './foreignTerminator.js';
import { elementText, positionOf, type Segment } from './segment.js';

/** X12 717 (AK502), 716 (AK905) and I18 (TA105) codes. */
const SET = { trailerMissing: '2', controlNumber: '3', segmentCount: '4', segmentsInError: '5', duplicate: '7' } as const;
const GROUP = { trailerMissing: '3', controlNumber: '4', setCount: '5', duplicate: '19' } as const;
const INTERCHANGE = { controlNumber: '001', groupCount: '021', cut: '023' } as const;

interface ReadSet {
  readonly segments: readonly Segment[];
  readonly se: Segment | undefined;
  /** The SE ended with the file: its last characters may be missing. */
  readonly cut: boolean;
  /** What came instead of the SE. */
  readonly next: Segment | undefined;
  readonly duplicate: boolean;
  readonly tooLarge: boolean;
  readonly group: GroupHeader;
}

/** Everything the envelope can say about one set. */
export function checkSet(set: ReadSet, severities: EdiSeverities): readonly EdiIssue[] {
  const issues = new IssueList();
  const st = set.segments[0];
  if (st === undefined) return [];
  if (set.duplicate) {
    const ack = { level: 'set', code: SET.duplicate } as const;
    const message = 'The transaction set control number occurs twice in its group.';
    issues.add(severities.ST_DUPLICATE, { code: 'ST_DUPLICATE', message, at: positionOf(st, 2), seen: elementText(st, 2), ack });
  }
  if (elementText(st, 1) === '856' && set.group.functionalId !== 'SH') {
    const message = 'The group is not marked as holding ship notices; the set is read by ST01.';
    const seen = set.group.functionalId;
    issues.add(severities.GROUP_KIND, { code: 'GROUP_KIND', message, at: positionOf(set.group.gs, 1), seen, expected: 'SH' });
  }
  if (set.tooLarge) {
    const ack = { level: 'set', code: SET.segmentsInError } as const;
    issues.add('reject', {
      code: 'SET_TOO_LARGE',
      message: 'The transaction set has more segments than are read.',
      at: positionOf(st),
      ack,
    });
  }
  if (set.se === undefined) addTrailerMissing(issues, st, set.next);
  else checkTrailer(issues, { st, se: set.se, cut: set.cut, count: set.segments.length }, severities);
  addForeignTerminator(issues, set, severities);
  return issues.all();
}

function addTrailerMissing(issues: IssueList, st: Segment, next: Segment | undefined): void {
  issues.add('reject', {
    code: 'SE_MISSING',
    message: 'The transaction set is cut off: its SE is missing.',
    at: next === undefined ? positionOf(st) : positionOf(next),
    seen: next?.tag ?? 'end of file',
    expected: `SE for the ST of segment ${st.ordinal}`,
    fix: 'Send the complete transaction set again.',
    ack: { level: 'set', code: SET.trailerMissing },
  });
}

interface Trailer {
  readonly st: Segment;
  readonly se: Segment;
  readonly cut: boolean;
  readonly count: number;
}

function checkTrailer(issues: IssueList, trailer: Trailer, severities: EdiSeverities): void {
  const { st, se, count } = trailer;
  if (trailer.cut) addTrailerMissing(issues, st, se);
  if (Number(elementText(se, 1) || 'absent') !== count) {
    issues.add(severities.SE_COUNT, {
      code: 'SE_COUNT',
      message: 'SE01 does not count the segments of the set.',
      at: positionOf(se, 1),
      seen: elementText(se, 1),
      expected: String(count),
      ack: { level: 'set', code: SET.segmentCount },
    });
  }
  if (!sameNumber(elementText(se, 2), elementText(st, 2))) {
    issues.add(severities.SE_CONTROL_NUMBER, {
      code: 'SE_CONTROL_NUMBER',
      message: 'SE02 does not repeat the control number of ST02.',
      at: positionOf(se, 2),
      seen: elementText(se, 2),
      expected: elementText(st, 2),
      ack: { level: 'set', code: SET.controlNumber },
    });
  }
}

/** Swallowed segments always disturb the count or the trailer, so a set that is whole is not searched. */
function addForeignTerminator(issues: IssueList, set: ReadSet, severities: EdiSeverities): void {
  if (issues.all().length === 0) return;
  const found = findForeignTerminator(set.segments);
  if (found === undefined) return;
  issues.add(severities.MIXED_TERMINATORS, {
    code: 'MIXED_TERMINATORS',
    message: 'A segment ends with another terminator than the one after ISA16, so two segments were read as one.',
    at: positionOf(found.segment, found.element),
    seen: found.seen,
    expected: 'the segment terminator named by the ISA',
    fix: 'Use one segment terminator throughout.',
    ack: { level: 'set', code: SET.segmentsInError },
  });
}

interface ReadGroup {
  readonly header: GroupHeader;
  readonly issues: IssueList;
  readonly duplicate: boolean;
  readonly sets: number;
  readonly ge: Segment | undefined;
  readonly cut: boolean;
}

export function checkGroup(group: ReadGroup, severities: EdiSeverities): void {
  const { issues, ge } = group;
  const { gs, controlNumber } = group.header;
  if (group.duplicate) {
    const ack = { level: 'group', code: GROUP.duplicate } as const;
    const message = 'The group control number occurs twice in its interchange.';
    issues.add(severities.GS_DUPLICATE, { code: 'GS_DUPLICATE', message, at: positionOf(gs, 6), seen: controlNumber, ack });
  }
  if (ge === undefined || group.cut) {
    const message = 'The group is cut off: its GE is missing.';
    const ack = { level: 'group', code: GROUP.trailerMissing } as const;
    issues.add('reject', { code: 'GE_MISSING', message, at: positionOf(ge ?? gs), expected: `GE with ${controlNumber}`, ack });
  }
  if (ge === undefined) return;
  if (Number(elementText(ge, 1) || 'absent') !== group.sets) {
    const ack = { level: 'group', code: GROUP.setCount } as const;
    const facts = { seen: elementText(ge, 1), expected: String(group.sets), ack };
    issues.add(severities.GE_COUNT, {
      code: 'GE_COUNT',
      message: 'GE01 does not count the sets of the group.',
      at: positionOf(ge, 1),
      ...facts,
    });
  }
  if (!sameNumber(elementText(ge, 2), controlNumber)) {
    const ack = { level: 'group', code: GROUP.controlNumber } as const;
    const facts = { at: positionOf(ge, 2), seen: elementText(ge, 2), expected: controlNumber, ack };
    issues.add(severities.GE_CONTROL_NUMBER, { code: 'GE_CONTROL_NUMBER', message: 'GE02 does not repeat GS06.', ...facts });
  }
}

interface ReadInterchange {
  readonly header: InterchangeHeader;
  readonly issues: IssueList;
  readonly fixedWidth: boolean;
  readonly groups: number;
  readonly iea: Segment | undefined;
  readonly unterminated: boolean;
}

export function checkInterchange(interchange: ReadInterchange, severities: EdiSeverities): void {
  const { issues, header, iea } = interchange;
  checkIsa(issues, header, { severities, fixedWidth: interchange.fixedWidth });
  if (iea === undefined || (interchange.unterminated && isCut(iea, header))) {
    const message = 'The interchange is cut off: its IEA is missing or incomplete.';
    const ack = { level: 'interchange', code: INTERCHANGE.cut } as const;
    const fix = 'Send the complete interchange again.';
    issues.add('reject', {
      code: 'IEA_MISSING',
      message,
      at: positionOf(iea ?? header.isa),
      expected: `IEA with ${header.controlNumber}`,
      fix,
      ack,
    });
  }
  if (iea === undefined) return;
  if (Number(elementText(iea, 1) || 'absent') !== interchange.groups) {
    const ack = { level: 'interchange', code: INTERCHANGE.groupCount } as const;
    const facts = { at: positionOf(iea, 1), seen: elementText(iea, 1), expected: String(interchange.groups), ack };
    issues.add(severities.IEA_COUNT, { code: 'IEA_COUNT', message: 'IEA01 does not count the groups of the interchange.', ...facts });
  }
  if (!sameNumber(elementText(iea, 2), header.controlNumber)) {
    const ack = { level: 'interchange', code: INTERCHANGE.controlNumber } as const;
    const facts = { at: positionOf(iea, 2), seen: elementText(iea, 2), expected: header.controlNumber, ack };
    issues.add(severities.IEA_CONTROL_NUMBER, { code: 'IEA_CONTROL_NUMBER', message: 'IEA02 does not repeat ISA13.', ...facts });
  }
}

/** A last segment without terminator is whole only when IEA02 is as long as ISA13 (3 of 28 files end so); a shorter one lost its end. */
function isCut(iea: Segment, header: InterchangeHeader): boolean {
  return elementText(iea, 2).length < header.controlNumber.length || elementText(iea, 1) === '';
}

/** Trailers are padded with zeros by some and not by others (Canada Post: SE*0000000013). */
function sameNumber(one: string, other: string): boolean {
  return one === other || (/^\d+$/.test(one) && /^\d+$/.test(other) && stripZeros(one) === stripZeros(other));
}

const stripZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
