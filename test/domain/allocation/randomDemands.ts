import fc from 'fast-check';
import type { Candidate } from '../../../src/domain/allocation/candidate.js';
import type { Demand } from '../../../src/domain/allocation/demand.js';
import type { LotRequirements } from '../../../src/domain/allocation/lotRequirements.js';
import type { Strategy } from '../../../src/domain/allocation/strategy.js';
import type { UsableThrough } from '../../../src/domain/lot/lot.js';
import { localDate, type LocalDate } from '../../../src/domain/shared/dates.js';
import { formatQuantity, minus, quantity } from '../../../src/domain/shared/quantity.js';
import type { Ownership } from '../../../src/domain/stock/codes.js';
import { BLOCK_BITS } from '../../../src/domain/stock/availability.js';
import type { NaiveDemand, NaiveStock } from './naiveAllocation.js';
import type { NaiveLot, NaiveRules } from './naiveRules.js';

export const TODAY = '2026-11-22';

interface StockFields extends Partial<NaiveLot> {
  readonly isFace?: boolean;
  readonly owner?: NaiveStock['owner'];
  readonly bin?: number;
  readonly onHand?: number;
  readonly allocated?: number;
  readonly held?: number;
  readonly blockedBits?: number;
}

let ids = 0;
/** Stock as the program sees it, by the words of the naive solver. */
export function aCandidate(fields: StockFields): Candidate {
  const { lot = 1, bin = 1, onHand = 10, allocated = 0, held = 0, blockedBits = 0, usableThrough = 'infinity', brix = null } = fields;
  const { keptFor = null, certificates = [], supplier = null, owner = null } = fields;
  const ownerBits = owner?.how === 'CUSTOMER_OWNED' ? BLOCK_BITS.CUSTOMER_OWNED : 0;
  ids += 1;
  return {
    id: ids,
    lotId: lot,
    binId: bin,
    binKind: fields.isFace ? 'PICK_FACE' : 'STORAGE',
    ownership: (owner?.how ?? 'OWNED') as Ownership,
    ownerId: owner?.id ?? null,
    itemId: 1,
    siteId: 1,
    lotPublicId: `lot_${lot}`,
    binPublicId: `bin_${bin}`,
    lotNumber: `L-${lot}`,
    manufacturedOn: (fields.manufacturedOn ?? null) as LocalDate | null,
    countryOfOrigin: fields.countryOfOrigin ?? null,
    supplierId: supplier,
    supplierCode: supplier === null ? null : `S${supplier}`,
    certificates: certificates.map(({ kind, from, until }) => ({
      kind,
      validFrom: from as LocalDate | null,
      validUntil: until as LocalDate | null,
    })),
    attributes: brix === null ? {} : { brix: (brix / 100).toFixed(2) },
    restrictedTo: keptFor && {
      customerIds: keptFor.filter((who) => typeof who === 'number'),
      customerClasses: keptFor.filter((who) => typeof who === 'string'),
    },
    version: 1,
    onHand: quantity(onHand),
    allocated: quantity(allocated),
    held: quantity(held),
    blockedBits: blockedBits | ownerBits,
    usableThrough: usableThrough as UsableThrough,
  };
}

export const aDemand = (wanted: number, strategy: Strategy = 'FEFO', more: Partial<Demand> = {}): Demand => ({
  quantity: quantity(wanted),
  orderQuantity: quantity(wanted),
  strategy,
  namedLotIds: [],
  pack: null,
  shipOn: localDate(TODAY),
  siteToday: localDate(TODAY),
  buyer: null,
  requirements: {},
  ...more,
});

/** The same stock in the solver's words. */
export function naiveStock(fields: StockFields, candidate: Candidate): NaiveStock {
  const { id, onHand, allocated, held, blockedBits } = candidate;
  const lot = { manufacturedOn: null, countryOfOrigin: null, supplier: null, certificates: [], brix: null, keptFor: null, lot: 1 };
  return {
    ...lot,
    usableThrough: 'infinity',
    bin: 1,
    isFace: false,
    owner: null,
    ...fields,
    id,
    free: Number(formatQuantity(minus(minus(onHand, allocated), held))),
    isBlocked: (blockedBits & ~BLOCK_BITS.CUSTOMER_OWNED) !== 0,
  };
}

