import type { LocalDate } from '../shared/dates.js';
import { NO_QUANTITY, minus, most, type Quantity } from '../shared/quantity.js';
import { isExpired, type LotQuality, type UsableThrough } from '../lot/lot.js';
import { isPickable, type BinKind } from './binKind.js';
import type { Condition, Ownership } from './codes.js';

/**
 * The one availability predicate. Hard blocks are facts of the balance and stand on its row as bits, so that SQL and TypeScript cannot
 * disagree; expiry depends on the day and is compared, never stored as a status. Bits are published by meaning, not by number, and never
 * change meaning once landed.
 */
export const BLOCK_BITS = {
  ON_HOLD: 1,
  PENDING_INSPECTION: 2,
  REJECTED: 4,
  RETEST_REQUIRED: 8,
  RECALLED: 16,
  NOT_IN_GOOD_CONDITION: 32,
  BIN_NOT_PICKABLE: 64,
  CUSTOMER_OWNED: 128,
  CONDITIONALLY_RELEASED: 256,
} as const;

export type HardBlock = keyof typeof BLOCK_BITS;
/** ALLOCATED and PARTLY_HELD take part of a balance; the others take all of it. */
export type BlockReason = HardBlock | 'EXPIRED' | 'ALLOCATED' | 'PARTLY_HELD';

export const isBlockReason = (word: string): word is BlockReason =>
  word in BLOCK_BITS || word === 'EXPIRED' || word === 'ALLOCATED' || word === 'PARTLY_HELD';

export interface BlockFacts {
  readonly quality: LotQuality;
  /** Open holds that cover the whole balance (lot, lot at site, lot in bin); quantity holds stand in `held`. */
  readonly openHolds: number;
  readonly recalled: boolean;
  readonly condition: Condition;
  readonly ownership: Ownership;
  readonly binKind: BinKind;
}

const QUALITY_BLOCK: Readonly<Record<LotQuality, HardBlock | undefined>> = {
  RELEASED: undefined,
  PENDING_INSPECTION: 'PENDING_INSPECTION',
  // Until rules say for whom and for what, a conditional release is for nobody.
  CONDITIONALLY_RELEASED: 'CONDITIONALLY_RELEASED',
  REJECTED: 'REJECTED',
  RETEST_REQUIRED: 'RETEST_REQUIRED',
};

/** Every hard block, most important first. */
export function hardBlocks(facts: BlockFacts): readonly HardBlock[] {
  const quality = QUALITY_BLOCK[facts.quality];
  return [
    ...(facts.recalled ? (['RECALLED'] as const) : []),
    ...(facts.openHolds > 0 ? (['ON_HOLD'] as const) : []),
    ...(quality === undefined ? [] : [quality]),
    ...(facts.condition === 'GOOD' ? [] : (['NOT_IN_GOOD_CONDITION'] as const)),
    ...(facts.ownership === 'CUSTOMER_OWNED' ? (['CUSTOMER_OWNED'] as const) : []),
    ...(isPickable(facts.binKind) ? [] : (['BIN_NOT_PICKABLE'] as const)),
  ];
}

/** What the balance row stores. */
export const blockedBits = (facts: BlockFacts): number => hardBlocks(facts).reduce((bits, block) => bits | BLOCK_BITS[block], 0);

/** The bits of a row, read back as reasons. */
export function blocksInBits(bits: number): readonly HardBlock[] {
  const blocks: readonly HardBlock[] = [
    'RECALLED',
    'ON_HOLD',
    'PENDING_INSPECTION',
    'CONDITIONALLY_RELEASED',
    'REJECTED',
    'RETEST_REQUIRED',
    'NOT_IN_GOOD_CONDITION',
    'CUSTOMER_OWNED',
    'BIN_NOT_PICKABLE',
  ];
  return blocks.filter((block) => (bits & BLOCK_BITS[block]) !== 0);
}

export interface BalanceState {
  readonly blockedBits: number;
  readonly usableThrough: UsableThrough;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
  readonly held: Quantity;
}

export interface Availability {
  /** What may be allocated, picked, issued or shipped now. */
  readonly available: Quantity;
  /** Why not more, most important first; empty when all that is on hand is available. */
  readonly reasons: readonly BlockReason[];
}

/** SQL's form of the same: blocked_bits = 0 and usable_through >= $siteToday and on_hand - allocated - held >= $quantity. */
export function availabilityOf(balance: BalanceState, siteToday: LocalDate): Availability {
  const reasons: BlockReason[] = [...blocksInBits(balance.blockedBits)];
  if (isExpired(balance.usableThrough, siteToday)) reasons.push('EXPIRED');
  if (reasons.length > 0) return { available: NO_QUANTITY, reasons };
  if (balance.allocated > 0n) reasons.push('ALLOCATED');
  if (balance.held > 0n) reasons.push('PARTLY_HELD');
  return { available: most(minus(minus(balance.onHand, balance.allocated), balance.held), NO_QUANTITY), reasons };
}

/**
 * Why allocated goods may not go on to the customer: the same predicate, asked of goods that left their shelf already, for which the bin they
 * stand in is no reason and being allocated is as it should be. What is a customer's own is allocated to nobody else. Quantity holds are told by
 * the numbers.
 */
export function reasonsAgainstShipping(balance: BalanceState, siteToday: LocalDate): readonly BlockReason[] {
  const blockedBits = balance.blockedBits & ~BLOCK_BITS.BIN_NOT_PICKABLE & ~BLOCK_BITS.CUSTOMER_OWNED;
  const { reasons } = availabilityOf({ ...balance, blockedBits }, siteToday);
  return reasons.filter((reason) => reason !== 'ALLOCATED' && reason !== 'PARTLY_HELD');
}
