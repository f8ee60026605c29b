import type { Issue } from '../../connectors/contract/connector.js';
import type { DecodedDocument, DecodedEnvelope, MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { Acknowledgement } from '../../connectors/edi/acknowledge/acknowledge.js';
import { owesTa1 } from '../../connectors/edi/acknowledge/technicalTa1.js';
import { ediConnector } from '../../connectors/edi/connector.js';
import type { DecodedGroup, DecodedInterchange, DecodedSet } from '../../connectors/edi/decodedEdi.js';
import { x12PartnerCodes } from '../../connectors/edi/dictionary/partnerCodes.js';
import type { EdiProfile } from '../../connectors/edi/profile.js';

/** The X12 connector as intake uses connectors. Profile and contents are the connector's own values, cast back here and nowhere else. */
export const ediMessages: MessageConnector = {
  id: ediConnector.id,
  codes: x12PartnerCodes,
  profile: (body) => (body === undefined ? ediConnector.defaultProfile : ediConnector.profileSchema.parse(body)),
  identify(bytes) {
    const sender = ediConnector.identify(bytes);
    if (sender === undefined) return undefined;
    return {
      sender: { qualifier: sender.senderQualifier, id: sender.senderId },
      receiver: { qualifier: sender.receiverQualifier, id: sender.receiverId },
      ...(sender.groupSenderCode !== undefined && { applicationSender: sender.groupSenderCode }),
    };
  },
  decode(bytes, profile) {
    const { interchanges, issues } = ediConnector.decode(bytes, profile as EdiProfile);
    return { envelopes: interchanges.map(envelopeOf), issues: issues.map(withoutNote) };
  },
  translate(document, profile, lookups) {
    const { notice } = document.content as DecodedSet;
    if (notice === undefined) return { issues: [] };
    return ediConnector.translate(notice, profile as EdiProfile, lookups);
  },
  explain(document, limit, lookups) {
    const { notice } = document.content as DecodedSet;
    return notice === undefined ? { lineCount: 0, lines: [] } : ediConnector.explain(notice, limit, lookups);
  },
  rejectsRepeats: (profile) => (profile as EdiProfile).duplicates.interchange === 'reject',
  acknowledge(envelope, { profile, at, isRepeated, envelopeNumber, groupNumber }) {
    const interchange = envelope.content as DecodedInterchange;
    const { messages, issues } = ediConnector.acknowledge(interchange, {
      profile: profile as EdiProfile,
      at,
      duplicateInterchange: isRepeated,
      ta1ControlNumber: envelopeNumber,
      functionalControlNumber: envelopeNumber + (owesTa1(interchange, profile as EdiProfile, isRepeated) ? 1 : 0),
      groupControlNumber: groupNumber,
    });
    return {
      messages: messages.map((message) => ({ ...message, verdict: verdictOf(message) })),
      groups: messages.reduce((sum, { groups }) => sum + groups.length, 0),
      issues: issues.map(withoutNote),
    };
  },
};

function envelopeOf(interchange: DecodedInterchange, index: number): DecodedEnvelope {
  const { header, groups, issues } = interchange;
  return {
    ordinal: index + 1,
    sender: { qualifier: header.senderQualifier, id: header.senderId },
    receiver: { qualifier: header.receiverQualifier, id: header.receiverId },
    controlNumber: header.controlNumber,
    isTest: header.usage === 'T',
    isComplete: !issues.some(({ code }) => code === 'IEA_MISSING'),
    isRejected: issues.some(({ severity }) => severity === 'reject'),
    documents: groups.flatMap((group, place) =>
      group.sets.flatMap((set, at) => (isBusiness(set) ? [documentOf(set, { interchange, group, place, at })] : [])),
    ),
    issues: [...issues, ...groups.flatMap((group) => group.issues)].map(withoutNote),
    content: interchange,
  };
}

/** Acknowledgements of our own messages are no business documents. */
const isBusiness = ({ type }: DecodedSet): boolean => type !== '997' && type !== '999';

interface Within {
  readonly interchange: DecodedInterchange;
  readonly group: DecodedGroup;
  readonly place: number;
  readonly at: number;
}

function documentOf(set: DecodedSet, { interchange, group, place, at }: Within): DecodedDocument {
  const { notice } = set;
  return {
    group: place + 1,
    set: at + 1,
    kind: set.type,
    controlNumber: set.controlNumber,
    ...(notice && { documentNumber: ediConnector.businessKey(notice), contentText: ediConnector.contentText(notice) }),
    isRejected: ediConnector.isSetRejected(set, { group, interchange }),
    issues: set.issues.map(withoutNote),
    items: notice?.lines.map((line) => line.codes) ?? [],
    sites: notice?.shipTo ? [{ qualifier: notice.shipTo.qualifier, code: notice.shipTo.code }] : [],
    content: set,
  };
}

/** AK9 of each group ("A,R"), or TA104 and TA105 ("R025"). */
function verdictOf({ bytes, groups }: Pick<Acknowledgement, 'bytes' | 'groups'>): string {
  const [, status, code] = /TA1\*\d*\*\d*\*\d*\*(\w)\*(\w+)/.exec(bytes.toString('latin1')) ?? [];
  return status === undefined ? groups.map((group) => group.status).join(',') : `${status}${code}`;
}

/** What the 997 says of it stays in the connector. */
function withoutNote(issue: Issue & { readonly ack?: unknown }): Issue {
  const { ack: _, ...rest } = issue;
  return rest;
}
