import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate } from '../../../src/domain/allocation/candidate.js';
import type { Demand } from '../../../src/domain/allocation/demand.js';
import { planAllocation } from '../../../src/domain/allocation/planAllocation.js';
import { STRATEGIES, type Strategy } from '../../../src/domain/allocation/strategy.js';
import type { UsableThrough } from '../../../src/domain/lot/lot.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { formatQuantity, minus, plus, quantity } from '../../../src/domain/shared/quantity.js';
import { BLOCK_BITS } from '../../../src/domain/stock/availability.js';
import { isUsable, naiveAllocation, type NaiveDemand, type NaiveStock } from './naiveAllocation.js';

const TODAY = '2026-11-22';
const RUNS = 600;

interface LotFields {
  readonly lot?: number;
  readonly bin?: number;
  readonly onHand?: number;
  readonly allocated?: number;
  readonly held?: number;
  readonly blockedBits?: number;
  readonly usableThrough?: string;
}

let ids = 0;
function aCandidate({
  lot = 1,
  bin = 1,
  onHand = 10,
  allocated = 0,
  held = 0,
  blockedBits = 0,
  usableThrough = 'infinity',
}: LotFields): Candidate {
  ids += 1;
  return {
    id: ids,
    lotId: lot,
    binId: bin,
    itemId: 1,
    siteId: 1,
    lotPublicId: `lot_${lot}`,
    binPublicId: `bin_${bin}`,
    lotNumber: `L-${lot}`,
    manufacturedOn: null,
    countryOfOrigin: null,
    version: 1,
    onHand: quantity(onHand),
    allocated: quantity(allocated),
    held: quantity(held),
    blockedBits,
    usableThrough: usableThrough as UsableThrough,
  };
}

const aDemand = (wanted: number, strategy: Strategy = 'FEFO', more: Partial<Demand> = {}): Demand => ({
  quantity: quantity(wanted),
  strategy,
  namedLotIds: [],
  shipOn: localDate(TODAY),
  siteToday: localDate(TODAY),
  ...more,
});

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
    expect(verdicts[0]?.rejections).toEqual([{ rule: 'EXPIRES_BEFORE_SHIPPING', required: '2026-12-01', actual: '2026-11-30' }]);
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
});

const aStock = fc.record({
  lot: fc.integer({ min: 1, max: 5 }),
  bin: fc.integer({ min: 1, max: 3 }),
  onHand: fc.integer({ min: 0, max: 6 }),
  allocated: fc.integer({ min: 0, max: 2 }),
  held: fc.integer({ min: 0, max: 2 }),
});
const DATES = ['2026-11-20', TODAY, '2026-11-25', '2026-12-01', 'infinity'];
const aCase = fc.record({
  stock: fc.uniqueArray(aStock, { minLength: 1, maxLength: 8, selector: ({ lot, bin }) => `${lot}/${bin}` }),
  ends: fc.array(fc.constantFrom(...DATES), { minLength: 5, maxLength: 5 }),
  blocked: fc.integer({ min: 0, max: 255 }),
  wanted: fc.integer({ min: 1, max: 15 }),
  named: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
  shipOn: fc.constantFrom(TODAY, '2026-11-25', '2026-11-26'),
});

describe('the plan', () => {
  it.each(STRATEGIES)('by %s is what trying everything finds, whatever the order of the stock', (strategy) => {
    fc.assert(
      fc.property(aCase, fc.infiniteStream(fc.nat()), ({ stock, ends, blocked, wanted, named, shipOn }, shuffle) => {
        const candidates = stock.map((each, index) =>
          aCandidate({
            ...each,
            allocated: Math.min(each.allocated, each.onHand),
            held: Math.min(each.held, each.onHand),
            usableThrough: ends[each.lot - 1]!,
            blockedBits: blocked & (1 << index) && index % 3 === 0 ? BLOCK_BITS.ON_HOLD : 0,
          }),
        );
        const naive: NaiveDemand = { quantity: wanted, strategy, namedLots: named, shipOn, today: TODAY };
        const simple = candidates.map(simpleStock);
        const mixed = candidates.map((each) => [shuffle.next().value as number, each] as const).sort(([a], [b]) => a - b);
        const plan = planAllocation(
          aDemand(wanted, strategy, { namedLotIds: named, shipOn: localDate(shipOn) }),
          mixed.map(([, each]) => each),
        );
        expect(new Map(plan.taken.map((taken) => [taken.candidate.id, Number(formatQuantity(taken.quantity))]))).toEqual(
          new Map(naiveAllocation(naive, simple)),
        );
        for (const { candidate, taken, rejections } of plan.verdicts) {
          const rules = rejections.map(({ rule }) => rule);
          expect(rules.length > 0).toBe(taken <= 0n);
          const usable = isUsable(simpleStock(candidate), naive);
          // What is rejected fails its rule indeed, and what fails none was passed over for want of need or of room.
          expect(rules.every((rule) => rule === 'NOT_NEEDED' || rule === 'MAXIMUM_LOTS')).toBe(usable);
        }
        expect(
          plus(
            plan.short,
            plan.taken.reduce((sum, each) => plus(sum, each.quantity), quantity(0)),
          ),
        ).toBe(quantity(wanted));
      }),
      { numRuns: RUNS },
    );
  });
});

function simpleStock({ id, lotId, binId, onHand, allocated, held, blockedBits, usableThrough }: Candidate): NaiveStock {
  return {
    id,
    lot: lotId,
    bin: binId,
    free: Number(formatQuantity(minus(minus(onHand, allocated), held))),
    isBlocked: blockedBits !== 0,
    usableThrough,
  };
}
