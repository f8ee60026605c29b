import type { Candidate } from './candidate.js';

export const STRATEGIES = ['FEFO', 'FIFO', 'LIFO', 'EXPLICIT_LOT', 'FEWEST_LOTS', 'SINGLE_LOT'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What items and rules of customers may ask for: lots are named by a call alone. */
export const RULED_STRATEGIES = ['FEFO', 'FIFO', 'LIFO', 'FEWEST_LOTS', 'SINGLE_LOT'] as const;
export type RuledStrategy = (typeof RULED_STRATEGIES)[number];

/** As the table keeps them. Never changes. */
export const STRATEGY_CODES: Readonly<Record<Strategy, number>> = {
  FEFO: 1,
  FIFO: 2,
  LIFO: 3,
  EXPLICIT_LOT: 4,
  FEWEST_LOTS: 5,
  SINGLE_LOT: 6,
};

/** Orders in which stock is gone through. Lots are numbered in the order in which they were first recorded. */
export type CandidateOrder = 'FIRST_EXPIRING' | 'FIRST_RECORDED' | 'LAST_RECORDED' | 'AS_NAMED';

const ORDER_OF: Readonly<Record<Strategy, CandidateOrder>> = {
  FEFO: 'FIRST_EXPIRING',
  FIFO: 'FIRST_RECORDED',
  LIFO: 'LAST_RECORDED',
  EXPLICIT_LOT: 'AS_NAMED',
  FEWEST_LOTS: 'FIRST_EXPIRING',
  SINGLE_LOT: 'FIRST_EXPIRING',
};

export const orderOf = (strategy: Strategy): CandidateOrder => ORDER_OF[strategy];

/** These choose among all lots; the others can stop as soon as there is enough. */
export const looksAtAllLots = (strategy: Strategy): boolean => strategy === 'FEWEST_LOTS' || strategy === 'SINGLE_LOT';

/**
 * Candidates as the strategy goes through them. No two are equal: lots that agree come in the order of their recording; of one lot, pick faces come
 * before other bins, so that reserves are opened last.
 */
export function inOrder(candidates: readonly Candidate[], order: CandidateOrder, named: readonly number[]): readonly Candidate[] {
  const compare: Readonly<Record<CandidateOrder, (a: Candidate, b: Candidate) => number>> = {
    FIRST_EXPIRING: (a, b) => byText(a.usableThrough, b.usableThrough) || a.lotId - b.lotId,
    FIRST_RECORDED: (a, b) => a.lotId - b.lotId,
    LAST_RECORDED: (a, b) => b.lotId - a.lotId,
    AS_NAMED: (a, b) => placeOf(a, named) - placeOf(b, named) || a.lotId - b.lotId,
  };
  return [...candidates].sort((a, b) => compare[order](a, b) || facing(a) - facing(b) || a.binId - b.binId || a.id - b.id);
}

const facing = ({ binKind }: Candidate): number => (binKind === 'PICK_FACE' ? 0 : 1);

/** Dates compare as text, and so does 'infinity' behind them. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function placeOf({ lotId }: Candidate, named: readonly number[]): number {
  const place = named.indexOf(lotId);
  return place === -1 ? named.length : place;
}
