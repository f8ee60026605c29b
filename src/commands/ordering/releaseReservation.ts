import { announce } from '../../events/announce.js';
import { lockItemsAtSites } from '../../ledger/locks.js';
import type { Command } from '../../platform/execute.js';
import { reservationEnded } from '../../domain/order/reservation.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import { partnersOfActors, type ActorPartner } from '../../steps/access/partnersOfActors.js';
import { endReservations, reservationsByPublicId, type ReservationFacts } from '../../steps/reserving/reservationFacts.js';

export interface ReleaseReservation {
  readonly reservationId: string;
}

export interface ReservationReleasedResult {
  readonly reservationId: string;
}

/** Sets free what was reserved, before its time is over. */
export const releaseReservation: Command<ReleaseReservation, ReservationReleasedResult, Refusal> = {
  name: 'releaseReservation',
  async run(work, intents) {
    const ids = intents.map(({ input }) => input.reservationId);
    const actor = (await partnersOfActors(work, [work.actor.principalId])).get(work.actor.principalId);
    await lockItemsAtSites(work, [...(await reservationsByPublicId(work, ids)).values()]);
    const reservations = await reservationsByPublicId(work, ids);
    const released = new Set<string>();
    const decisions = ids.map((id) => {
      const decision = decide(id, reservations.get(id), { actor, released });
      if (decision.ok) released.add(id);
      return decision;
    });
    const ends = decisions.flatMap((decision) => (decision.ok ? [{ reservation: decision.value, order: null }] : []));
    await announce(work, await endReservations(work, ends));
    return decisions.map((decision) => (decision.ok ? { ok: true, value: { reservationId: decision.value.publicId } } : decision));
  },
};

interface Asking {
  readonly actor: ActorPartner | undefined;
  readonly released: ReadonlySet<string>;
}

/** A partner finds its own alone. */
function decide(id: string, reservation: ReservationFacts | undefined, { actor, released }: Asking): Decided<ReservationFacts> {
  const path = ['input', 'reservationId'];
  if (reservation === undefined || (actor !== undefined && reservation.customer?.id !== actor.id))
    return { ok: false, refusals: [notFound('reservation', id, path)] };
  const status = released.has(id) ? 'RELEASED' : reservation.status;
  return status === 'LIVE' ? { ok: true, value: reservation } : { ok: false, refusals: [reservationEnded(id, status, path)] };
}
