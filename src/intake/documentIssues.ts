import type { Issue } from '../../connectors/contract/connector.js';
import type { DecodedDocument } from '../../connectors/contract/messageConnector.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { KnownPartner } from './findPartner.js';

export const testOnly = ({ isTesting, code }: KnownPartner): Issue => ({
  severity: 'info',
  code: 'TEST_MESSAGE',
  message: isTesting
    ? `Partner ${code} is TESTING: the document was validated and answered, and not applied. A real one would have been.`
    : 'The message is a test: the document was validated and answered, and not applied. A real one would have been.',
});

export const cameBefore = ({ documentNumber = '' }: DecodedDocument): Issue => ({
  severity: 'info',
  code: 'DOCUMENT_DUPLICATE',
  message: 'The document came before with the same content: nothing was done again.',
  seen: documentNumber,
});

export const announcedOtherwise = ({ documentNumber = '' }: DecodedDocument): Issue => ({
  severity: 'hold',
  code: 'DOCUMENT_CONTENT_CHANGED',
  message: 'The sender used this document number before for other content. The first announcement stands.',
  seen: documentNumber,
  expected: 'a document number that was not used, or the same content',
  fix: 'Ask the sender which one holds. A corrected shipment needs a number of its own.',
});

/** Why the command did not take it. */
export const refusedBy = (refusal: Refusal, document: DecodedDocument): Issue =>
  refusal.code === 'ALREADY_EXISTS'
    ? announcedOtherwise(document)
    : { severity: 'hold', code: refusal.code, message: refusal.message, seen: document.documentNumber ?? '' };
