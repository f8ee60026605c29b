import { groupHeader, interchangeHeader } from './syntax/headers.js';
import { SegmentCursor } from './syntax/segmentCursor.js';

/** Who sent a file to whom, by its first interchange and group: enough to find the partner and its profile. */
export interface EdiSender {
  readonly senderQualifier: string;
  readonly senderId: string;
  readonly receiverQualifier: string;
  readonly receiverId: string;
  readonly interchangeControlNumber: string;
  /** ISA15: P production, T test. */
  readonly usage: string;
  /** GS02 and GS03; absent when the first group could not be reached. */
  readonly groupSenderCode?: string;
  readonly groupReceiverCode?: string;
}

/** TA1 segments may stand between ISA and GS; more than this many are no envelope. */
const SEGMENTS_BEFORE_GROUP = 10;

/** Reads the first ISA and GS only. Undefined when the file does not start with a readable ISA. */
export function identifySender(bytes: Uint8Array): EdiSender | undefined {
  const cursor = new SegmentCursor(bytes);
  const isa = cursor.next();
  const delimiters = cursor.delimiters;
  if (isa === undefined || delimiters === undefined) return undefined;
  const header = interchangeHeader(isa, delimiters);
  const { senderQualifier, senderId, receiverQualifier, receiverId, usage } = header;
  const sender = { senderQualifier, senderId, receiverQualifier, receiverId, interchangeControlNumber: header.controlNumber, usage };
  for (let read = 0; read < SEGMENTS_BEFORE_GROUP; read += 1) {
    const segment = cursor.next();
    if (segment === undefined || segment.tag === 'ISA') return sender;
    if (segment.tag !== 'GS') continue;
    const { senderCode, receiverCode } = groupHeader(segment);
    return { ...sender, groupSenderCode: senderCode, groupReceiverCode: receiverCode };
  }
  return sender;
}
