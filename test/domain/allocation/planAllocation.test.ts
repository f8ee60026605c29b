import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate } from '../../../src/domain/allocation/candidate.js';
import type { Demand } from '../../../src/domain/allocation/demand.js';
import { planAllocation } from '../../../src/domain/allocation/planAllocation.js';
import { STRATEGIES, type Strategy } from '../../../src/domain/allocation/strategy.js';
import type { UsableThrough } from '../../../src/domain/lot/lot.js';
import { localDate, type LocalDate } from '../../../src/domain/shared/dates.js';
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
  readonly manufacturedOn?: string | null;
  readonly countryOfOrigin?: string | null;
}

let ids = 0;
function aCandidate(fields: LotFields): Candidate {
  const { lot = 1, bin = 1, onHand = 10, allocated = 0, held = 0, blockedBits = 0, usableThrough = 'infinity' } = fields;
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
    manufacturedOn: (fields.manufacturedOn ?? null) as LocalDate | null,
    countryOfOrigin: fields.countryOfOrigin ?? null,
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
  requirements: {},
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

/** What a customer asks for, in numbers of its own. */
const someRules = fc.record(
  {
    days: fc.integer({ min: 0, max: 60 }),
    percent: fc.integer({ min: 0, max: 100 }),
    approved: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    excluded: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 }),
    allowed: fc.constant(['DE', 'FR']),
    denied: fc.constant(['NL']),
    most: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
);
type SomeRules = typeof someRules extends fc.Arbitrary<infer Rules> ? Rules : never;
const ON = '2026-12-01';
const DAY_MS = 86_400_000;

function requirementsOf(rules: SomeRules): Demand['requirements'] {
  const asked = <Value>(value: Value) => ({ value, ruleId: 'clr_1' });
  const on = localDate(ON);
  return {
    ...(rules.days === undefined ? {} : { days: asked({ least: rules.days, on }) }),
    ...(rules.percent === undefined ? {} : { percent: asked({ least: rules.percent, on }) }),
    ...(rules.approved === undefined ? {} : { approvedLotIds: asked(rules.approved) }),
    ...(rules.excluded === undefined ? {} : { excludedLotIds: asked(rules.excluded) }),
    ...(rules.allowed === undefined ? {} : { allowedOrigins: asked(rules.allowed) }),
    ...(rules.denied === undefined ? {} : { deniedOrigins: asked(rules.denied) }),
    ...(rules.most === undefined ? {} : { maximumLots: asked(rules.most) }),
  };
}

/** The same rules once more, each by itself, on plain numbers and texts. */
const FAILS: Readonly<Record<string, (rules: SomeRules, candidate: Candidate) => boolean>> = {
  MINIMUM_REMAINING_DAYS: ({ days }, { usableThrough }) =>
    days !== undefined && usableThrough !== 'infinity' && (Date.parse(usableThrough) - Date.parse(ON)) / DAY_MS < days,
  MINIMUM_REMAINING_PERCENT: ({ percent }, { usableThrough, manufacturedOn }) => {
    if (percent === undefined || usableThrough === 'infinity') return false;
    if (manufacturedOn === null || manufacturedOn >= usableThrough) return true;
    const [made, on, end] = [manufacturedOn, ON, usableThrough].map((date) => Date.parse(date)) as [number, number, number];
    return (end - on) / (end - made) < percent / 100;
  },
  LOT_NOT_APPROVED: ({ approved }, { lotId }) => approved !== undefined && !approved.some((each) => each === lotId),
  LOT_EXCLUDED: ({ excluded }, { lotId }) => excluded?.some((each) => each === lotId) === true,
  ORIGIN_NOT_ALLOWED: ({ allowed }, { countryOfOrigin }) => allowed !== undefined && countryOfOrigin !== 'DE' && countryOfOrigin !== 'FR',
  ORIGIN_DENIED: ({ denied }, { countryOfOrigin }) => denied !== undefined && (countryOfOrigin === null || countryOfOrigin === 'NL'),
};

describe('the plan under rules of a customer', () => {
  const aLot = fc.record({
    usableThrough: fc.constantFrom('2026-12-01', '2026-12-21', '2027-01-20', 'infinity'),
    manufacturedOn: fc.constantFrom('2026-10-01', '2026-11-21', '2026-12-21', null),
    countryOfOrigin: fc.constantFrom('DE', 'NL', 'IT', null),
  });
  const ruledCase = fc.record({ stock: aCase, lots: fc.array(aLot, { minLength: 5, maxLength: 5 }), rules: someRules });

  it.each(['FEFO', 'FIFO', 'LIFO', 'FEWEST_LOTS'] as const)(
    'by %s is what trying everything finds, and each rejection fails its rule',
    (strategy) => {
      fc.assert(
        fc.property(ruledCase, ({ stock: { stock, wanted }, lots, rules }) => {
          const candidates = stock.map(({ lot, bin, onHand }) => aCandidate({ lot, bin, onHand, ...lots[lot - 1] }));
          const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
          const allows = ({ id }: NaiveStock): boolean => Object.values(FAILS).every((fails) => !fails(rules, byId.get(id)!));
          const naive: NaiveDemand = {
            quantity: wanted,
            strategy,
            namedLots: [],
            shipOn: TODAY,
            today: TODAY,
            maximumLots: rules.most,
            allows,
          };
          const plan = planAllocation(aDemand(wanted, strategy, { requirements: requirementsOf(rules) }), candidates);
          expect(new Map(plan.taken.map((taken) => [taken.candidate.id, Number(formatQuantity(taken.quantity))]))).toEqual(
            new Map(naiveAllocation(naive, candidates.map(simpleStock))),
          );
          for (const { candidate, rejections } of plan.verdicts) {
            const named = rejections.map(({ rule }) => rule).filter((rule) => rule in FAILS);
            expect([...named].sort()).toEqual(
              Object.keys(FAILS)
                .filter((rule) => FAILS[rule]!(rules, candidate))
                .sort(),
            );
          }
        }),
        { numRuns: RUNS },
      );
    },
  );
});