const ENDS = ['2026-11-20', TODAY, '2026-11-25', '2026-12-01', '2026-12-21', '2027-01-20', 'infinity'];
const CERTIFICATES = [
  { kind: 'COA', from: null, until: null },
  { kind: 'COA', from: '2026-12-01', until: null },
  { kind: 'ORGANIC', from: '2026-01-01', until: '2026-11-25' },
  { kind: 'ORGANIC', from: null, until: '2027-01-01' },
];
const orNull = <Value>(value: fc.Arbitrary<Value>, freq = 3): fc.Arbitrary<Value | null> => fc.option(value, { nil: null, freq });

const someLot = fc.record({
  usableThrough: fc.constantFrom(...ENDS),
  manufacturedOn: fc.constantFrom('2026-10-01', '2026-11-21', '2026-12-21', null),
  countryOfOrigin: fc.constantFrom('DE', 'NL', 'IT', null),
  supplier: orNull(fc.integer({ min: 1, max: 3 })),
  certificates: fc.subarray(CERTIFICATES),
  brix: orNull(fc.integer({ min: -100, max: 300 })),
  keptFor: fc.constantFrom(null, null, null, null, [7], ['GOLD'], [8, 'SILVER']),
});
const someStock = fc.record({
  lot: fc.integer({ min: 1, max: 5 }),
  bin: fc.integer({ min: 1, max: 3 }),
  onHand: fc.integer({ min: 0, max: 6 }),
  allocated: fc.constantFrom(0, 0, 1, 2),
  held: fc.constantFrom(0, 0, 1, 2),
  isFace: fc.boolean(),
  owner: fc.constantFrom(
    null,
    null,
    null,
    { id: 7, how: 'CUSTOMER_OWNED' },
    { id: 9, how: 'CUSTOMER_OWNED' },
    { id: 5, how: 'CONSIGNMENT' },
    { id: 7, how: 'VMI' },
  ),
  isBlocked: fc.constantFrom(false, false, false, false, true),
});
const lots = fc.integer({ min: 1, max: 5 });
/** Mostly none of them, so that something is left to take. */
const someRules: fc.Arbitrary<NaiveRules> = fc.record(
  {
    days: fc.integer({ min: 0, max: 60 }),
    percent: fc.integer({ min: 0, max: 100 }),
    age: fc.integer({ min: 0, max: 60 }),
    approved: fc.uniqueArray(lots, { minLength: 1, maxLength: 4 }),
    excluded: fc.uniqueArray(lots, { minLength: 1, maxLength: 2 }),
    allowed: fc.constant(['DE', 'FR']),
    denied: fc.constant(['NL']),
    allowedSuppliers: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1 }),
    deniedSuppliers: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1 }),
    certificates: fc.subarray(['COA', 'ORGANIC'], { minLength: 1 }),
    brix: fc.constantFrom({ least: 0, most: 250 }, { least: 50, most: null }, { least: null, most: 50 }),
    most: fc.integer({ min: 1, max: 3 }),
    oneLot: fc.oneof(fc.constant([]), fc.uniqueArray(lots, { maxLength: 2 })),
    lastShipped: fc.constantFrom('2026-11-25', '2026-12-21'),
  },
  { requiredKeys: [] },
);
const fewRules = fc.tuple(someRules, fc.uniqueArray(fc.nat({ max: 13 }), { maxLength: 3 })).map(([rules, kept]) => {
  const names = Object.keys(rules);
  return Object.fromEntries(Object.entries(rules).filter(([name]) => kept.includes(names.indexOf(name))));
});

export const someCase = fc.record({
  stock: fc.uniqueArray(someStock, { minLength: 1, maxLength: 8, selector: ({ lot, bin }) => `${lot}/${bin}` }),
  lots: fc.array(someLot, { minLength: 5, maxLength: 5 }),
  wanted: fc.integer({ min: 1, max: 15 }),
  pack: fc.constantFrom(1, 1, 1, 2, 3),
  alsoWanted: fc.constantFrom(0, 2, 5),
  named: fc.uniqueArray(lots, { maxLength: 4 }),
  shipOn: fc.constantFrom(TODAY, '2026-11-25', '2026-11-26'),
  rules: fewRules,
  buyer: fc.constantFrom(null, { id: 7, class: 'IRON' }, { id: 9, class: 'GOLD' }),
  shuffle: fc.infiniteStream(fc.nat()),
});
export type SomeCase = typeof someCase extends fc.Arbitrary<infer Case> ? Case : never;

