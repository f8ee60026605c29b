import type { BlockReason } from '../stock/availability.js';

/** What customers ask of lots. */
export const CUSTOMER_RULES = [
  'LOT_EXCLUDED',
  'LOT_NOT_APPROVED',
  'ORIGIN_NOT_ALLOWED',
  'ORIGIN_DENIED',
  'MINIMUM_REMAINING_DAYS',
  'MINIMUM_REMAINING_PERCENT',
  'SUPPLIER_NOT_ALLOWED',
  'SUPPLIER_DENIED',
  'MAXIMUM_AGE_DAYS',
  'OLDER_THAN_LAST_SHIPPED',
  'CERTIFICATE_MISSING',
  'ATTRIBUTE_OUT_OF_RANGE',
  'ONE_LOT_PER_ORDER',
] as const;
export type CustomerRule = (typeof CUSTOMER_RULES)[number];

/** What a candidate was held against, and failed: the availability predicate's reasons, and rules of the demand. */
export type RejectionRule =
  | BlockReason
  | CustomerRule
  | 'NOTHING_ON_HAND'
  | 'RESERVED_FOR_OTHERS'
  | 'OWNED_BY_OTHERS'
  | 'LOT_NOT_NAMED'
  | 'PACK_MULTIPLE'
  | 'EXPIRES_BEFORE_SHIPPING'
  | 'MAXIMUM_LOTS'
  | 'RESERVED'
  | 'NOT_NEEDED';

/** Why a candidate serves nothing of a demand. */
export interface Rejection {
  readonly rule: RejectionRule;
  /** What the rule asks for and what the candidate has, as text. */
  readonly required: string | null;
  readonly actual: string | null;
  /** TypeID of the customer's rule that asks for it; null for what holds for everybody. */
  readonly ruleId: string | null;
}

export const isCustomerRule = (rule: RejectionRule): rule is CustomerRule => (CUSTOMER_RULES as readonly string[]).includes(rule);
