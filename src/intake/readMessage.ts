import type { WayIn } from '../domain/inbound/inboundMessage.js';
import type { MessageStatus } from '../domain/inbound/messageStatus.js';
import type { Rows } from '../platform/database/rows.js';

/** A message as processing needs it. */
export interface StoredMessage {
  readonly id: number;
  readonly publicId: string;
  readonly connector: string;
  /** The partner whose way in it took, or whom an earlier attempt found. */
  readonly partnerId: number | null;
  readonly wayIn: WayIn;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Asked for, or found by an earlier attempt: once a test, it stays one. */
  readonly isTest: boolean;
  readonly status: MessageStatus;
  /** Of a webhook: where it came in, what its sender calls it, and when it was sent. */
  readonly endpointId: number | null;
  readonly topic: string | null;
  readonly sentAt: string | null;
}

/** Rows read at once: each arrives as twice its size in text. */
const CHUNKS_AT_ONCE = 8;

export async function readMessage(rows: Rows, id: number): Promise<StoredMessage | undefined> {
  const [message] = await rows.rows<StoredMessage>(
    `/* messageToProcess */ select id, public_id as "publicId", connector, partner_id as "partnerId", way_in as "wayIn", encode(sha256, 'hex') as sha256,
       is_test as "isTest", status,
       endpoint_id as "endpointId", topic, sent_at as "sentAt"
     from inbound_message where tenant_id = $1 and id = $2`,
    [rows.tenantId, id],
  );
  return message;
}

/** The bytes as they came. */
export async function readBody(rows: Rows, messageId: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (;;) {
    const found = await rows.rows<{ bytes: Buffer }>(
      `/* messageChunks */ select bytes from message_chunk where tenant_id = $1 and message_id = $2 and ordinal >= $3 order by ordinal limit $4`,
      [rows.tenantId, messageId, chunks.length, CHUNKS_AT_ONCE],
    );
    chunks.push(...found.map(({ bytes }) => bytes));
    if (found.length < CHUNKS_AT_ONCE) return Buffer.concat(chunks);
  }
}
