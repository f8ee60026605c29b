import { ID_PREFIXES } from '../../../domain/shared/nouns.js';
import { encodeTypeId } from '../../../platform/ids.js';
import type { MessageReport } from '../../../queries/messages/messageReport.js';
import { documentOutcomeText, messageOutcomeText } from './outcomeText.js';

/** The report for programs: the same facts as the API publishes of an InboundMessage, in one answer. */
export function messageReportJson({ message, documents, answers }: MessageReport): object {
  const { publicId, status, isTest, connector, wayIn, fileName, attempts, receivedAt, processedAt, issues } = message;
  return {
    inboundMessageId: encodeTypeId(ID_PREFIXES.inboundMessage, publicId),
    status,
    isTest,
    outcome: messageOutcomeText(message),
    ...{ connector, wayIn, fileName, attempts, receivedAt, processedAt },
    documents: documents.map(({ kind, controlNumber, documentNumber, lineCount, lines, ...document }) => ({
      ...{ kind, controlNumber, documentNumber, status: document.status },
      outcome: documentOutcomeText(document.status, isTest),
      ...{ lineCount, lines, issues: document.issues },
    })),
    issues,
    acknowledgements: answers.map(({ kind, controlNumber, body }) => ({ kind, controlNumber, body: Buffer.from(body).toString('latin1') })),
  };
}