export interface BothWords {
  readonly demand: Demand;
  readonly candidates: readonly Candidate[];
  readonly naive: NaiveDemand;
  readonly stock: readonly NaiveStock[];
}

/** The case in the words of the program, its stock in any order, and in those of the solver. */
export function inBothWords({ stock, lots: traits, rules, shuffle, ...asked }: SomeCase, strategy: Strategy): BothWords {
  const pairs = stock.map(({ isBlocked, ...each }) => {
    const allocated = Math.min(each.allocated, each.onHand);
    const fields = { ...each, ...traits[each.lot - 1], allocated, held: Math.min(each.held, each.onHand) };
    const candidate = aCandidate({ ...fields, blockedBits: isBlocked ? BLOCK_BITS.ON_HOLD : 0 });
    return { order: shuffle.next().value as number, candidate, naive: naiveStock(fields, candidate) };
  });
  const { wanted, shipOn, buyer, named, pack } = asked;
  const orderQuantity = wanted + asked.alsoWanted;
  return {
    demand: aDemand(wanted, strategy, {
      orderQuantity: quantity(orderQuantity),
      namedLotIds: named,
      pack: pack === 1 ? null : { unit: 'XBX', multiple: quantity(pack), ruleId: null },
      shipOn: localDate(shipOn),
      buyer: buyer && { id: buyer.id, customerClass: buyer.class },
      requirements: requirementsOf(rules, localDate(shipOn)),
    }),
    candidates: [...pairs].sort((a, b) => a.order - b.order).map(({ candidate }) => candidate),
    naive: { quantity: wanted, orderQuantity, strategy, pack, namedLots: named, shipOn, today: TODAY, on: shipOn, rules, buyer },
    stock: pairs.map(({ naive }) => naive),
  };
}

function requirementsOf(rules: NaiveRules, on: LocalDate): LotRequirements {
  const asked = <Value>(value: Value) => ({ value, ruleId: 'clr_1' });
  const suppliers = (ids: readonly number[]) => asked(ids.map((id) => ({ id, code: `S${id}` })));
  const hundredths = (value: number | null): string | null => (value === null ? null : String(value / 100));
  const { brix } = rules;
  return {
    ...(rules.days === undefined ? {} : { days: asked({ limit: rules.days, on }) }),
    ...(rules.percent === undefined ? {} : { percent: asked({ limit: rules.percent, on }) }),
    ...(rules.age === undefined ? {} : { age: asked({ limit: rules.age, on }) }),
    ...(rules.approved === undefined ? {} : { approvedLotIds: asked(rules.approved) }),
    ...(rules.excluded === undefined ? {} : { excludedLotIds: asked(rules.excluded) }),
    ...(rules.allowed === undefined ? {} : { allowedOrigins: asked(rules.allowed) }),
    ...(rules.denied === undefined ? {} : { deniedOrigins: asked(rules.denied) }),
    ...(rules.allowedSuppliers === undefined ? {} : { allowedSuppliers: suppliers(rules.allowedSuppliers) }),
    ...(rules.deniedSuppliers === undefined ? {} : { deniedSuppliers: suppliers(rules.deniedSuppliers) }),
    ...(rules.certificates === undefined ? {} : { certificates: asked({ kinds: rules.certificates, on }) }),
    ...(brix === undefined
      ? {}
      : { attributes: [asked({ name: 'brix', minimum: hundredths(brix.least), maximum: hundredths(brix.most) })] }),
    ...(rules.most === undefined ? {} : { maximumLots: asked(rules.most) }),
    ...(rules.oneLot === undefined ? {} : { oneLotPerOrder: asked(rules.oneLot) }),
    ...(rules.lastShipped === undefined ? {} : { lastShipped: asked(localDate(rules.lastShipped)) }),
  };
}
