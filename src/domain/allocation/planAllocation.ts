import { NO_QUANTITY, addQuantities, formatQuantity, least, minus, plus, type Quantity } from '../shared/quantity.js';
import type { Candidate } from './candidate.js';
import { chooseLots } from './chooseLots.js';
import type { Demand } from './demand.js';
import { judgeCandidate, type Judged } from './judgeCandidate.js';
import type { Rejection } from './rejection.js';
import { inOrder, orderOf } from './strategy.js';

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
  readonly taken: readonly Taken[];
  /** What is missing. */
  readonly short: Quantity;
  /** Every candidate, in the order of the strategy. */
  readonly verdicts: readonly Verdict[];
}

/**
 * The one decision about which stock serves a demand, and the verdict on each candidate with the numbers: allocating follows the first, explaining
 * tells the second. The same candidates give the same plan, in whatever order they come.
 */
export function planAllocation(demand: Demand, candidates: readonly Candidate[]): AllocationPlan {
  const judged = inOrder(candidates, orderOf(demand.strategy), demand.namedLotIds).map((candidate) => judgeCandidate(candidate, demand));
  const choice = choose(demand, judged);
  let open = demand.quantity;
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
  return { taken, short: open, verdicts };
}

interface Choice {
  readonly lotIds: ReadonlySet<number>;
  readonly within: number;
}

function choose(demand: Demand, judged: readonly Judged[]): Choice {
  const capacities = new Map<number, Quantity>();
  for (const { candidate, available } of judged) {
    if (available > 0n) capacities.set(candidate.lotId, plus(capacities.get(candidate.lotId) ?? NO_QUANTITY, available));
  }
  const lotIds = [...capacities.keys()];
  const { chosen, within } = chooseLots([...capacities.values()], {
    wanted: demand.quantity,
    maximumLots: demand.strategy === 'SINGLE_LOT' ? 1 : (demand.requirements.maximumLots?.value ?? Infinity),
    fewest: demand.strategy === 'FEWEST_LOTS',
  });
  return { lotIds: new Set(chosen.map((place) => lotIds[place] as number)), within };
}

interface Passing {
  readonly open: Quantity;
  readonly isChosen: boolean;
  readonly choice: Choice;
}

/** It could have served, and did not: there was enough before it, or with its lot there would be too many lots. */
function notTaken({ quantity, requirements }: Demand, { open, isChosen, choice }: Passing): Rejection {
  if (open <= 0n || isChosen) {
    return { rule: 'NOT_NEEDED', required: formatQuantity(quantity), actual: formatQuantity(minus(quantity, open)), ruleId: null };
  }
  return { rule: 'MAXIMUM_LOTS', required: String(choice.within), actual: null, ruleId: requirements.maximumLots?.ruleId ?? null };
}

/** One sentence for whoever asks later, when the stock looks different. */
function whyTaken({ strategy }: Demand, { candidate, place }: Verdict, verdicts: readonly Verdict[]): string {
  const passed = verdicts.slice(0, place - 1).flatMap(({ rejections }) => rejections.slice(0, 1).map(({ rule }) => rule));
  const counts = [...new Set(passed)].map((rule) => `${passed.filter((each) => each === rule).length} ${rule}`);
  const before = counts.length === 0 ? 'Nothing was passed over.' : `Passed over: ${counts.join(', ')}.`;
  const end = candidate.usableThrough === 'infinity' ? 'does not expire' : `usable through ${candidate.usableThrough}`;
  return `${strategy}, place ${place} of ${verdicts.length}: ${end}. ${before}`;
}

/** What all candidates together could serve. */
export const availableIn = ({ verdicts }: AllocationPlan): Quantity => addQuantities(verdicts.map(({ available }) => available));
