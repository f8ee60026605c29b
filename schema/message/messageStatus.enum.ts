import type { MessageStatus } from '../../src/domain/inbound/messageStatus.js';
import { publishEnum } from '../shared/publishEnum.js';

export const MessageStatusEnum = publishEnum<MessageStatus>({
  name: 'InboundMessageStatus',
  description: 'What became of a message that came in.',
  values: {
    RECEIVED: 'It is kept, and waits to be read.',
    PROCESSED: 'It was read and applied.',
    PARKED: 'A person must look at it.',
    DUPLICATE: 'It came before; nothing was done again.',
    REJECTED: 'It was read and refused.',
    UNREADABLE: 'It cannot be read at all.',
  },
});
