import type { Source } from '../shared/lookUp.js';

/** A message as queries read it; only columns that partners' logins may read too (migrations/0008). */
export const MESSAGE_SOURCE = {
  alias: 'm',
  from: 'inbound_message m',
  columns: `m.id, m.public_id as "publicId", m.connector, m.partner_id as "partnerId", m.way_in as "wayIn", m.file_name as "fileName",
    m.byte_length as "byteLength", m.status, m.is_test as "isTest", m.duplicate_of_id as "duplicateOfId", m.attempts, m.issues,
    m.received_at as "receivedAt", m.processed_at as "processedAt", m.version`,
  forPartners: { condition: (partner) => `m.partner_id = ${partner}` },
} as const satisfies Source;
