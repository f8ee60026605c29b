import { formatQuantity, NO_QUANTITY, type Quantity } from '../shared/quantity.js';
import { availabilityOf, blocksInBits, type BlockReason } from '../stock/availability.js';
import type { Candidate } from './candidate.js';
import type { Demand } from './demand.js';
import { lotRuleRejections } from './lotRuleRejections.js';
import type { Rejection, RejectionRule } from './rejection.js';

export interface Judged {
  readonly candidate: Candidate;
  /** What of it is free, whoever asks. */
  readonly free: Quantity;
  /** What of it could serve the demand; nothing when a rule rejects it. */
  readonly available: Quantity;
  /** Every rule that it fails, most important first. */
  readonly rejections: readonly Rejection[];
}

/** Holds one candidate against the availability predicate and the rules of the demand. */
export function judgeCandidate(candidate: Candidate, demand: Demand): Judged {
  const { available, reasons } = availabilityOf(candidate, demand.siteToday);
  const rejections = [
    ...(available > 0n ? [] : reasons.map((reason) => notAvailable(candidate, reason, demand))),
    ...(available > 0n || reasons.length > 0 ? [] : [rejection('NOTHING_ON_HAND', null, formatQuantity(candidate.onHand))]),
    ...ruleRejections(candidate, demand),
    ...lotRuleRejections(candidate, demand.requirements),
  ];
  return { candidate, free: available, available: rejections.length > 0 ? NO_QUANTITY : available, rejections };
}

const rejection = (rule: RejectionRule, required: string | null, actual: string | null): Rejection => ({
  rule,
  required,
  actual,
  ruleId: null,
});

function notAvailable(candidate: Candidate, reason: BlockReason, { siteToday }: Demand): Rejection {
  if (reason === 'EXPIRED') return rejection(reason, siteToday, candidate.usableThrough);
  if (reason === 'ALLOCATED') return rejection(reason, null, formatQuantity(candidate.allocated));
  if (reason === 'PARTLY_HELD') return rejection(reason, null, formatQuantity(candidate.held));
  return rejection(reason, null, blocksInBits(candidate.blockedBits).join(' '));
}

function ruleRejections(candidate: Candidate, demand: Demand): readonly Rejection[] {
  const expiresEarly = candidate.usableThrough < demand.shipOn && candidate.usableThrough >= demand.siteToday;
  const isNamed = demand.strategy !== 'EXPLICIT_LOT' || demand.namedLotIds.includes(candidate.lotId);
  return [
    ...(isNamed ? [] : [rejection('LOT_NOT_NAMED', null, candidate.lotNumber)]),
    ...(expiresEarly ? [rejection('EXPIRES_BEFORE_SHIPPING', demand.shipOn, candidate.usableThrough)] : []),
  ];
}
