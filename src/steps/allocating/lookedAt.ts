import { MAXIMUM_CANDIDATES, candidatesFor, type CandidateKey, type CandidateSearch } from '../../ledger/allocating/candidates.js';
import { siteToday } from '../../platform/clock.js';
import type { SharedWork } from '../../platform/unitOfWork.js';
import type { Candidate } from '../../domain/allocation/candidate.js';
import { orderOf, type CandidateOrder, type Strategy } from '../../domain/allocation/strategy.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { AllocationRequest, WantedLine } from './allocationRequest.js';

/** Stock that could serve requests, as it was seen without locks. */
export interface CandidateLists {
  of(request: AllocationRequest, line: WantedLine): readonly Candidate[];
}

/** A line, and how far it is looked for. */
export interface Looking {
  readonly request: AllocationRequest;
  readonly line: WantedLine;
  /** Balances at most. */
  readonly limit: number;
}

/** What looks are made with. */
export interface Looks extends Pick<CandidateSearch, 'withTraits' | 'ownerIds'> {
  readonly strategies: ReadonlyMap<WantedLine, { readonly strategy: Strategy }>;
}

interface Search {
  readonly order: CandidateOrder;
  readonly key: CandidateKey;
  readonly limit: number;
}

interface Found {
  readonly list: readonly Candidate[];
  readonly isCut: boolean;
}

/** What has been looked at so far: each item, site and order once, as far as the line that asks for most. Looking again for some lines leaves the others' lists. */
export class LookedAt implements CandidateLists {
  readonly #found = new Map<string, Found>();

  constructor(
    private readonly work: SharedWork,
    private readonly looks: Looks,
  ) {}

  of(request: AllocationRequest, line: WantedLine): readonly Candidate[] {
    return this.#found.get(this.#text(request, line))?.list ?? [];
  }

  /** True when there may be more for the line than was looked at, and looking further may find it. */
  isCut(request: AllocationRequest, line: WantedLine): boolean {
    return this.#found.get(this.#text(request, line))?.isCut === true;
  }

  async look(lines: readonly Looking[]): Promise<void> {
    const searches = new Map<string, Search>();
    for (const { request, line, limit } of lines) {
      const text = this.#text(request, line);
      const known = searches.get(text);
      if (known === undefined || known.limit < limit) searches.set(text, { ...this.#searchOf(request, line), limit });
    }
    const kinds = new Map([...searches.values()].map(({ order, limit }) => [`${order} ${limit}`, { order, limit }]));
    for (const { order, limit } of kinds.values()) {
      const alike = [...searches].filter(([, search]) => search.order === order && search.limit === limit);
      const { withTraits, ownerIds } = this.looks;
      const found = await candidatesFor(
        this.work,
        alike.map(([, { key }]) => key),
        { order, whole: false, limit, withTraits, ownerIds },
      );
      for (const [index, [text]] of alike.entries()) this.#found.set(text, foundIn(found[index] ?? [], order, limit));
    }
  }

  #searchOf({ site }: AllocationRequest, line: WantedLine): Omit<Search, 'limit'> {
    const today = siteToday(this.work.now, site.timeZone) as LocalDate;
    return { order: this.#orderFor(line), key: { itemId: line.item.id, siteId: site.id, siteToday: today, namedLotIds: line.namedLotIds } };
  }

  #orderFor(line: WantedLine): CandidateOrder {
    return orderOf(this.looks.strategies.get(line)?.strategy ?? 'FEFO');
  }

  #text({ site }: AllocationRequest, line: WantedLine): string {
    const order = this.#orderFor(line);
    return [line.item.id, site.id, order, ...(order === 'AS_NAMED' ? line.namedLotIds : [])].join('/');
  }
}

const foundIn = (list: readonly Candidate[], order: CandidateOrder, limit: number): Found => ({
  list: seenWhole(list, order, limit),
  isCut: list.length >= limit && limit < MAXIMUM_CANDIDATES,
});

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
