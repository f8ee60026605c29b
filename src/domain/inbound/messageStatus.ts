/** What became of a message that came in. */
export const MESSAGE_STATUSES = ['RECEIVED', 'PROCESSED', 'VALIDATED', 'PARKED', 'DUPLICATE', 'REJECTED', 'UNREADABLE'] as const;

export type MessageStatus = (typeof MESSAGE_STATUSES)[number];
