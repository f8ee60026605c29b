import type { InboundDocument, InboundMessage, OutboundMessage, UnderstoodLine } from '../../domain/inbound/inboundMessage.js';
import type { Rows } from '../../platform/database/rows.js';
import { answersByMessage, documentsByMessage, linesByDocument, messagesByPublicId } from './messageLookUps.js';

/** Everything that is told of one message to whom it concerns. */
export interface MessageReport {
  readonly message: InboundMessage;
  /** In file order, each with its first lines as they were understood. */
  readonly documents: readonly (InboundDocument & { readonly lines: readonly UnderstoodLine[] })[];
  readonly answers: readonly OutboundMessage[];
}

/** Undefined when there is no such message, or it is not the caller's. */
export async function messageReport(rows: Rows, uuid: string): Promise<MessageReport | undefined> {
  const message = (await messagesByPublicId(rows, [uuid])).get(uuid);
  if (message === undefined) return undefined;
  const documents = (await documentsByMessage(rows, [message.id])).get(message.id) ?? [];
  const lines = await linesByDocument(
    rows,
    documents.map(({ id }) => id),
  );
  return {
    message,
    documents: documents.map((document) => ({ ...document, lines: lines.get(document.id)?.lines ?? [] })),
    answers: (await answersByMessage(rows, [message.id])).get(message.id) ?? [],
  };
}
