import type { Instant } from '../shared/dates.js';
import type { Strategy } from './strategy.js';

export const ALLOCATION_STATES = ['SOFT', 'HARD', 'PICKED', 'PACKED', 'SHIPPED', 'RELEASED', 'EXPIRED'] as const;
export type AllocationState = (typeof ALLOCATION_STATES)[number];

/** As the table keeps them. Never changes. */
export const STATE_CODES: Readonly<Record<AllocationState, number>> = {
  SOFT: 1,
  HARD: 2,
  PICKED: 3,
  PACKED: 4,
  SHIPPED: 5,
  RELEASED: 6,
  EXPIRED: 7,
};

/** A quantity of a lot in a bin bound to a line of an order. */
export interface Allocation {
  readonly id: number;
  readonly publicId: string;
  readonly orderLineId: number;
  readonly lotId: number;
  readonly binId: number;
  /** Decimal text in the item's base unit. */
  readonly quantity: string;
  readonly baseUnit: string;
  readonly state: AllocationState;
  readonly strategy: Strategy;
  /** Why this lot, as it was when it was decided. */
  readonly why: string;
  readonly allocatedAt: Instant;
  readonly endedAt: Instant | null;
  readonly version: number;
}
