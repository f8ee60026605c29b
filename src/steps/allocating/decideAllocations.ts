import { MAXIMUM_CANDIDATES } from '../../ledger/allocating/candidates.js';
import { asksForTraits, termsOfLines, type LineTerms } from '../../ledger/allocating/lineTerms.js';
import { lockBalances, type Balance } from '../../ledger/balanceBook.js';
import { lockItemsAtSites } from '../../ledger/locks.js';
import { ConcurrentChange, type UnitOfWork } from '../../platform/unitOfWork.js';
import { looksAtAllLots } from '../../domain/allocation/strategy.js';
import type { AllocationDecision, AllocationRequest, WantedLine } from './allocationRequest.js';
import { reservedPlaces } from '../reserving/withheldStock.js';
import { LookedAt, type CandidateLists } from './lookedAt.js';
import { planRequests, type RequestPlan, type Stock } from './planRequests.js';
import { shortageRefusals } from './shortageRefusals.js';

/** Balances of an item that are looked at first; most orders are served by the first few. MAXIMUM_CANDIDATES are, when those are not enough. */
const FIRST_LOOK = 50;

export interface DecidedAllocations {
  /** One a request. */
  readonly decisions: readonly AllocationDecision[];
  /** Every balance that a plan takes from, and those locked beside them. */
  readonly balances: ReadonlyMap<number, Balance>;
}

/**
 * Which stock serves the requests: looks, decides, locks in id order what it would take, and decides again on what the locks saw. Stock that was held
 * or moved in between is made up for by what is locked, or the unit of work starts over (docs/adr/0017). Requests come first in the order given.
 * `alsoLocked` are balances that the caller changes in the same breath.
 */
export async function decideAllocations(
  work: UnitOfWork,
  requests: readonly AllocationRequest[],
  alsoLocked: readonly number[] = [],
): Promise<DecidedAllocations> {
  await lockItemsAtSites(
    work,
    requests.flatMap(({ site, lines }) => lines.map(({ item }) => ({ itemId: item.id, siteId: site.id }))),
  );
  const known = { now: work.now, terms: await loadTerms(work, requests), places: await reservedPlaces(work, requests) };
  const { candidates, seen } = await look(work, requests, known);
  const wanted = [...new Set([...balanceIdsOf(seen), ...alsoLocked])];
  const locked = wanted.length === 0 ? [] : await lockBalances(work, wanted);
  const balances = new Map(locked.map((balance) => [balance.id, balance]));
  const plans = planRequests(requests, { ...known, candidates, locked: balances });
  if (balanceIdsOf(plans).some((id) => !balances.has(id)) || plans.some((plan, index) => isShorter(plan, seen[index]))) {
    throw new ConcurrentChange('stock that was to be allocated was held or moved meanwhile');
  }
  const shortages = await shortageRefusals(work, requests, plans);
  return { decisions: plans.map((plan, index) => ({ ...plan, shortages: shortages[index] ?? [] })), balances };
}

async function loadTerms(work: UnitOfWork, requests: readonly AllocationRequest[]): Promise<Stock['terms']> {
  const lines = requests.flatMap((request) => request.lines.map((line) => ({ request, line })));
  const terms = await termsOfLines(
    work,
    lines.map(({ request: { customerId, shipToId, orderId }, line: { item, strategy, packUnit } }) => ({
      customerId,
      shipToId,
      orderId,
      itemId: item.id,
      strategy,
      packUnit,
      taking: item.taking,
    })),
  );
  return new Map(lines.map(({ line }, index) => [line, terms[index] as LineTerms]));
}

interface Looked {
  readonly candidates: CandidateLists;
  readonly seen: readonly RequestPlan[];
}

/** A line that needs more than the first few is looked for further, by itself: neighbours in the same unit of work are not looked through with it. */
async function look(
  work: UnitOfWork,
  requests: readonly AllocationRequest[],
  known: Omit<Stock, 'candidates' | 'locked'>,
): Promise<Looked> {
  const candidates = new LookedAt(work, {
    withTraits: asksForTraits([...known.terms.values()]),
    ownerIds: [...new Set(requests.map(({ customerId }) => customerId))],
    strategies: known.terms,
  });
  const plan = (): readonly RequestPlan[] => planRequests(requests, { ...known, candidates, locked: new Map() });
  const limitOf = (line: WantedLine): number => (weighsAllLots(known.terms.get(line) as LineTerms) ? MAXIMUM_CANDIDATES : FIRST_LOOK);
  await candidates.look(requests.flatMap((request) => request.lines.map((line) => ({ request, line, limit: limitOf(line) }))));
  const seen = plan();
  const short = requests.flatMap((request, index) =>
    request.lines.flatMap((line, place) =>
      (seen[index]?.plans[place]?.short ?? 0n) > 0n && candidates.isCut(request, line) ? [{ request, line }] : [],
    ),
  );
  if (short.length === 0) return { candidates, seen };
  await candidates.look(short.map((each) => ({ ...each, limit: MAXIMUM_CANDIDATES })));
  return { candidates, seen: plan() };
}

const weighsAllLots = ({ strategy, rules }: LineTerms): boolean =>
  looksAtAllLots(strategy) || rules.some((rule) => rule.maximumLots !== null || rule.oneLotPerOrder === true);

/** Also what a refused request would take: whether it is refused is decided on locked rows too. */
const balanceIdsOf = (plans: readonly RequestPlan[]): readonly number[] =>
  plans.flatMap(({ plans: ofLines }) => ofLines.flatMap(({ taken }) => taken.map(({ candidate }) => candidate.id)));

const isShorter = (plan: RequestPlan, seen: RequestPlan | undefined): boolean =>
  plan.plans.some(({ short }, index) => short > (seen?.plans[index]?.short ?? 0n));
