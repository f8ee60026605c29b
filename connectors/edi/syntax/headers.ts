import type { Delimiters } from './delimiters.js';
import type { GroupHeader, InterchangeHeader } from './interchange.js';
import { elementText, type Segment } from './segment.js';

export function interchangeHeader(isa: Segment, delimiters: Delimiters): InterchangeHeader {
  return {
    isa,
    delimiters,
    senderQualifier: elementText(isa, 5),
    senderId: elementText(isa, 6),
    receiverQualifier: elementText(isa, 7),
    receiverId: elementText(isa, 8),
    date: elementText(isa, 9),
    time: elementText(isa, 10),
    version: elementText(isa, 12),
    controlNumber: elementText(isa, 13),
    acknowledgementRequested: elementText(isa, 14) === '1',
    usage: elementText(isa, 15),
  };
}

export function groupHeader(gs: Segment): GroupHeader {
  return {
    gs,
    functionalId: elementText(gs, 1),
    senderCode: elementText(gs, 2),
    receiverCode: elementText(gs, 3),
    controlNumber: elementText(gs, 6),
    version: elementText(gs, 8),
  };
}
