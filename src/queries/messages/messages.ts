import type { InboundMessage } from '../../domain/inbound/inboundMessage.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, idField, referenceField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { MESSAGE_SOURCE } from './messageSource.js';

export const MESSAGE_ORDERS = ['RECEIVED', 'RECEIVED_DESCENDING'] as const;
export type MessageOrder = (typeof MESSAGE_ORDERS)[number];

export const messages: Listing<InboundMessage, MessageOrder> = {
  ...MESSAGE_SOURCE,
  name: 'messages',
  filters: {
    id: idField('m.public_id', ID_PREFIXES.inboundMessage),
    status: codeField('m.status'),
    partner: referenceField({ column: 'm.partner_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
  },
  orders: { RECEIVED: 'id', RECEIVED_DESCENDING: 'idDescending' },
};
