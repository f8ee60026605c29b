import { SEVERITIES, type PriorityPart, type Severity } from './workException.js';

/** What decides how soon an exception is looked at, as it was when it was raised. */
export interface PriorityFacts {
  readonly severity: Severity;
  /** Orders that wait for it. */
  readonly orderCount?: number;
  /** Days left of the lot that expires first; absent when none expires. */
  readonly daysLeft?: number | undefined;
  readonly isDocumentMissing?: boolean;
}

/** The other parts together never outweigh one step of severity: 50 + 30 + 15 < 100. */
const SEVERITY_STEP = 100;
const POINTS_AN_ORDER = 5;
const MAXIMUM_ORDERS = 10;
const NEAR_EXPIRY_DAYS = 30;
const MISSING_DOCUMENT_POINTS = 15;

/** Parts of the priority that have points; their sum is the priority. */
export function priorityParts({ severity, orderCount = 0, daysLeft, isDocumentMissing = false }: PriorityFacts): readonly PriorityPart[] {
  const near = daysLeft === undefined ? 0 : Math.min(NEAR_EXPIRY_DAYS, Math.max(0, NEAR_EXPIRY_DAYS - daysLeft));
  const parts: readonly PriorityPart[] = [
    { part: 'SEVERITY', points: SEVERITY_STEP * (SEVERITIES.indexOf(severity) + 1) },
    { part: 'OPEN_ORDERS', points: POINTS_AN_ORDER * Math.min(orderCount, MAXIMUM_ORDERS) },
    { part: 'NEAR_EXPIRY', points: near },
    { part: 'MISSING_DOCUMENT', points: isDocumentMissing ? MISSING_DOCUMENT_POINTS : 0 },
  ];
  return parts.filter(({ points }) => points > 0);
}

export const priorityOf = (parts: readonly PriorityPart[]): number => parts.reduce((sum, { points }) => sum + points, 0);
