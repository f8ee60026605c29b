import { describe, it } from '@jest/globals';
import { STRATEGIES } from '../../../src/domain/allocation/strategy.js';
import { checkPlans } from './checkPlans.js';

/** Small cases of each strategy, under rules of customers and without. */
const RUNS = 10_000;
const TIMEOUT_MS = 120_000;

describe('the plan', () => {
  it.each(STRATEGIES)(
    `by %s is what trying everything finds, ${RUNS} times`,
    (strategy) => {
      checkPlans(strategy, RUNS);
    },
    TIMEOUT_MS,
  );
});
