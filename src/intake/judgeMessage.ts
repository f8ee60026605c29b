import type { Issue } from '../../connectors/contract/connector.js';
import type { ConnectorProfile, DecodedEnvelope, DecodedMessage, MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { PartnerLookups } from '../../connectors/contract/lookups.js';
import { applyDocuments } from './applyDocuments.js';
import { claimEnvelopes } from './claimEnvelopes.js';
import type { Candidate } from './considerDocument.js';
import { byPlace, contentSha256, placeOf, type DocumentOutcome } from './documentOutcome.js';
import { explainDocuments } from './explainDocuments.js';
import { findPartner, identifiersOf, notOfThisPartner, type KnownPartner } from './findPartner.js';
import { loadLookups } from './loadLookups.js';
import { read, type Judging } from './judging.js';
import { readAnnounced } from './readAnnounced.js';
import { readProfile } from './readProfile.js';
import { storableText } from './storable.js';
import { surveyMessage } from './surveyMessage.js';
import { validateDocuments } from './validateDocuments.js';
import { nothingTaken, statusOf, type Verdict } from './verdict.js';

/** Reads a message and applies what can be applied. Undefined when another worker finished it meanwhile. */
export async function judgeMessage(judging: Judging, bytes: Uint8Array): Promise<Verdict | undefined> {
  const { connector, message } = judging;
  const sender = connector.identify(bytes);
  if (sender === undefined) return unreadable(connector, bytes);
  const found = await read(judging, async (rows) => {
    const finding = await findPartner(rows, sender, message.partnerId);
    if (finding.kind !== 'known') return finding;
    const { partner } = finding;
    return {
      ...finding,
      profile: connector.profile(await readProfile(rows, partner.id, connector.id)),
      own: await identifiersOf(rows, partner.id),
    };
  });
  if (found.kind !== 'known') {
    if (found.kind === 'mismatch') return nothingTaken('REJECTED', [found.issue]);
    return nothingTaken('PARKED', [found.issue, ...(await surveyMessage(judging, bytes))]);
  }
  const { partner, profile } = found;
  const decoded = connector.decode(bytes, profile);
  const own = decoded.envelopes.filter((envelope) => found.own.has(envelope));
  return await judgeOwn(judging, { partner, profile, decoded, own });
}

/** The connector knows best what it missed; its default profile will do to say so. */
function unreadable(connector: MessageConnector, bytes: Uint8Array): Verdict {
  const { issues } = bytes.length === 0 ? { issues: [] } : connector.decode(bytes, connector.profile(undefined));
  const why: Issue = {
    severity: 'reject',
    code: bytes.length === 0 ? 'MESSAGE_EMPTY' : 'MESSAGE_UNREADABLE',
    message: bytes.length === 0 ? 'The message is empty.' : 'No beginning of a message was found.',
    seen: storableText(Buffer.from(bytes.subarray(0, 20)).toString('latin1')),
    expected: 'a message of this connector from its first byte',
    fix: 'Send the file as it was written, uncompressed and unencrypted.',
  };
  return nothingTaken('UNREADABLE', [why, ...issues]);
}

interface Known {
  readonly partner: KnownPartner;
  readonly profile: ConnectorProfile;
  readonly decoded: DecodedMessage;
  /** Envelopes of the partner. */
  readonly own: readonly DecodedEnvelope[];
}

async function judgeOwn(judging: Judging, known: Known): Promise<Verdict | undefined> {
  const { intake, message, connector } = judging;
  const { partner, profile, decoded, own } = known;
  const isTest = (envelope: DecodedEnvelope): boolean => message.isTest || partner.isTesting || envelope.isTest;
  const isTestMessage = message.isTest || partner.isTesting || (own.length > 0 && own.every(isTest));
  const envelopes = own.filter((envelope) => envelope.isComplete && !envelope.isRejected);
  const claim = await claimEnvelopes(judging, { partner, envelopes, isTest });
  if (claim.kind === 'overtaken') return undefined;
  if (claim.kind === 'duplicate') {
    return { status: 'DUPLICATE', issues: [], isTest: isTestMessage, partner, duplicateOfId: claim.duplicateOfId, documents: [] };
  }
  await intake.reached?.('claimed');
  const repeated = connector.rejectsRepeats(profile) ? claim.repeated : new Set<number>();
  const usable = envelopes.filter(({ ordinal }) => !repeated.has(ordinal));
  const { lookups, applied } = await apply(judging, known, { usable, isTest });
  await intake.reached?.('applied');
  const documents = [...applied, ...rejectedDocuments(judging, known, { applied, lookups })].sort(byPlace);
  const status = statusOf(decoded.envelopes, documents);
  // What a message applied before its partner became TESTING stays applied, and makes it none.
  const isTestInAll = isTestMessage && !documents.some((document) => document.status === 'APPLIED');
  return {
    status: isTestInAll && status === 'PROCESSED' ? 'VALIDATED' : status,
    issues: [...decoded.issues, ...claim.issues, ...envelopeIssues(known, repeated), ...documents.flatMap(({ issues }) => issues)],
    isTest: isTestInAll,
    partner,
    documents: explainDocuments(documents, { connector, lookups, own }),
    answering: { connector, profile, envelopes: own, repeated },
  };
}

interface Usable {
  readonly usable: readonly DecodedEnvelope[];
  readonly isTest: (envelope: DecodedEnvelope) => boolean;
}

interface Applied {
  readonly lookups: PartnerLookups;
  readonly applied: readonly DocumentOutcome[];
}

async function apply(judging: Judging, { partner, profile, own }: Known, { usable, isTest }: Usable): Promise<Applied> {
  const { intake, actor, message, connector } = judging;
  const candidates = usable.flatMap((envelope): Candidate[] =>
    envelope.documents.filter(({ isRejected }) => !isRejected).map((document) => ({ envelope, document, isTest: isTest(envelope) })),
  );
  const { lookups, announced } = await read(judging, async (rows) => ({
    lookups: await loadLookups(rows, {
      partnerId: partner.id,
      codes: connector.codes,
      documents: own.flatMap(({ documents }) => documents),
    }),
    announced: await readAnnounced(
      rows,
      partner.id,
      candidates.flatMap(({ document: { documentNumber } }) => (documentNumber === undefined ? [] : [storableText(documentNumber)])),
    ),
  }));
  const applying = {
    executor: intake.executor,
    execution: { actor },
    connector,
    profile,
    partner,
    messageId: message.id,
    lookups,
    announced,
  };
  const applied = await applyDocuments(
    applying,
    candidates.filter((candidate) => !candidate.isTest),
  );
  const validated = await validateDocuments(
    applying,
    candidates.filter((candidate) => candidate.isTest),
  );
  return { lookups, applied: [...applied, ...validated] };
}

/** Every document that was no candidate: the sender must send it again. What is unknown in it is told as well, so that all is mended at once. */
function rejectedDocuments(
  { connector }: Judging,
  { decoded, own, profile }: Known,
  { applied, lookups }: Applied,
): readonly DocumentOutcome[] {
  const done = new Set(applied.map(({ document }) => document));
  return decoded.envelopes.flatMap((envelope) =>
    envelope.documents
      .filter((document) => !done.has(document))
      .map((document) => ({
        place: placeOf(envelope, document),
        document,
        contentSha256: contentSha256(document),
        status: 'REJECTED' as const,
        issues: own.includes(envelope) ? [...document.issues, ...connector.translate(document, profile, lookups).issues] : document.issues,
      })),
  );
}

function envelopeIssues({ decoded, own }: Known, repeated: ReadonlySet<number>): readonly Issue[] {
  return decoded.envelopes.flatMap((envelope) => [
    ...envelope.issues,
    ...(own.includes(envelope) ? [] : [notOfThisPartner(envelope.sender)]),
    ...(repeated.has(envelope.ordinal) ? [controlNumberRepeated(envelope)] : []),
  ]);
}

const controlNumberRepeated = ({ controlNumber }: DecodedEnvelope): Issue => ({
  severity: 'reject',
  code: 'CONTROL_NUMBER_REPEATED',
  message: 'The sender used this interchange control number before, for other content.',
  seen: controlNumber,
  expected: 'a control number that was not used',
  fix: 'Send the interchange again under a new control number.',
});
