import type { Instant } from '../../../src/domain/shared/dates.js';
import type { DecodedGroup, DecodedInterchange } from '../decodedEdi.js';
import type { EdiIssue } from '../ediIssue.js';
import type { EdiProfile } from '../profile.js';
import { acknowledgeGroup, type AckStatus } from './functional997.js';
import { owesTa1, ta1Segment } from './technicalTa1.js';
import { OUTBOUND, type OutboundInterchange, writeInterchange } from './writeSegments.js';

/** What the caller decides: numbers of its own counters, the clock, and whether the interchange came before. */
export interface AcknowledgeOptions {
  readonly profile: EdiProfile;
  /** ISA13 of the TA1's own interchange, 1 to 999,999,999. */
  readonly ta1ControlNumber: number;
  /** ISA13 of the 997's interchange; its groups are numbered on from `groupControlNumber`. */
  readonly functionalControlNumber: number;
  readonly groupControlNumber: number;
  readonly at: Instant;
  /** The sender used this ISA13 before, for other bytes, and the profile rejects that. */
  readonly duplicateInterchange?: boolean;
}

export interface Acknowledgement {
  readonly kind: 'TA1' | '997';
  readonly bytes: Buffer;
  readonly controlNumber: number;
  /** AK9 of each group; for a TA1 its own verdict is in the text. */
  readonly groups: readonly { readonly controlNumber: string; readonly status: AckStatus }[];
}

export interface Acknowledgements {
  readonly messages: readonly Acknowledgement[];
  /** Why an acknowledgement could not be written. */
  readonly issues: readonly EdiIssue[];
}

/** The answers one interchange is owed: a TA1, and a 997 for its groups. Business problems (unknown item, held shipment) do not show in them. */
export function acknowledge(interchange: DecodedInterchange, options: AcknowledgeOptions): Acknowledgements {
  const { profile } = options;
  const duplicate = options.duplicateInterchange === true;
  const results = [];
  if (owesTa1(interchange, profile, duplicate)) results.push(technical(interchange, options, duplicate));
  const groups = interchange.groups.filter(isOwedAnswer);
  // A repeated interchange is not read again, so its sets are not answered again either.
  if (profile.acknowledgement.functional === '997' && groups.length > 0 && !duplicate)
    results.push(functional(interchange, groups, options));
  return {
    messages: results.flatMap((result) => ('kind' in result ? [result] : [])),
    issues: results.flatMap((result) => ('kind' in result ? [] : [result])),
  };
}

/** Acknowledgements are never acknowledged themselves. */
function isOwedAnswer(group: DecodedGroup): boolean {
  return group.header.functionalId !== 'FA' && !group.sets.every((set) => set.type === '997' || set.type === '999');
}

function technical(interchange: DecodedInterchange, options: AcknowledgeOptions, duplicate: boolean): Acknowledgement | EdiIssue {
  const header = isa(interchange, options.ta1ControlNumber, options.at);
  const outbound = { header, technical: [ta1Segment(interchange, options.profile, duplicate)], groups: [] };
  return written(outbound, { kind: 'TA1', controlNumber: options.ta1ControlNumber, groups: [] });
}

function functional(
  interchange: DecodedInterchange,
  groups: readonly DecodedGroup[],
  options: AcknowledgeOptions,
): Acknowledgement | EdiIssue {
  const answers = groups.map((group, index) => {
    const { status, segments } = acknowledgeGroup(group, interchange, options.profile);
    const sets = [{ header: ['997', '0001'], segments }];
    return { group, status, outbound: { header: gs(group, options.groupControlNumber + index, options.at), sets } };
  });
  const header = isa(interchange, options.functionalControlNumber, options.at);
  return written(
    { header, technical: [], groups: answers.map((answer) => answer.outbound) },
    {
      kind: '997',
      controlNumber: options.functionalControlNumber,
      groups: answers.map(({ group, status }) => ({ controlNumber: group.header.controlNumber, status })),
    },
  );
}

/** Sender and receiver change places; version and usage are the sender's own. */
function isa({ header }: DecodedInterchange, controlNumber: number, at: Instant): readonly string[] {
  const version = /^\d{5}$/.test(header.version) ? header.version : '00401';
  const repetition = version >= '00402' ? '^' : 'U';
  const { date, time } = stamps(at);
  return [
    ...['00', '', '00', ''],
    ...[header.receiverQualifier, header.receiverId, header.senderQualifier, header.senderId],
    ...[date.slice(2), time, repetition, version, padded(controlNumber), '0', header.usage === 'T' ? 'T' : 'P', OUTBOUND.component],
  ];
}

function gs({ header }: DecodedGroup, controlNumber: number, at: Instant): readonly string[] {
  const { date, time } = stamps(at);
  return ['FA', header.receiverCode, header.senderCode, date, time, String(controlNumber), 'X', header.version || '004010'];
}

function written(interchange: OutboundInterchange, about: Omit<Acknowledgement, 'bytes'>): Acknowledgement | EdiIssue {
  const result = safely(interchange);
  if (result.ok) return { ...about, bytes: Buffer.from(result.text, 'latin1') };
  return {
    severity: 'warn',
    code: 'ACKNOWLEDGEMENT_UNWRITABLE',
    message: `The ${about.kind} could not be written: ${result.element} does not fit.`,
    seen: result.seen.slice(0, 80),
    expected: 'an element of legal length without separators and control characters',
    fix: 'Tell the sender by other means.',
  };
}

/** node-x12 throws when an envelope element is longer than X12 allows; here that is the sender's fault, no bug. */
function safely(interchange: OutboundInterchange): ReturnType<typeof writeInterchange> {
  try {
    return writeInterchange(interchange);
  } catch (error) {
    return { ok: false, element: 'envelope', seen: error instanceof Error ? error.message : String(error) };
  }
}

/** The instant as X12 writes it, in UTC. */
function stamps(at: Instant): { date: string; time: string } {
  return { date: at.slice(0, 10).replaceAll('-', ''), time: at.slice(11, 16).replace(':', '') };
}

const padded = (controlNumber: number): string => String(controlNumber).padStart(9, '0');
