import type { Instant, LocalDate } from '../shared/dates.js';

/** What somebody attests of a lot. Its number makes it one, however often it is sent. */
export interface Certificate {
  readonly id: number;
  readonly publicId: string;
  readonly lotId: number;
  /** As rules ask for it: "COA", "ORGANIC". */
  readonly kind: string;
  readonly number: string;
  /** Both days included; null for no limit. */
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
  /** Where the document is kept. */
  readonly document: string | null;
  readonly attachedAt: Instant;
  readonly version: number;
}
