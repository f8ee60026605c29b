import type { DocumentStatus, InboundMessage } from '../../../domain/inbound/inboundMessage.js';

const MESSAGE: Readonly<Record<InboundMessage['status'], string>> = {
  RECEIVED: 'It waits to be read; ask again in a moment.',
  PROCESSED: 'It was read and applied.',
  VALIDATED: 'A real message would be applied.',
  PARKED: 'A person at the receiver must act; then it is read again.',
  DUPLICATE: 'It came before: it was answered once more, and nothing was done again.',
  REJECTED: 'Its sender must mend it and send it again.',
  UNREADABLE: 'It cannot be read at all.',
};

/** What a message came to, in a sentence. */
export function messageOutcomeText({ status, isTest }: Pick<InboundMessage, 'status' | 'isTest'>): string {
  return isTest ? `${MESSAGE[status]} It is a test: nothing was changed.` : MESSAGE[status];
}

const REAL: Readonly<Record<DocumentStatus, string>> = {
  APPLIED: 'It was applied: its goods are expected.',
  VALIDATED: 'It would be applied: its goods would be expected.',
  HELD: 'It is held until a person at the receiver has acted.',
  REJECTED: 'It was not taken: mend it and send it again.',
  DUPLICATE: 'It came before with the same content: nothing was done again.',
};

const TEST: Readonly<Record<DocumentStatus, string>> = {
  ...REAL,
  HELD: 'It would be held until a person at the receiver has acted.',
  REJECTED: 'It would not be taken: mend it and send it again.',
  DUPLICATE: 'It came before with the same content: nothing would be done again.',
};

/** What became of a document in a sentence; of a test, what would have. */
export const documentOutcomeText = (status: DocumentStatus, isTest: boolean): string => (isTest ? TEST : REAL)[status];
