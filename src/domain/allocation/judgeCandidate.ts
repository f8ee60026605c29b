import { formatQuantity, NO_QUANTITY, type Quantity } from '../shared/quantity.js';
import { availabilityOf, BLOCK_BITS, blocksInBits, type BalanceState, type BlockReason } from '../stock/availability.js';
import type { Candidate } from './candidate.js';
import type { Demand } from './demand.js';
import { judgeLot } from './judgeLot.js';
import type { Buyer } from './lotTraits.js';
import { inPacks, type Pack } from './packs.js';
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
  const { available, reasons } = availabilityOf(forBuyer(candidate, demand.buyer), demand.siteToday);
  const packed = inPacks(available, demand.pack);
  const rejections = [
    ...(available > 0n ? [] : reasons.map((reason) => notAvailable(candidate, reason, demand))),
    ...(available > 0n || reasons.length > 0 ? [] : [rejection('NOTHING_ON_HAND', null, formatQuantity(candidate.onHand))]),
    ...ruleRejections(candidate, demand),
    ...ownerRejections(candidate, demand.buyer),
    ...judgeLot(candidate, demand),
    ...(demand.pack !== null && available > 0n && packed <= 0n ? [lessThanAPack(demand.pack, available)] : []),
  ];
  return { candidate, free: available, available: rejections.length > 0 ? NO_QUANTITY : packed, rejections };
}

/** What belongs to a customer is blocked for everybody else. */
const forBuyer = (candidate: Candidate, buyer: Buyer | null): BalanceState =>
  candidate.ownership === 'CUSTOMER_OWNED' && candidate.ownerId !== null && candidate.ownerId === buyer?.id
    ? { ...candidate, blockedBits: candidate.blockedBits & ~BLOCK_BITS.CUSTOMER_OWNED }
    : candidate;

/** Goods of others that lie with us are theirs: consigned, or managed by their vendor. Those of customers are blocked already. */
function ownerRejections({ ownership, ownerId }: Candidate, buyer: Buyer | null): readonly Rejection[] {
  const isOurs = ownership === 'OWNED' || ownership === 'CUSTOMER_OWNED' || (ownerId !== null && ownerId === buyer?.id);
  return isOurs ? [] : [rejection('OWNED_BY_OTHERS', null, ownership)];
}

/** It, or what is still wanted, is less than one. */
export const lessThanAPack = ({ multiple, ruleId }: Pack, value: Quantity): Rejection => ({
  rule: 'PACK_MULTIPLE',
  required: formatQuantity(multiple),
  actual: formatQuantity(value),
  ruleId,
});

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
