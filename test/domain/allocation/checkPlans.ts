import { expect } from '@jest/globals';
import fc from 'fast-check';
import { planAllocation, type AllocationPlan } from '../../../src/domain/allocation/planAllocation.js';
import type { Strategy } from '../../../src/domain/allocation/strategy.js';
import { addQuantities, formatQuantity } from '../../../src/domain/shared/quantity.js';
import { isUsable, naiveAllocation } from './naiveAllocation.js';
import { FAILS } from './naiveRules.js';
import { inBothWords, someCase, type BothWords } from './randomDemands.js';

/** What takes a candidate out although it may serve. */
const PASSING = ['NOT_NEEDED', 'MAXIMUM_LOTS', 'ONE_LOT_PER_ORDER', 'PACK_MULTIPLE'];

/** So many random demands, and stock in any order: the plan is what trying everything finds, and each rejection fails its rule indeed. */
export function checkPlans(strategy: Strategy, numRuns: number): void {
  fc.assert(
    fc.property(someCase, (each) => {
      const words = inBothWords(each, strategy);
      const plan = planAllocation(words.demand, words.candidates);
      const taken = new Map(plan.taken.map(({ candidate, quantity }) => [candidate.id, Number(formatQuantity(quantity))]));
      expect(taken).toEqual(new Map(naiveAllocation(words.naive, words.stock)));
      expect(addQuantities([plan.short, ...plan.taken.map(({ quantity }) => quantity)])).toBe(words.demand.quantity);
      checkRejections(plan, words);
    }),
    { numRuns },
  );
}

function checkRejections(plan: AllocationPlan, { naive, stock }: BothWords): void {
  for (const { candidate, taken, rejections } of plan.verdicts) {
    const known = stock.find(({ id }) => id === candidate.id)!;
    const rules = rejections.map(({ rule }) => rule);
    expect(rules.length > 0).toBe(taken <= 0n);
    const usable = isUsable(known, naive);
    // What fails no rule was passed over for want of need or of room.
    expect(usable ? rules.every((rule) => PASSING.includes(rule)) : rules.length > 0).toBe(true);
    const failed = Object.keys(FAILS).filter((rule) => FAILS[rule]!(naive, known));
    expect(rules.filter((rule) => rule in FAILS && !(usable && PASSING.includes(rule))).sort()).toEqual(failed.sort());
  }
}
