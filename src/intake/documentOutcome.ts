import { createHash } from 'node:crypto';
import type { Issue } from '../../connectors/contract/connector.js';
import type { DecodedDocument, DecodedEnvelope, Explanation } from '../../connectors/contract/messageConnector.js';
import type { DocumentStatus } from '../domain/inbound/inboundMessage.js';

/** What became of one document; of a test, what would have. */
export interface DocumentOutcome {
  readonly place: DocumentPlace;
  readonly document: DecodedDocument;
  readonly contentSha256: string | undefined;
  readonly status: DocumentStatus;
  readonly issues: readonly Issue[];
  /** The announced shipment it made, or came again for. */
  readonly inboundShipmentId?: number;
}

/** The same with its lines, for people who read its report. */
export interface ExplainedDocument extends DocumentOutcome {
  readonly explanation: Explanation;
}

/** Each from 1. */
export interface DocumentPlace {
  readonly envelope: number;
  readonly group: number;
  readonly set: number;
}

export const placeOf = (envelope: DecodedEnvelope, document: DecodedDocument): DocumentPlace => ({
  envelope: envelope.ordinal,
  group: document.group,
  set: document.set,
});

export const placeKey = ({ envelope, group, set }: DocumentPlace): string => `${envelope}.${group}.${set}`;

/** In file order. */
export const byPlace = ({ place: one }: DocumentOutcome, { place: other }: DocumentOutcome): number =>
  one.envelope - other.envelope || one.group - other.group || one.set - other.set;

/** Hash of what the document says in the sender's own words: it does not change with our master data. */
export const contentSha256 = ({ contentText }: DecodedDocument): string | undefined =>
  contentText === undefined ? undefined : createHash('sha256').update(contentText).digest('hex');
