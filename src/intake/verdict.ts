import type { Issue } from '../../connectors/contract/connector.js';
import type { ConnectorProfile, DecodedEnvelope, MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { MessageStatus } from '../domain/inbound/messageStatus.js';
import type { DocumentOutcome, ExplainedDocument } from './documentOutcome.js';
import type { KnownPartner } from './findPartner.js';

/** What processing came to, before it is written down. */
export interface Verdict {
  readonly status: Exclude<MessageStatus, 'RECEIVED'>;
  readonly issues: readonly Issue[];
  readonly isTest: boolean;
  /** Absent while the sender is unknown. */
  readonly partner?: KnownPartner;
  readonly duplicateOfId?: number;
  readonly documents: readonly ExplainedDocument[];
  readonly answering?: {
    readonly connector: MessageConnector;
    readonly profile: ConnectorProfile;
    readonly envelopes: readonly DecodedEnvelope[];
    readonly repeated: ReadonlySet<number>;
  };
}

/** A verdict about a message of which nothing was taken and nobody is answered. */
export const nothingTaken = (status: Verdict['status'], issues: readonly Issue[]): Verdict => ({
  status,
  issues,
  isTest: false,
  documents: [],
});

/** What a message is when its documents are done: a person is asked first, what was taken counts before what was not. */
export function statusOf(envelopes: readonly DecodedEnvelope[], documents: readonly DocumentOutcome[]): Verdict['status'] {
  if (documents.some(({ status }) => status === 'HELD')) return 'PARKED';
  if (documents.some(({ status }) => status !== 'REJECTED')) return 'PROCESSED';
  const readable = envelopes.filter(({ isComplete }) => isComplete);
  if (readable.length === 0) return 'UNREADABLE';
  // A complete envelope without documents carries acknowledgements of ours.
  return documents.length === 0 && readable.every(({ isRejected }) => !isRejected) ? 'PROCESSED' : 'REJECTED';
}
