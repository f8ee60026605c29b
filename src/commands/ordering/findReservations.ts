import { MAXIMUM_ORDER_RESERVATIONS, reservationEnded } from '../../domain/order/reservation.js';
import { checkDistinct } from '../../domain/shared/checkText.js';
import { isRefusal } from '../../domain/shared/parseBaseQuantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal } from '../../domain/shared/refusals.js';
import type { PartnerFacts } from '../../steps/facts/loadFacts.js';
import type { ReservationFacts } from '../../steps/reserving/reservationFacts.js';
import type { ActorFacts } from './loadPlaceFacts.js';
import type { PlaceOrder } from './placeOrderInput.js';

const pathOf = (index: number): readonly string[] => ['input', 'reservationIds', String(index)];

/** The reservations that an order names, or why it may not use them. */
export function findReservations(
  { reservationIds = [], siteId, lines }: PlaceOrder,
  { actor, items, sites, reservations }: ActorFacts,
  customer: PartnerFacts | Refusal,
): readonly (ReservationFacts | Refusal)[] {
  const limit = MAXIMUM_ORDER_RESERVATIONS;
  if (reservationIds.length > limit) return [invalidInput(`At most ${limit} reservations.`, ['input', 'reservationIds'], { limit })];
  const itemIds = lines.map(({ itemId }) => items.get(itemId)?.id);
  const found = reservationIds.map((id, index) => {
    const reservation = reservations.get(id);
    const path = pathOf(index);
    if (reservation === undefined || (actor !== undefined && reservation.customer?.id !== actor.id))
      return notFound('reservation', id, path);
    const isOthers = reservation.customer !== null && !isRefusal(customer) && reservation.customer.id !== customer.id;
    if (isOthers) return refusal('PARTNER_MISMATCH', 'The reservation is of another customer.', { path });
    if (reservation.siteId !== sites.get(siteId)?.id || !itemIds.includes(reservation.itemId))
      return invalidInput('The reservation is of an item that no line wants, or at another site.', path, { reservation: id });
    return reservation.status === 'LIVE' ? reservation : reservationEnded(id, reservation.status, path);
  });
  return [...found, ...checkDistinct(reservationIds, pathOf)];
}

/** Two orders of one call that name the same reservation: the first uses it. */
export function usedOnce<Placed extends { readonly reservations: readonly ReservationFacts[] }>(
  placings: readonly Decided<Placed>[],
): readonly Decided<Placed>[] {
  const used = new Set<number>();
  return placings.map((placing) => {
    if (!placing.ok) return placing;
    const twice = placing.value.reservations.flatMap(({ id, publicId }, index) =>
      used.has(id) ? [reservationEnded(publicId, 'USED', pathOf(index))] : [],
    );
    if (twice.length > 0) return { ok: false, refusals: twice };
    for (const { id } of placing.value.reservations) used.add(id);
    return placing;
  });
}
