import { MAXIMUM_CANDIDATES, candidatesFor, type CandidateKey, type CandidateSearch } from '../../ledger/allocating/candidates.js';
import { siteToday } from '../../platform/clock.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Candidate } from '../../domain/allocation/candidate.js';
import { orderOf, type CandidateOrder, type Strategy } from '../../domain/allocation/strategy.js';
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

export type Strategies = ReadonlyMap<WantedLine, { readonly strategy: Strategy }>;

/** Looks once for each item, site and order, whatever the number of lines; at most `limit` balances of each. */
export async function loadCandidates(
  work: UnitOfWork,
  requests: readonly AllocationRequest[],
  { limit, withTraits, strategies }: Pick<CandidateSearch, 'limit' | 'withTraits'> & { readonly strategies: Strategies },
): Promise<CandidateLists> {
  const orderFor = (line: WantedLine): CandidateOrder => orderOf(strategies.get(line)?.strategy ?? 'FEFO');
  const ownerIds = [...new Set(requests.map(({ customerId }) => customerId))];
  const searches = new Map<string, Search>();
  for (const request of requests) {
    for (const line of request.lines)
      searches.set(searchText(request, line, orderFor(line)), searchOf(work, request, { line, order: orderFor(line) }));
  }
  const lists = new Map<string, readonly Candidate[]>();
  let isCut = false;
  for (const order of new Set([...searches.values()].map((search) => search.order))) {
    const alike = [...searches].filter(([, search]) => search.order === order);
    const found = await candidatesFor(
      work,
      alike.map(([, search]) => search.key),
      { order, whole: false, limit, withTraits, ownerIds },
    );
    isCut ||= found.some((list) => list.length >= limit);
    for (const [index, [text]] of alike.entries()) lists.set(text, seenWhole(found[index] ?? [], order, limit));
  }
  return {
    of: (request, line) => lists.get(searchText(request, line, orderFor(line))) ?? [],
    isCut,
  };
}

/**
 * Where a look ended within a lot, that lot is left for the next look: which of its bins come first (a pick face) is known only of all of them. The
 * last look takes what it sees. The customer's own goods stand beside what was cut, and might come before it: then nothing was seen.
 */
function seenWhole(list: readonly Candidate[], order: CandidateOrder, limit: number): readonly Candidate[] {
  if (list.length < limit || limit >= MAXIMUM_CANDIDATES || order === 'AS_NAMED') return list;
  if (list.some(({ ownership }) => ownership === 'CUSTOMER_OWNED')) return [];
  const last = list.at(limit - 1)?.lotId;
  return list.filter(({ lotId }) => lotId !== last);
}

function searchOf(
  work: UnitOfWork,
  { site }: AllocationRequest,
  { line: { item, namedLotIds }, order }: { readonly line: WantedLine; readonly order: CandidateOrder },
): Search {
  const today = siteToday(work.now, site.timeZone) as LocalDate;
  return { order, key: { itemId: item.id, siteId: site.id, siteToday: today, namedLotIds } };
}

const searchText = ({ site }: AllocationRequest, { item, namedLotIds }: WantedLine, order: CandidateOrder): string =>
  [item.id, site.id, order, ...(order === 'AS_NAMED' ? namedLotIds : [])].join('/');
