import { lotRequirements } from '../../domain/allocation/lotRequirements.js';
import type { Pack } from '../../domain/allocation/packs.js';
import type { ItemTaking } from '../../domain/allocation/takingTerms.js';
import { planAllocation, type Verdict } from '../../domain/allocation/planAllocation.js';
import { orderOf, type Strategy } from '../../domain/allocation/strategy.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { Quantity } from '../../domain/shared/quantity.js';
import { asksForTraits, termsOfLines, type LineTerms } from '../../ledger/allocating/lineTerms.js';
import { freeWhereReserved } from '../../ledger/promising/freeAndReserved.js';
import { withheldBy } from '../../domain/allocation/withheld.js';
import { MAXIMUM_CANDIDATES, candidatesFor } from '../../ledger/allocating/candidates.js';
import { siteToday } from '../../platform/clock.js';
import type { Rows } from '../../platform/database/rows.js';

/** What the allocator is asked about. Internal ids. */
export interface AskedDemand {
  readonly itemId: number;
  readonly unit: string;
  readonly site: { readonly id: number; readonly timeZone: string };
  readonly quantity: Quantity;
  /** As customer and item have it if absent, and so are packs. */
  readonly strategy: Strategy | undefined;
  readonly packUnit: string | undefined;
  readonly taking: ItemTaking;
  readonly namedLotIds: readonly number[];
  /** Whose rules hold; nobody's when absent. */
  readonly customerId: number | undefined;
  /** Whose lots it joins; none's when nobody made the demand. */
  readonly orderId: number | undefined;
  readonly shipToId: number | null;
  /** When it shall arrive; the day it leaves if absent. */
  readonly promisedOn: LocalDate | null;
  /** The site's today if absent. */
  readonly shipOn: LocalDate | undefined;
}

export interface AllocationExplanation {
  readonly itemId: number;
  readonly siteId: number;
  readonly unit: string;
  readonly strategy: Strategy;
  readonly pack: Pack | null;
  readonly shipOn: LocalDate;
  readonly quantity: Quantity;
  readonly short: Quantity;
  readonly verdicts: readonly Verdict[];
  /** False when there is more stock than the allocator looks at. */
  readonly complete: boolean;
}

/** What allocating would do now, and the verdict on each balance of the item at the site: by the allocator's own search and decision. */
export async function explainAllocation(rows: Rows, demand: AskedDemand, now: string): Promise<AllocationExplanation> {
  const { itemId, unit, site, quantity, namedLotIds } = demand;
  const today = siteToday(now, site.timeZone) as LocalDate;
  const shipOn = demand.shipOn ?? today;
  const key = { itemId, siteId: site.id, siteToday: today, namedLotIds };
  const terms = await termsOfLines(rows, [demand]);
  const [{ buyer, rules, strategy, pack, ...history }] = terms as readonly [LineTerms];
  const search = { order: orderOf(strategy), whole: true, limit: MAXIMUM_CANDIDATES, withTraits: asksForTraits(terms), ownerIds: [] };
  const [candidates = []] = await candidatesFor(rows, [key], search);
  const requirements = lotRequirements(rules, {
    shipToId: demand.shipToId,
    itemId,
    shipOn,
    deliverOn: demand.promisedOn ?? shipOn,
    ...history,
  });
  const [reserved] = await freeWhereReserved(rows, [key], now);
  const withheld = reserved && withheldBy(reserved.reserved, reserved.free);
  const asked = { quantity, orderQuantity: quantity, strategy, pack, namedLotIds, shipOn, siteToday: today, buyer, requirements };
  const { verdicts, short } = planAllocation({ ...asked, ...(withheld && { withheld }) }, candidates);
  return {
    itemId,
    siteId: site.id,
    unit,
    strategy,
    pack,
    shipOn,
    quantity,
    short,
    verdicts,
    complete: candidates.length < MAXIMUM_CANDIDATES,
  };
}
