/**
 * What every connector shares: how a problem in a message is told, and how bytes become intents. A connector's `decode` and `translate`
 * are pure: bytes, profile and look-ups in; values out; no network, no disk, no clock. So live, replay and dry run are the same code.
 */

/** reject: the sender must mend it. hold: a person here must (unknown item, unit, partner). warn, info: noted, nothing stops. */
export type Severity = 'reject' | 'hold' | 'warn' | 'info';

/** Where in the message: byte offset from its first byte, segment number from 1 at ISA, element and component from 1. */
export interface Position {
  readonly byte: number;
  readonly segment: number;
  readonly tag?: string;
  readonly element?: number;
  readonly component?: number;
  /** HL01 of the hierarchical level the segment belongs to. */
  readonly hl?: string;
}

/** One thing wrong or worth noting: what was seen, what was expected, and what to do about it. */
export interface Issue {
  readonly severity: Severity;
  /** Stable, UPPER_SNAKE: EDI_MAPPING_ITEM_UNKNOWN, SE_COUNT, ... */
  readonly code: string;
  readonly message: string;
  readonly at?: Position;
  /** Where in a JSON message: $.line_items[2].sku. */
  readonly path?: string;
  readonly seen?: string;
  readonly expected?: string;
  readonly fix?: string;
}
