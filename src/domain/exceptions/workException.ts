import type { Role } from '../access/principal.js';
import type { Instant } from '../shared/dates.js';

export const WORK_EXCEPTION_KINDS = [
  'MESSAGE_FAILED',
  'HOLD_ON_ALLOCATED_STOCK',
  'EXPIRED_ALLOCATED_STOCK',
  'SHORT_PICK',
  'SHIPMENT_LOST',
] as const;
export type WorkExceptionKind = (typeof WORK_EXCEPTION_KINDS)[number];

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who looks at a kind first, how bad it is, and within how many hours somebody should have looked. */
export interface KindDefaults {
  readonly owner: Role;
  readonly severity: Severity;
  readonly dueHours: number;
}

export const KIND_DEFAULTS: Readonly<Record<WorkExceptionKind, KindDefaults>> = {
  MESSAGE_FAILED: { owner: 'administrator', severity: 'HIGH', dueHours: 24 },
  HOLD_ON_ALLOCATED_STOCK: { owner: 'planner', severity: 'HIGH', dueHours: 4 },
  EXPIRED_ALLOCATED_STOCK: { owner: 'planner', severity: 'HIGH', dueHours: 4 },
  SHORT_PICK: { owner: 'operator', severity: 'HIGH', dueHours: 2 },
  SHIPMENT_LOST: { owner: 'finance', severity: 'HIGH', dueHours: 24 },
};

/** How an exception came to its end. CONDITION_OVER is said by the platform alone, when what it told of is no longer so. */
export const RESOLVE_REASONS = ['SOLVED', 'ACCEPTED', 'NOT_AN_ISSUE', 'OTHER'] as const;
export type ResolveReason = (typeof RESOLVE_REASONS)[number];
export const CONDITION_OVER = 'CONDITION_OVER';

/** Something a person must look at. */
export interface WorkException {
  readonly id: number;
  readonly publicId: string;
  readonly kind: WorkExceptionKind;
  readonly severity: Severity;
  readonly ownerRole: Role;
  readonly summary: string;
  /** Public ids by noun. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  readonly lotId: number | null;
  readonly siteId: number | null;
  /** Minus its priority: the lower, the sooner. */
  readonly queueRank: number;
  readonly priorityParts: readonly PriorityPart[];
  readonly raisedAt: Instant;
  readonly dueAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolveReasonCode: string | null;
  readonly resolveNote: string | null;
  readonly version: number;
}

export const PRIORITY_PARTS = ['SEVERITY', 'OPEN_ORDERS', 'NEAR_EXPIRY', 'MISSING_DOCUMENT'] as const;

export interface PriorityPart {
  readonly part: (typeof PRIORITY_PARTS)[number];
  readonly points: number;
}
