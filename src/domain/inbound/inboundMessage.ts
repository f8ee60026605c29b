import type { Instant, LocalDate } from '../shared/dates.js';
import type { MessageStatus } from './messageStatus.js';

export const WAYS_IN = ['HTTP', 'GRAPHQL', 'DROP_FOLDER', 'WEBHOOK'] as const;
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
  /** Where in a JSON message. */
  readonly path?: string;
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

export const DOCUMENT_STATUSES = ['APPLIED', 'VALIDATED', 'HELD', 'REJECTED', 'DUPLICATE'] as const;
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
  /** How many lines it has; the first of them are kept. */
  readonly lineCount: number;
}

/** Lines kept of one document: who mends a message begins at the top. */
export const MAXIMUM_UNDERSTOOD_LINES = 500;

/** One line of a document as it was understood, in the sender's own words; what is ours is null while it is unknown. */
export interface UnderstoodLine {
  /** 1, 2, 3, ... in document order. */
  readonly lineNumber: number;
  /** Number of the segment it begins with, from 1 at the ISA. */
  readonly segment: number;
  /** Qualifier and code: "VN ACME-1001". */
  readonly itemCodes: readonly string[];
  /** Our item that the codes mean. */
  readonly sku: string | null;
  /** Plain decimal text in `unit`, the sender's unit code. */
  readonly quantity: string;
  readonly unit: string;
  /** The same in `baseUnit`, the item's own; null while item or unit are unknown. */
  readonly baseQuantity: string | null;
  readonly baseUnit: string | null;
  /** Null: the lot is captured at the dock. */
  readonly lotNumber: string | null;
  readonly expiresOn: LocalDate | null;
  readonly manufacturedOn: LocalDate | null;
  readonly packedOn: LocalDate | null;
  readonly handlingUnit: string | null;
  readonly purchaseOrderNumber: string | null;
  /** HL01 from the shipment down to the line. */
  readonly hlPath: readonly string[];
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
