import type { Issue } from '../../connectors/contract/connector.js';
import type { PartnerLookups } from '../../connectors/contract/lookups.js';
import type { ConnectorProfile, DecodedDocument, DecodedEnvelope, MessageConnector } from '../../connectors/contract/messageConnector.js';
import { recordInboundShipment } from '../commands/receiving/recordInboundShipment.js';
import type { AnnouncedShipment } from '../domain/inbound/inboundShipment.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { Execution, Executor } from '../platform/execute.js';
import { contentSha256, placeKey, placeOf, type DocumentOutcome } from './documentOutcome.js';
import type { KnownPartner } from './findPartner.js';
import type { AnnouncedBefore } from './readAnnounced.js';
import { storable, storableText } from './storable.js';

export interface Applying {
  readonly executor: Executor<Refusal>;
  readonly execution: Execution;
  readonly connector: MessageConnector;
  readonly profile: ConnectorProfile;
  readonly partner: KnownPartner;
  readonly messageId: number;
  readonly lookups: PartnerLookups;
  readonly announced: ReadonlyMap<string, AnnouncedBefore>;
}

/** A document that may be applied, in its envelope. */
export interface Candidate {
  readonly envelope: DecodedEnvelope;
  readonly document: DecodedDocument;
}

/**
 * Translates and applies documents one by one, each in a unit of work of its own: one that is refused leaves its neighbours alone, and one
 * that was applied before a crash answers what it answered then.
 */
export async function applyDocuments(applying: Applying, candidates: readonly Candidate[]): Promise<readonly DocumentOutcome[]> {
  const outcomes: DocumentOutcome[] = [];
  const taken = new Set<number>();
  for (const candidate of candidates) {
    const outcome = await applyDocument(applying, candidate, taken);
    if (outcome.inboundShipmentId !== undefined) taken.add(outcome.inboundShipmentId);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function applyDocument(applying: Applying, candidate: Candidate, taken: ReadonlySet<number>): Promise<DocumentOutcome> {
  const { envelope, document } = candidate;
  const translation = applying.connector.translate(document, applying.profile, applying.lookups);
  const outcome = {
    place: placeOf(envelope, document),
    document,
    contentSha256: contentSha256(document),
    issues: [...document.issues, ...translation.issues],
  };
  const isTest = envelope.isTest || applying.partner.isTesting;
  const before = isTest ? undefined : decidedBefore(applying, candidate);
  if (before !== undefined) return { ...outcome, ...before, issues: [...document.issues, ...before.issues] };
  if (translation.intent === undefined || outcome.issues.some(({ severity }) => severity === 'hold')) return { ...outcome, status: 'HELD' };
  if (isTest) return { ...outcome, status: 'HELD', isTest, issues: [...outcome.issues, testOnly(applying.partner)] };
  const applied = await record(applying, candidate, translation.intent);
  if ('issue' in applied) return { ...outcome, status: 'HELD', issues: [...outcome.issues, applied.issue] };
  const { inboundShipmentId } = applied;
  if (!taken.has(inboundShipmentId)) return { ...outcome, status: 'APPLIED', inboundShipmentId };
  return { ...outcome, status: 'DUPLICATE', inboundShipmentId, issues: [...outcome.issues, cameBefore(document)] };
}

type Before = Pick<DocumentOutcome, 'status' | 'issues' | 'inboundShipmentId'>;

/** What the documents kept so far say. It is asked first: the same words stay the same document when our items and units changed meanwhile. */
function decidedBefore({ announced, messageId }: Applying, { envelope, document }: Candidate): Before | undefined {
  const before = announced.get(storableText(document.documentNumber ?? ''));
  if (before === undefined || before.applied.length === 0) return undefined;
  const { inboundShipmentId } = before;
  const same = before.applied.filter((applied) => applied.contentSha256 === contentSha256(document));
  if (same.length === 0) return { status: 'HELD', issues: [announcedOtherwise(document)] };
  const own = same.some((applied) => applied.messageId === messageId && applied.place === placeKey(placeOf(envelope, document)));
  return own
    ? { status: 'APPLIED', inboundShipmentId, issues: [] }
    : { status: 'DUPLICATE', inboundShipmentId, issues: [cameBefore(document)] };
}

type Recorded = { readonly inboundShipmentId: number } | { readonly issue: Issue };

async function record(applying: Applying, { document }: Candidate, intent: AnnouncedShipment): Promise<Recorded> {
  const key = `${applying.connector.id}:${applying.partner.id}:${storableText(document.documentNumber ?? '').slice(0, 60)}:${contentSha256(document)}`;
  const [outcome] = await applying.executor.execute(recordInboundShipment, applying.execution, [{ key, input: storable(intent) }]);
  if (outcome === undefined) throw new Error('recordInboundShipment gave no outcome');
  if (outcome.ok) return { inboundShipmentId: outcome.value.internalId };
  const [refusal] = outcome.refusals;
  if (refusal === undefined) throw new Error('a refusal without a reason');
  // Applied before a crash and translated otherwise since: the shipment stays as it was recorded.
  const known = applying.announced.get(storableText(document.documentNumber ?? ''));
  if (refusal.code === 'IDEMPOTENCY_CONFLICT' && known !== undefined) return { inboundShipmentId: known.inboundShipmentId };
  return { issue: refusal.code === 'ALREADY_EXISTS' ? announcedOtherwise(document) : refusedBy(refusal, document) };
}

const testOnly = ({ isTesting, code }: KnownPartner): Issue => ({
  severity: 'info',
  code: 'TEST_MESSAGE',
  message: isTesting
    ? `Partner ${code} is TESTING: the document was read and answered, and not applied.`
    : 'The message is a test: it was read and answered, and not applied.',
});

const cameBefore = ({ documentNumber = '' }: DecodedDocument): Issue => ({
  severity: 'info',
  code: 'DOCUMENT_DUPLICATE',
  message: 'The document came before with the same content: nothing was done again.',
  seen: documentNumber,
});

const announcedOtherwise = ({ documentNumber = '' }: DecodedDocument): Issue => ({
  severity: 'hold',
  code: 'DOCUMENT_CONTENT_CHANGED',
  message: 'The sender used this document number before for other content. The first announcement stands.',
  seen: documentNumber,
  expected: 'a document number that was not used, or the same content',
  fix: 'Ask the sender which one holds. A corrected shipment needs a number of its own.',
});

const refusedBy = ({ code, message }: Refusal, { documentNumber = '' }: DecodedDocument): Issue => ({
  severity: 'hold',
  code,
  message,
  seen: documentNumber,
});
