import type { PartnerLookups } from '../../connectors/contract/lookups.js';
import type { DecodedEnvelope, MessageConnector } from '../../connectors/contract/messageConnector.js';
import { MAXIMUM_UNDERSTOOD_LINES } from '../domain/inbound/inboundMessage.js';
import type { DocumentOutcome, ExplainedDocument } from './documentOutcome.js';

/** Lines kept of one message: a file of 64 MiB holds more than anybody reads. */
const MAXIMUM_LINES_OF_MESSAGE = 5_000;

export interface Explaining {
  readonly connector: MessageConnector;
  readonly lookups: PartnerLookups;
  /** Envelopes of the partner: what others sent is told in their words only. */
  readonly own: readonly DecodedEnvelope[];
}

/** Adds how each document was understood, the first of the file in full. */
export function explainDocuments(
  documents: readonly DocumentOutcome[],
  { connector, lookups, own }: Explaining,
): readonly ExplainedDocument[] {
  const ordinals = new Set(own.map(({ ordinal }) => ordinal));
  let left = MAXIMUM_LINES_OF_MESSAGE;
  return documents.map((outcome) => {
    const limit = Math.min(left, MAXIMUM_UNDERSTOOD_LINES);
    const explanation = connector.explain(outcome.document, limit, ordinals.has(outcome.place.envelope) ? lookups : undefined);
    left -= explanation.lines.length;
    return { ...outcome, explanation };
  });
}
