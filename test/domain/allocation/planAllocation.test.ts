import { describe, expect, it } from '@jest/globals';
import type { Candidate } from '../../../src/domain/allocation/candidate.js';
import type { Demand } from '../../../src/domain/allocation/demand.js';
import { planAllocation } from '../../../src/domain/allocation/planAllocation.js';
import { STRATEGIES } from '../../../src/domain/allocation/strategy.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { formatQuantity, quantity } from '../../../src/domain/shared/quantity.js';
import { BLOCK_BITS } from '../../../src/domain/stock/availability.js';
import { checkPlans } from './checkPlans.js';
import { aCandidate, aDemand } from './randomDemands.js';

/** Of each strategy and kind; test:ci tries many more. */
const RUNS = 400;

const told = (demand: Demand, candidates: readonly Candidate[]) =>
  planAllocation(demand, candidates).verdicts.map(({ candidate, taken, rejections }) => [
    candidate.lotNumber,
    formatQuantity(taken),
    ...rejections.map(({ rule }) => rule),
  ]);

describe('explaining an allocation', () => {
  it('names what was taken and, of the rest, every rule that it fails', () => {
    const candidates = [
      aCandidate({ lot: 1, usableThrough: '2026-11-21' }),
      aCandidate({ lot: 2, usableThrough: '2026-12-31', blockedBits: BLOCK_BITS.ON_HOLD | BLOCK_BITS.REJECTED }),
      aCandidate({ lot: 3, usableThrough: '2026-12-01', onHand: 4, allocated: 3, held: 1 }),
      aCandidate({ lot: 4, usableThrough: '2026-11-25' }),
      aCandidate({ lot: 5, usableThrough: '2027-01-01', onHand: 6, held: 4 }),
      aCandidate({ lot: 6, usableThrough: '2027-02-01' }),
      aCandidate({ lot: 7 }),
    ];
    expect(told(aDemand(5, 'FEFO', { shipOn: localDate('2026-11-30') }), candidates)).toEqual([
      ['L-1', '0', 'EXPIRED'],
      ['L-4', '0', 'EXPIRES_BEFORE_SHIPPING'],
      ['L-3', '0', 'ALLOCATED', 'PARTLY_HELD'],
      ['L-2', '0', 'ON_HOLD', 'REJECTED'],
      ['L-5', '2'],
      ['L-6', '3'],
      ['L-7', '0', 'NOT_NEEDED'],
    ]);
  });

  it('tells the numbers of a rule', () => {
    const { verdicts } = planAllocation(aDemand(5, 'FEFO', { shipOn: localDate('2026-12-01') }), [
      aCandidate({ usableThrough: '2026-11-30' }),
    ]);
    expect(verdicts[0]?.rejections).toEqual([
      { rule: 'EXPIRES_BEFORE_SHIPPING', required: '2026-12-01', actual: '2026-11-30', ruleId: null },
    ]);
  });

  it('says which lots would have been too many', () => {
    const lots = [aCandidate({ lot: 1, onHand: 1 }), aCandidate({ lot: 2, onHand: 5 }), aCandidate({ lot: 3, onHand: 6 })];
    expect(told(aDemand(6, 'SINGLE_LOT'), lots)).toEqual([
      ['L-1', '0', 'MAXIMUM_LOTS'],
      ['L-2', '0', 'MAXIMUM_LOTS'],
      ['L-3', '6'],
    ]);
    expect(told(aDemand(7, 'FEWEST_LOTS'), lots)).toEqual([
      ['L-1', '1'],
      ['L-2', '0', 'MAXIMUM_LOTS'],
      ['L-3', '6'],
    ]);
  });

  it('takes, for an order that wants one lot, the first that has all that the order wants', () => {
    const lots = [aCandidate({ lot: 1, onHand: 5 }), aCandidate({ lot: 2, onHand: 9 })];
    const requirements = { oneLotPerOrder: { value: [], ruleId: 'clr_1' } };
    expect(told(aDemand(4, 'FEFO', { orderQuantity: quantity(8), requirements }), lots)).toEqual([
      ['L-1', '0', 'ONE_LOT_PER_ORDER'],
      ['L-2', '4'],
    ]);
  });
});

describe('the plan', () => {
  it.each(STRATEGIES)('by %s is what trying everything finds, whatever the order of the stock', (strategy) => {
    checkPlans(strategy, RUNS);
  });
});
