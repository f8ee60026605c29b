import { lotRequirements } from '../../domain/allocation/lotRequirements.js';
import { planAllocation } from '../../domain/allocation/planAllocation.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { addQuantities, quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { Rows } from '../../platform/database/rows.js';
import { MAXIMUM_CANDIDATES, candidatesFor } from '../allocating/candidates.js';
import { asksForTraits, termsOfLines, type LineTerms } from '../allocating/lineTerms.js';
import type { ItemAtSite } from '../locks.js';

/** Stock of an item at a site that would leave on a day. */
export interface LeavingStock extends ItemAtSite {
  readonly siteToday: LocalDate;
  /** Not before the site's today. */
  readonly shipOn: LocalDate;
}

export interface RuledStock {
  /** What one order line of the customer could take. */
  readonly quantity: Quantity;
  /** True when there may be more, behind what was looked at. */
  readonly isCut: boolean;
}

/** Balances that one question looks at in all, whatever the number of items and sites. */
const MAXIMUM_LOOKED_AT = 20_000;
/** And of each item at a site at least. */
const LEAST_LOOKED_AT = 20;
/** More than there ever is. */
const ALL_THERE_IS = quantity('99999999999999');

/** How lines are taken is asked when they are ordered. */
const TAKEN = { strategy: 'FEFO', packUnit: undefined, taking: { strategy: null, packUnit: null, scale: 0 } } as const;

/**
 * What a customer could have, by the allocator's own search and decision, one for each place; undefined where no rule asks for anything and no lot is
 * kept for some or owned by others, so that the sum of what is free serves.
 */
export async function stockForCustomer(
  rows: Rows,
  customerId: number,
  places: readonly LeavingStock[],
): Promise<readonly (RuledStock | undefined)[]> {
  const terms = await termsOfLines(
    rows,
    places.map(({ itemId }) => ({ customerId, shipToId: null, orderId: undefined, itemId, ...TAKEN })),
  );
  const isShared = await isAllForAll(rows);
  const ruled = places
    .map((place, index) => ({ place, terms: terms[index] as LineTerms }))
    .filter((each) => !isShared || each.terms.rules.length > 0);
  if (ruled.length === 0) return places.map(() => undefined);
  const limit = Math.min(MAXIMUM_CANDIDATES, Math.max(LEAST_LOOKED_AT, Math.floor(MAXIMUM_LOOKED_AT / ruled.length)));
  const keys = ruled.map(({ place }) => ({ ...place, namedLotIds: [] }));
  const search = { order: 'FIRST_EXPIRING', whole: false, limit, withTraits: asksForTraits(terms), ownerIds: [customerId] } as const;
  const found = await candidatesFor(rows, keys, search);
  const byPlace = new Map(
    ruled.map((each, index) => {
      const candidates = found[index] ?? [];
      const { taken } = planAllocation(demandAt(each), candidates);
      return [each.place, { quantity: addQuantities(taken.map((one) => one.quantity)), isCut: candidates.length >= limit }] as const;
    }),
  );
  return places.map((place) => byPlace.get(place));
}

function demandAt({ place, terms }: { readonly place: LeavingStock; readonly terms: LineTerms }) {
  const { itemId, siteToday, shipOn } = place;
  const { buyer, rules, orderLotIds, lastShippedThrough } = terms;
  const requirements = lotRequirements(rules, { shipToId: null, itemId, shipOn, deliverOn: shipOn, orderLotIds, lastShippedThrough });
  const all = { quantity: ALL_THERE_IS, orderQuantity: ALL_THERE_IS, strategy: 'FEFO' as const, pack: null, namedLotIds: [] };
  return { ...all, shipOn, siteToday, buyer, requirements };
}

/** True while no lot is kept for some customers and no stock is owned by others. */
async function isAllForAll(rows: Rows): Promise<boolean> {
  const [found] = await rows.rows<{ isAllForAll: boolean }>(
    `/* isAllForAll */ select not exists (select from lot_restriction where tenant_id = $1)
       and not exists (select from balance where tenant_id = $1 and owner_id is not null) as "isAllForAll"`,
    [rows.tenantId],
  );
  return found?.isAllForAll === true;
}
