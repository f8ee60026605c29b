import type { InboundDocument, InboundMessage, OutboundMessage, UnderstoodLine } from '../../domain/inbound/inboundMessage.js';
import { groupsBy, rowsBy } from '../shared/lookUp.js';
import type { ForPartners } from '../shared/partnerWall.js';
import { MESSAGE_SOURCE } from './messageSource.js';

export const messagesByPublicId = rowsBy<string, InboundMessage>(MESSAGE_SOURCE, {
  name: 'messagesByPublicId',
  column: 'm.public_id',
  type: 'uuid',
  key: (message) => message.publicId,
});

export const messagesById = rowsBy<number, InboundMessage>(MESSAGE_SOURCE, {
  name: 'messagesById',
  column: 'm.id',
  type: 'bigint',
  key: (message) => message.id,
});

const ofOwnMessage: ForPartners['condition'] = (partner) =>
  `d.message_id in (select m.id from inbound_message m where m.tenant_id = $1 and m.partner_id = ${partner})`;

/** The documents of each message, in file order. */
export const documentsByMessage = groupsBy<number, InboundDocument>(
  {
    alias: 'd',
    from: 'inbound_document d',
    columns: `d.id, d.public_id as "publicId", d.message_id as "messageId", d.kind, d.set_control_number as "controlNumber",
      d.document_number as "documentNumber", d.status, d.inbound_shipment_id as "inboundShipmentId", d.issues, d.line_count as "lineCount"`,
    forPartners: { condition: ofOwnMessage },
  },
  {
    name: 'documentsByMessage',
    column: 'd.message_id',
    type: 'bigint',
    key: (document) => document.messageId,
    orderBy: 'd.message_id, d.interchange_ordinal, d.group_ordinal, d.set_ordinal',
  },
);

export interface LinesOfDocument {
  readonly documentId: number;
  readonly lines: readonly UnderstoodLine[];
}

/** The first lines of each document as they were understood, in document order. */
export const linesByDocument = rowsBy<number, LinesOfDocument>(
  { alias: 'd', from: 'inbound_document d', columns: 'd.id as "documentId", d.lines', forPartners: { condition: ofOwnMessage } },
  { name: 'linesByDocument', column: 'd.id', type: 'bigint', key: ({ documentId }) => documentId },
);

/** What each message was answered; one that came before was answered with what was written then. */
export const answersByMessage = groupsBy<number, OutboundMessage & { readonly messageId: number }>(
  {
    alias: 'm',
    from: 'inbound_message m join outbound_message o on o.tenant_id = m.tenant_id and o.in_reply_to_id = coalesce(m.duplicate_of_id, m.id)',
    columns:
      'm.id as "messageId", o.id, o.public_id as "publicId", o.kind, o.control_number as "controlNumber", o.body, o.created_at as "createdAt"',
    forPartners: { condition: (partner) => `m.partner_id = ${partner} and o.partner_id = ${partner}` },
  },
  { name: 'answersByMessage', column: 'm.id', type: 'bigint', key: (answer) => answer.messageId, orderBy: 'm.id, o.id' },
);
