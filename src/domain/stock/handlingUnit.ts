import type { Instant } from '../shared/dates.js';

/** A pallet or package that goods lie in. Its code is its own while it is open; an SSCC may come back on another once it is closed. */
export interface HandlingUnit {
  readonly id: number;
  readonly publicId: string;
  /** An SSCC in 18 digits, or a licence plate. */
  readonly code: string;
  readonly kind: 'PALLET' | 'PACKAGE';
  /** What it stands in or on. */
  readonly parentId: number | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}
