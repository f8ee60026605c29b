import type { EdiIssue } from '../ediIssue.js';
import type { Delimiters } from './delimiters.js';
import type { Segment } from './segment.js';

/** ISA elements without padding. */
export interface InterchangeHeader {
  readonly isa: Segment;
  readonly delimiters: Delimiters;
  readonly senderQualifier: string;
  readonly senderId: string;
  readonly receiverQualifier: string;
  readonly receiverId: string;
  /** YYMMDD and HHMM as written: TA102 and TA103 repeat them. */
  readonly date: string;
  readonly time: string;
  readonly version: string;
  readonly controlNumber: string;
  readonly acknowledgementRequested: boolean;
  /** P production, T test. */
  readonly usage: string;
}

export interface GroupHeader {
  readonly gs: Segment;
  readonly functionalId: string;
  readonly senderCode: string;
  readonly receiverCode: string;
  readonly controlNumber: string;
  readonly version: string;
}

/** A transaction set as read: ST, body, and SE when it came. */
export interface RawTransactionSet {
  /** ST01: 856. */
  readonly type: string;
  readonly controlNumber: string;
  /** ST first, SE last when present. */
  readonly segments: readonly Segment[];
  /** Found by the envelope: counts, control numbers, missing trailer. */
  readonly issues: readonly EdiIssue[];
}

/** Envelope events in file order. A set is final only with `interchangeEnd`: a file cut later makes it void. */
export type EnvelopeEvent =
  | { readonly kind: 'interchangeStart'; readonly interchange: InterchangeHeader }
  | { readonly kind: 'groupStart'; readonly group: GroupHeader }
  | { readonly kind: 'set'; readonly set: RawTransactionSet }
  | { readonly kind: 'groupEnd'; readonly includedSets: number; readonly issues: readonly EdiIssue[] }
  | { readonly kind: 'interchangeEnd'; readonly issues: readonly EdiIssue[] }
  | { readonly kind: 'fileIssues'; readonly issues: readonly EdiIssue[] };
