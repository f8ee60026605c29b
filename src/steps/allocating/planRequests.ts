import { siteToday } from '../../platform/clock.js';
import type { Candidate } from '../../domain/allocation/candidate.js';
import type { LineTerms } from '../../ledger/allocating/lineTerms.js';
import { lotRequirements } from '../../domain/allocation/lotRequirements.js';
import { inPacks } from '../../domain/allocation/packs.js';
import { planAllocation, type AllocationPlan } from '../../domain/allocation/planAllocation.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { NO_QUANTITY, addQuantities, minus, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { BalanceState } from '../../domain/stock/availability.js';
import { addAt, ownReserved, placeOf, withheldFrom, type ReservedPlaces } from '../reserving/withheldStock.js';
import type { AllocationRequest, WantedLine } from './allocationRequest.js';
import type { CandidateLists } from './lookedAt.js';

export interface RequestPlan {
  readonly accepted: boolean;
  /** One a line. */
  readonly plans: readonly AllocationPlan[];
}

export interface Stock {
  readonly now: string;
  readonly candidates: CandidateLists;
  /** What each line is held against. */
  readonly terms: ReadonlyMap<WantedLine, LineTerms>;
  /** Where something is reserved. */
  readonly places: ReservedPlaces;
  /** How balances are under lock, by id; what is not here is taken as it was seen. */
  readonly locked: ReadonlyMap<number, BalanceState>;
}

/** Plans the requests one after the other: each line sees what those before it take, and a request that is refused takes nothing. */
export function planRequests(requests: readonly AllocationRequest[], stock: Stock): readonly RequestPlan[] {
  const taken: Takings = { ofBalances: new Map(), atPlaces: new Map() };
  const todayOf = todays(stock.now);
  return requests.map((request) => {
    const today = todayOf(request.site.timeZone);
    const plans: AllocationPlan[] = [];
    const places = request.lines.map(({ item }) => placeOf(item.id, request.site.id));
    for (const [index, line] of request.lines.entries()) {
      const plan = planLine(request, line, { stock, taken, today, plans });
      take(taken, plan, { place: places[index] as string, change: plus });
      plans.push(plan);
    }
    const accepted = request.partial || plans.every((plan) => plan.short <= 0n);
    if (accepted) endReserved(taken, request);
    else for (const [index, plan] of plans.entries()) take(taken, plan, { place: places[index] as string, change: minus });
    return { accepted, plans };
  });
}

/** What was taken before, of each balance, and of each item at its site. A batch has hundreds of lines: one map for all, not a copy a line. */
interface Takings {
  readonly ofBalances: Map<number, Quantity>;
  readonly atPlaces: Map<string, Quantity>;
}

interface Before {
  readonly stock: Stock;
  readonly taken: Takings;
  readonly today: LocalDate;
  /** Of the lines before it. */
  readonly plans: readonly AllocationPlan[];
}

/** Each zone is asked once: a calendar costs more than the plan of a line. */
function todays(now: string): (timeZone: string) => LocalDate {
  const known = new Map<string, LocalDate>();
  return (timeZone) => {
    const today = known.get(timeZone) ?? (siteToday(now, timeZone) as LocalDate);
    known.set(timeZone, today);
    return today;
  };
}

function planLine(request: AllocationRequest, line: WantedLine, { stock, taken, today, plans }: Before): AllocationPlan {
  const { quantity, namedLotIds, item } = line;
  const { shipOn, shipToId, promisedOn } = request;
  const { buyer, rules, orderLotIds, lastShippedThrough, strategy, pack } = stock.terms.get(line) as LineTerms;
  const alike = request.lines.map((other, index) => ({ other, plan: plans[index] })).filter(({ other }) => other.item.id === item.id);
  const requirements = lotRequirements(rules, {
    shipToId,
    itemId: item.id,
    shipOn,
    deliverOn: promisedOn ?? shipOn,
    orderLotIds: [...orderLotIds, ...alike.flatMap(({ plan }) => plan?.taken.map(({ candidate }) => candidate.lotId) ?? [])],
    lastShippedThrough,
  });
  const orderQuantity = addQuantities(
    alike.flatMap(({ other, plan }) => (plan === undefined ? [inPacks(other.quantity, stock.terms.get(other)?.pack ?? null)] : [])),
  );
  const withheld = withheldFrom(request, item.id, { places: stock.places, takenBefore: taken.atPlaces });
  const demand = { quantity, orderQuantity, strategy, pack, namedLotIds, shipOn, siteToday: today, buyer, requirements };
  return planAllocation(
    { ...demand, ...(withheld && { withheld }) },
    stock.candidates.of(request, line).map((candidate) => asItIs(candidate, stock, taken)),
  );
}

function asItIs(candidate: Candidate, { locked }: Stock, taken: Takings): Candidate {
  const { onHand, allocated, held, blockedBits, usableThrough } = locked.get(candidate.id) ?? candidate;
  return {
    ...candidate,
    onHand,
    held,
    blockedBits,
    usableThrough,
    allocated: plus(allocated, taken.ofBalances.get(candidate.id) ?? NO_QUANTITY),
  };
}

interface Taking {
  readonly place: string;
  readonly change: (quantity: Quantity, by: Quantity) => Quantity;
}

function take({ ofBalances, atPlaces }: Takings, plan: AllocationPlan, { place, change }: Taking): void {
  for (const { candidate, quantity } of plan.taken) {
    ofBalances.set(candidate.id, change(ofBalances.get(candidate.id) ?? NO_QUANTITY, quantity));
  }
  const together = addQuantities(plan.taken.map(({ quantity }) => quantity));
  atPlaces.set(place, change(atPlaces.get(place) ?? NO_QUANTITY, together));
}

/** What an accepted request had reserved is reserved no more: for those after it, it took so much less. */
function endReserved({ atPlaces }: Takings, request: AllocationRequest): void {
  for (const itemId of new Set(request.reservations?.map((reservation) => reservation.itemId))) {
    addAt(atPlaces, placeOf(itemId, request.site.id), minus(NO_QUANTITY, ownReserved(request, itemId)));
  }
}
