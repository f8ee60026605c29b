import type { Instant } from '../shared/dates.js';
import type { MessageStatus } from './messageStatus.js';

export const WAYS_IN = ['HTTP', 'GRAPHQL', 'DROP_FOLDER'] as const;
export type WayIn = (typeof WAYS_IN)[number];

export const ISSUE_SEVERITIES = ['reject', 'hold', 'warn', 'info'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

/** One thing wrong with a message, or worth noting, as it is kept and published. */
export interface MessageIssue {
  readonly severity: IssueSeverity;
  readonly code: string;
  readonly message: string;
  readonly at?: {
    readonly byte: number;
    readonly segment: number;
    readonly tag?: string;
    readonly element?: number;
    readonly component?: number;
    readonly hl?: string;
  };
  readonly seen?: string;
  readonly expected?: string;
  readonly fix?: string;
}

/** What came in, byte for byte, and what became of it. */
export interface InboundMessage {
  readonly id: number;
  readonly publicId: string;
  readonly connector: string;
  readonly partnerId: number | null;
  readonly wayIn: WayIn;
  readonly fileName: string | null;
  readonly byteLength: number;
  readonly status: MessageStatus;
  readonly isTest: boolean;
  readonly duplicateOfId: number | null;
  readonly attempts: number;
  readonly issues: readonly MessageIssue[];
  readonly receivedAt: Instant;
  readonly processedAt: Instant | null;
  readonly version: number;
}

export const DOCUMENT_STATUSES = ['APPLIED', 'HELD', 'REJECTED', 'DUPLICATE'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** One transaction set of a message. */
export interface InboundDocument {
  readonly id: number;
  readonly publicId: string;
  readonly messageId: number;
  readonly kind: string;
  readonly controlNumber: string;
  readonly documentNumber: string | null;
  readonly status: DocumentStatus;
  readonly inboundShipmentId: number | null;
  readonly issues: readonly MessageIssue[];
}

/** What was answered. */
export interface OutboundMessage {
  readonly id: number;
  readonly publicId: string;
  readonly kind: string;
  readonly controlNumber: string;
  readonly body: Uint8Array;
  readonly createdAt: Instant;
}
