import type { PartnerLookups } from '../../connectors/contract/lookups.js';
import type { ConnectorProfile, DecodedDocument, DecodedEnvelope, MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { AnnouncedShipment } from '../domain/inbound/inboundShipment.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { Execution, Executor } from '../platform/execute.js';
import { announcedOtherwise, cameBefore } from './documentIssues.js';
import { contentSha256, placeKey, placeOf, type DocumentOutcome } from './documentOutcome.js';
import type { KnownPartner } from './findPartner.js';
import type { AnnouncedBefore } from './readAnnounced.js';
import { storableText } from './storable.js';

/** What documents of one message are applied with. */
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
  /** It is judged like any other, and not applied. */
  readonly isTest: boolean;
}

/** Everything but its fate. */
export type Draft = Omit<DocumentOutcome, 'status'>;

/** Either its fate is known without asking the command, or the command shall decide. */
export type Considered =
  | { readonly outcome: DocumentOutcome }
  | { readonly outcome?: never; readonly draft: Draft; readonly intent: AnnouncedShipment };

/** All that is said of a document before the command is asked: the same for a real one and for a test. */
export function considerDocument(applying: Applying, candidate: Candidate): Considered {
  const { envelope, document } = candidate;
  const translation = applying.connector.translate(document, applying.profile, applying.lookups);
  const draft: Draft = {
    place: placeOf(envelope, document),
    document,
    contentSha256: contentSha256(document),
    issues: [...document.issues, ...translation.issues],
  };
  const before = decidedBefore(applying, candidate);
  if (before !== undefined) return { outcome: { ...draft, ...before, issues: [...document.issues, ...before.issues] } };
  if (translation.intent === undefined || draft.issues.some(({ severity }) => severity === 'hold'))
    return { outcome: { ...draft, status: 'HELD' } };
  return { draft, intent: translation.intent };
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
