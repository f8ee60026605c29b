import { createHash } from 'node:crypto';

/** message_chunk holds at most this much in a row: a row must never be as large as a message. */
export const CHUNK_BYTES = 1_048_576;
/** The largest message of any way in. */
export const MAXIMUM_MESSAGE_BYTES = 64 * 1_048_576;

/** A message's bytes, cut for the table. */
export interface MessageBody {
  readonly chunks: readonly Buffer[];
  readonly byteLength: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Collects a body as it arrives: cut and hashed on the way. Undefined when it is longer than `maximumBytes`. */
export async function collectBody(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maximumBytes: number = MAXIMUM_MESSAGE_BYTES,
): Promise<MessageBody | undefined> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let byteLength = 0;
  for await (const part of source) {
    byteLength += part.length;
    if (byteLength > maximumBytes) return undefined;
    hash.update(part);
    waiting.push(part);
    waitingBytes += part.length;
    if (waitingBytes < CHUNK_BYTES) continue;
    const joined = Buffer.concat(waiting);
    const whole = joined.length - (joined.length % CHUNK_BYTES);
    for (let start = 0; start < whole; start += CHUNK_BYTES) chunks.push(joined.subarray(start, start + CHUNK_BYTES));
    waiting = whole < joined.length ? [joined.subarray(whole)] : [];
    waitingBytes = joined.length - whole;
  }
  if (waitingBytes > 0) chunks.push(Buffer.concat(waiting));
  return { chunks, byteLength, sha256: hash.digest('hex') };
}
