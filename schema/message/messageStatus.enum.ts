import type { MessageStatus } from '../../src/domain/inbound/messageStatus.js';
import { publishEnum } from '../shared/publishEnum.js';

export const MessageStatusEnum = publishEnum<MessageStatus>({
  name: 'InboundMessageStatus',
  description: 'What became of a message that came in.',
  values: {
    RECEIVED: 'It is kept, and waits to be read.',
    PROCESSED: 'It was read and applied.',
    VALIDATED: 'It is a test, and a real one would have been applied: it was read, judged and answered, and nothing was changed.',
    PARKED: 'A person must look at it.',
    DUPLICATE: 'It came before; nothing was done again.',
    REJECTED: 'It was read and refused.',
    UNREADABLE: 'It cannot be read at all.',
  },
});
