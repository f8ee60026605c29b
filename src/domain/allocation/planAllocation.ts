import { NO_QUANTITY, addQuantities, formatQuantity, least, minus, most, plus, type Quantity } from '../shared/quantity.js';
import type { Candidate } from './candidate.js';
import { chooseLots } from './chooseLots.js';
import type { Demand } from './demand.js';
import { judgeCandidate, lessThanAPack, type Judged } from './judgeCandidate.js';
import { inPacks, type Pack } from './packs.js';
import type { Rejection } from './rejection.js';
import { inOrder, orderOf, type Strategy } from './strategy.js';
import type { Withheld } from './withheld.js';

/** What became of one candidate. */
export interface Verdict {
  readonly candidate: Candidate;
  /** 1, 2, 3, ... in the order of the strategy. */
  readonly place: number;
  /** What of it is free, whoever asks. */
  readonly free: Quantity;
  /** What of it could have served the demand. */
  readonly available: Quantity;
  readonly taken: Quantity;
  /** Why nothing of it was taken, most important first; empty when something was. */
  readonly rejections: readonly Rejection[];
}

export interface Taken {
  readonly candidate: Candidate;
  readonly quantity: Quantity;
  readonly why: string;
}

export interface AllocationPlan {
  readonly strategy: Strategy;
  readonly pack: Pack | null;
  readonly taken: readonly Taken[];
  /** What is missing, with what is less than a pack. */
  readonly short: Quantity;
  /** Every candidate, in the order of the strategy. */
  readonly verdicts: readonly Verdict[];
  /** What reservations of others kept from it. */
  readonly withheld: Withheld | undefined;
}

/**
 * The one decision about which stock serves a demand, and the verdict on each candidate with the numbers: allocating follows the first, explaining
 * tells the second. The same candidates give the same plan, in whatever order they come.
 */
export function planAllocation(demand: Demand, candidates: readonly Candidate[]): AllocationPlan {
  const judged = inOrder(candidates, orderOf(demand.strategy), demand.namedLotIds).map((candidate) => judgeCandidate(candidate, demand));
  const { withheld, quantity, pack, strategy } = demand;
  const left = withheld === undefined ? quantity : least(quantity, withheld.atMost);
  const choice = choose({ ...demand, quantity: left }, judged);
  const wanted = inPacks(left, pack);
  let open = wanted;
  const verdicts = judged.map((each, index): Verdict => {
    const isChosen = choice.lotIds.has(each.candidate.lotId);
    const taken = isChosen ? least(open, each.available) : NO_QUANTITY;
    const rejections = taken > 0n || each.rejections.length > 0 ? each.rejections : [notTaken(demand, { open, isChosen, choice })];
    open = minus(open, taken);
    return { ...each, place: index + 1, taken, rejections };
  });
  const taken = verdicts
    .filter((verdict) => verdict.taken > 0n)
    .map((verdict) => ({ candidate: verdict.candidate, quantity: verdict.taken, why: whyTaken(demand, verdict, verdicts) }));
  return { strategy, pack, taken, short: plus(open, minus(quantity, wanted)), verdicts, withheld };
}

interface Choice {
  readonly lotIds: ReadonlySet<number>;
  readonly limit: LotLimit;
}

/** No more lots than these, and what says so. */
interface LotLimit {
  readonly lots: number;
  readonly rule: 'MAXIMUM_LOTS' | 'ONE_LOT_PER_ORDER';
  readonly ruleId: string | null;
}

function choose(demand: Demand, judged: readonly Judged[]): Choice {
  const capacities = new Map<number, Quantity>();
  for (const { candidate, available } of judged) {
    if (available > 0n) capacities.set(candidate.lotId, plus(capacities.get(candidate.lotId) ?? NO_QUANTITY, available));
  }
  const lotIds = [...capacities.keys()];
  const wanted = inPacks(demand.quantity, demand.pack);
  const limit = lotLimit(demand);
  const { chosen, within } = chooseLots([...capacities.values()], {
    wanted: limit.rule === 'ONE_LOT_PER_ORDER' ? most(demand.orderQuantity, wanted) : wanted,
    maximumLots: limit.lots,
    fewest: demand.strategy === 'FEWEST_LOTS',
  });
  return { lotIds: new Set(chosen.map((place) => lotIds[place] as number)), limit: { ...limit, lots: within } };
}

/** One lot for the order is one for the line; the others are of the line alone. */
function lotLimit({ strategy, requirements: { maximumLots, oneLotPerOrder } }: Demand): LotLimit {
  if (oneLotPerOrder !== undefined) return { lots: 1, rule: 'ONE_LOT_PER_ORDER', ruleId: oneLotPerOrder.ruleId };
  if (strategy === 'SINGLE_LOT') return { lots: 1, rule: 'MAXIMUM_LOTS', ruleId: null };
  return { lots: maximumLots?.value ?? Infinity, rule: 'MAXIMUM_LOTS', ruleId: maximumLots?.ruleId ?? null };
}

interface Passing {
  readonly open: Quantity;
  readonly isChosen: boolean;
  readonly choice: Choice;
}

/** It could have served, and did not: there was enough before it, or with its lot there would be too many lots. */
function notTaken({ quantity, pack, withheld }: Demand, { open, isChosen, choice }: Passing): Rejection {
  if (open <= 0n && withheld !== undefined && withheld.atMost < quantity) {
    return { rule: 'RESERVED', required: formatQuantity(withheld.reserved), actual: formatQuantity(withheld.atMost), ruleId: null };
  }
  const rest = minus(quantity, inPacks(quantity, pack));
  if (pack !== null && open <= 0n && rest > 0n) return lessThanAPack(pack, rest);
  if (open <= 0n || isChosen) {
    return { rule: 'NOT_NEEDED', required: formatQuantity(quantity), actual: formatQuantity(minus(quantity, open)), ruleId: null };
  }
  const { rule, lots, ruleId } = choice.limit;
  return { rule, required: String(lots), actual: null, ruleId };
}

/** One sentence for whoever asks later, when the stock looks different. */
function whyTaken({ strategy }: Demand, { candidate, place }: Verdict, verdicts: readonly Verdict[]): string {
  const passed = verdicts.slice(0, place - 1).flatMap(({ rejections }) => rejections.slice(0, 1).map(({ rule }) => rule));
  const counts = [...new Set(passed)].map((rule) => `${passed.filter((each) => each === rule).length} ${rule}`);
  const before = counts.length === 0 ? 'Nothing was passed over.' : `Passed over: ${counts.join(', ')}.`;
  const end = candidate.usableThrough === 'infinity' ? 'does not expire' : `usable through ${candidate.usableThrough}`;
  return `${strategy}, place ${place} of ${verdicts.length}: ${end}. ${before}`;
}

/** What all candidates together could serve, as far as others leave it. */
export function availableIn({ verdicts, withheld }: AllocationPlan): Quantity {
  const available = addQuantities(verdicts.map((verdict) => verdict.available));
  return withheld === undefined ? available : least(available, withheld.atMost);
}
