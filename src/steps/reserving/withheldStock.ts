import { freeWhereReserved, type FreeAndReserved } from '../../ledger/promising/freeAndReserved.js';
import { siteToday } from '../../platform/clock.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { withheldBy, type Withheld } from '../../domain/allocation/withheld.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { NO_QUANTITY, addQuantities, minus, most, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { AllocationRequest } from '../allocating/allocationRequest.js';

/** What is free and reserved of items at their sites, where something is reserved. Keys: `placeOf`. */
export type ReservedPlaces = ReadonlyMap<string, FreeAndReserved>;

export const placeOf = (itemId: number, siteId: number): string => `${itemId}/${siteId}`;

/** To be called under the lock of the items at their sites: who reserves takes it too. */
export async function reservedPlaces(work: UnitOfWork, requests: readonly AllocationRequest[]): Promise<ReservedPlaces> {
  const keys = new Map(
    requests.flatMap(({ site, lines }) => {
      const today = siteToday(work.now, site.timeZone) as LocalDate;
      return lines.map(({ item }) => [placeOf(item.id, site.id), { itemId: item.id, siteId: site.id, siteToday: today }] as const);
    }),
  );
  const found = await freeWhereReserved(work, [...keys.values()], work.now);
  return new Map([...keys.keys()].flatMap((place, index) => (found[index] === undefined ? [] : [[place, found[index]] as const])));
}

/** What a request brings with it: reservations of its own, which it uses up if it is accepted. */
export const ownReserved = ({ reservations = [] }: AllocationRequest, itemId: number): Quantity =>
  addQuantities(reservations.filter((reservation) => reservation.itemId === itemId).map((reservation) => reservation.quantity));

/** What others keep from a line; `takenBefore` is what requests before it took there, less what they had reserved. */
export function withheldFrom(
  request: AllocationRequest,
  itemId: number,
  { places, takenBefore }: { readonly places: ReservedPlaces; readonly takenBefore: ReadonlyMap<string, Quantity> },
): Withheld | undefined {
  const place = placeOf(itemId, request.site.id);
  const found = places.get(place);
  if (found === undefined) return undefined;
  const reserved = most(minus(found.reserved, ownReserved(request, itemId)), NO_QUANTITY);
  if (reserved === NO_QUANTITY) return undefined;
  return withheldBy(reserved, minus(found.free, takenBefore.get(place) ?? NO_QUANTITY));
}

/** Adds to what was taken at a place. */
export function addAt(taken: Map<string, Quantity>, place: string, difference: Quantity): void {
  taken.set(place, plus(taken.get(place) ?? NO_QUANTITY, difference));
}
