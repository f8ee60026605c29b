import type { Issue } from '../../connectors/contract/connector.js';
import type { ConnectorProfile, DecodedEnvelope, DecodedMessage, MessageConnector } from '../../connectors/contract/messageConnector.js';
import { inUnitOfWork } from '../platform/unitOfWork.js';
import { applyDocuments, type Candidate } from './applyDocuments.js';
import { claimMessage } from './claimMessage.js';
import { contentSha256, placeOf, type DocumentOutcome } from './documentOutcome.js';
import { findPartner, identifiersOf, notOfThisPartner, type KnownPartner } from './findPartner.js';
import { loadLookups } from './loadLookups.js';
import { read, type Judging } from './judging.js';
import { readAnnounced } from './readAnnounced.js';
import { readProfile } from './readProfile.js';
import { storableText } from './storable.js';
import { surveyMessage } from './surveyMessage.js';
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
  const { intake, actor, message, connector } = judging;
  const { partner, profile, decoded, own } = known;
  const isTest = partner.isTesting || (own.length > 0 && own.every((envelope) => envelope.isTest));
  const envelopes = own.filter((envelope) => envelope.isComplete && !envelope.isRejected);
  const claim = await inUnitOfWork(intake.orm, { actor, now: intake.now }, (work) =>
    claimMessage(work, { message, partner, isTest, envelopes }),
  );
  if (claim.kind === 'overtaken') return undefined;
  if (claim.kind === 'duplicate') {
    return { status: 'DUPLICATE', issues: [], isTest, partner, duplicateOfId: claim.duplicateOfId, documents: [] };
  }
  await intake.reached?.('claimed');
  const repeated = connector.rejectsRepeats(profile) ? claim.repeated : new Set<number>();
  const usable = envelopes.filter(({ ordinal }) => !repeated.has(ordinal));
  const applied = await apply(judging, known, usable);
  await intake.reached?.('applied');
  const documents = [...applied, ...rejectedDocuments(decoded, applied)];
  return {
    status: statusOf(decoded.envelopes, documents),
    issues: [...decoded.issues, ...envelopeIssues(known, repeated), ...documents.flatMap(({ issues }) => issues)],
    isTest,
    partner,
    documents,
    answering: { connector, profile, envelopes: own, repeated },
  };
}

async function apply(
  judging: Judging,
  { partner, profile }: Known,
  usable: readonly DecodedEnvelope[],
): Promise<readonly DocumentOutcome[]> {
  const { intake, actor, message, connector } = judging;
  const candidates = usable.flatMap((envelope): Candidate[] =>
    envelope.documents.filter(({ isRejected }) => !isRejected).map((document) => ({ envelope, document })),
  );
  const documents = candidates.map(({ document }) => document);
  const { lookups, announced } = await read(judging, async (rows) => ({
    lookups: await loadLookups(rows, { partnerId: partner.id, codes: connector.codes, documents }),
    announced: await readAnnounced(
      rows,
      partner.id,
      documents.flatMap(({ documentNumber }) => (documentNumber === undefined ? [] : [storableText(documentNumber)])),
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
  return await applyDocuments(applying, candidates);
}

/** Every document that was no candidate: the sender must send it again. */
function rejectedDocuments(decoded: DecodedMessage, applied: readonly DocumentOutcome[]): readonly DocumentOutcome[] {
  const done = new Set(applied.map(({ document }) => document));
  return decoded.envelopes.flatMap((envelope) =>
    envelope.documents
      .filter((document) => !done.has(document))
      .map((document) => ({
        place: placeOf(envelope, document),
        document,
        contentSha256: contentSha256(document),
        status: 'REJECTED' as const,
        issues: document.issues,
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
