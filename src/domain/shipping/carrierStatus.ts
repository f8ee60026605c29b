import type { Instant } from '../shared/dates.js';

/** What carriers say of goods on their way; the first five in the order in which they come about. */
export const CARRIER_STATUSES = [
  'LABEL_CREATED',
  'PICKED_UP',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'EXCEPTION',
  'RETURNING',
  'RETURNED',
  'LOST',
] as const;
export type CarrierStatus = (typeof CARRIER_STATUSES)[number];

const PROGRESS: readonly CarrierStatus[] = CARRIER_STATUSES.slice(0, CARRIER_STATUSES.indexOf('DELIVERED') + 1);

/** One thing that a carrier said. */
export interface TrackingFact {
  readonly status: CarrierStatus;
  readonly occurredAt: Instant;
}

/** How something that left stands with its carrier. */
export interface Tracked {
  readonly status: CarrierStatus;
  /** When it arrived, the first time that was said; null while it has not, also when it came back before. */
  readonly deliveredAt: Instant | null;
}

/**
 * How it stands after all that was said, in whatever order that came: progress never goes back, an arrival is not taken back by anything but a
 * return, and trouble stands until something later is said. Goods that left were picked up at least.
 */
export function trackedBy(facts: readonly TrackingFact[]): Tracked {
  const inOrder = [...facts].sort((a, b) => compare(a.occurredAt, b.occurredAt) || rank(a.status) - rank(b.status));
  const delivered = inOrder.find(({ status }) => status === 'DELIVERED');
  return { status: statusOf(inOrder, delivered), deliveredAt: delivered?.occurredAt ?? null };
}

function statusOf(inOrder: readonly TrackingFact[], delivered: TrackingFact | undefined): CarrierStatus {
  if (inOrder.some(({ status }) => status === 'RETURNED')) return 'RETURNED';
  const latest = inOrder.at(-1);
  const isBack = inOrder.findLast(({ status }) => status === 'RETURNING');
  if (delivered !== undefined) return isBack !== undefined && isBack.occurredAt > delivered.occurredAt ? 'RETURNING' : 'DELIVERED';
  if (latest !== undefined && !PROGRESS.includes(latest.status)) return latest.status;
  // On its way back it passes the same places again.
  if (isBack !== undefined) return 'RETURNING';
  const furthest = Math.max(
    rank('PICKED_UP'),
    ...inOrder.filter(({ status }) => PROGRESS.includes(status)).map(({ status }) => rank(status)),
  );
  return PROGRESS[furthest] as CarrierStatus;
}

/** Of several that left together: the one that is least far, trouble before all. */
export function leastAdvanced(statuses: readonly CarrierStatus[]): CarrierStatus {
  const [first] = [...statuses].sort((a, b) => concern(a) - concern(b));
  return first ?? 'PICKED_UP';
}

const rank = (status: CarrierStatus): number => CARRIER_STATUSES.indexOf(status);
const TROUBLE: readonly CarrierStatus[] = ['LOST', 'EXCEPTION', 'RETURNING'];
/** RETURNED is an end as DELIVERED is. */
const concern = (status: CarrierStatus): number => (TROUBLE.includes(status) ? TROUBLE.indexOf(status) - TROUBLE.length : rank(status));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
