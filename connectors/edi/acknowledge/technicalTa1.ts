import type { DecodedInterchange } from '../decodedEdi.js';
import { isRejected } from '../ediIssue.js';
import type { EdiProfile } from '../profile.js';
import type { OutboundSegment } from './writeSegments.js';

const NO_ERROR = '000';
/** Our own verdict on an interchange that repeats a control number. */
const DUPLICATE = '025';

/** Whether a TA1 is owed. A rejected interchange is told of even unasked: nothing else would reach the sender. */
export function owesTa1(interchange: DecodedInterchange, profile: EdiProfile, duplicate: boolean): boolean {
  const { ta1 } = profile.acknowledgement;
  if (ta1 === 'never') return false;
  return ta1 === 'always' || interchange.header.acknowledgementRequested || duplicate || isRejected(interchange.issues);
}

/** TA1: about ISA and IEA only; a positive one says nothing about the content. */
export function ta1Segment(interchange: DecodedInterchange, profile: EdiProfile, duplicate: boolean): OutboundSegment {
  const { controlNumber, date, time } = interchange.header;
  const { status, code } = verdict(interchange, profile, duplicate);
  return { tag: 'TA1', elements: [controlNumber, date, time, status, code] };
}

function verdict({ issues }: DecodedInterchange, profile: EdiProfile, duplicate: boolean): { status: 'A' | 'E' | 'R'; code: string } {
  if (duplicate) return { status: 'R', code: DUPLICATE };
  const told = issues.filter((issue) => issue.ack?.level === 'interchange' && issue.severity !== 'info');
  const first = told.find((issue) => issue.severity === 'reject') ?? told[0];
  if (isRejected(issues)) return { status: 'R', code: first?.ack?.code ?? '022' };
  if (first?.ack === undefined || profile.acknowledgement.noted === 'A') return { status: 'A', code: NO_ERROR };
  return { status: 'E', code: first.ack.code };
}
