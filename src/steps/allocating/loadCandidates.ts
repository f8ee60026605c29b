import { candidatesFor, type CandidateKey } from '../../ledger/allocating/candidates.js';
import { siteToday } from '../../platform/clock.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Candidate } from '../../domain/allocation/candidate.js';
import { orderOf, type CandidateOrder } from '../../domain/allocation/strategy.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { AllocationRequest, WantedLine } from './allocationRequest.js';

/** Stock that could serve requests, as it was seen without locks. */
export interface CandidateLists {
  of(request: AllocationRequest, line: WantedLine): readonly Candidate[];
  /** True when there may be more than was looked at. */
  readonly isCut: boolean;
}

interface Search {
  readonly order: CandidateOrder;
  readonly key: CandidateKey;
}

/** Looks once for each item, site and order, whatever the number of lines; at most `limit` balances of each. */
export async function loadCandidates(work: UnitOfWork, requests: readonly AllocationRequest[], limit: number): Promise<CandidateLists> {
  const searches = new Map<string, Search>();
  for (const request of requests) {
    for (const line of request.lines) searches.set(searchText(request, line), searchOf(work, request, line));
  }
  const lists = new Map<string, readonly Candidate[]>();
  for (const order of new Set([...searches.values()].map((search) => search.order))) {
    const alike = [...searches].filter(([, search]) => search.order === order);
    const found = await candidatesFor(
      work,
      alike.map(([, search]) => search.key),
      { order, whole: false, limit },
    );
    for (const [index, [text]] of alike.entries()) lists.set(text, found[index] ?? []);
  }
  return {
    of: (request, line) => lists.get(searchText(request, line)) ?? [],
    isCut: [...lists.values()].some((list) => list.length >= limit),
  };
}

function searchOf(work: UnitOfWork, { site }: AllocationRequest, { item, strategy, namedLotIds }: WantedLine): Search {
  const today = siteToday(work.now, site.timeZone) as LocalDate;
  return { order: orderOf(strategy), key: { itemId: item.id, siteId: site.id, siteToday: today, namedLotIds } };
}

const searchText = ({ site }: AllocationRequest, { item, strategy, namedLotIds }: WantedLine): string =>
  [item.id, site.id, orderOf(strategy), ...(orderOf(strategy) === 'AS_NAMED' ? namedLotIds : [])].join('/');
