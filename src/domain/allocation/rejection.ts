import type { BlockReason } from '../stock/availability.js';

export const LOT_RULES = ['NOTHING_ON_HAND', 'LOT_NOT_NAMED', 'EXPIRES_BEFORE_SHIPPING'] as const;

/** What a candidate was held against, and failed: the availability predicate's reasons, and rules of the demand. */
export type RejectionRule = BlockReason | (typeof LOT_RULES)[number] | 'MAXIMUM_LOTS' | 'NOT_NEEDED';

/** Why a candidate serves nothing of a demand. */
export interface Rejection {
  readonly rule: RejectionRule;
  /** What the rule asks for and what the candidate has, as text. */
  readonly required: string | null;
  readonly actual: string | null;
}
