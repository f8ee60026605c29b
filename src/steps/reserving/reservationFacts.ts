import type { Announcement } from '../../events/catalogue.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { reservationStatus, type ReservationStatus } from '../../domain/order/reservation.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { formatQuantity, quantity, type Quantity } from '../../domain/shared/quantity.js';
import { decodeIds } from '../facts/decodeIds.js';

/** A reservation with what an event tells of it. Public ids are TypeIDs. */
export interface ReservationFacts {
  readonly id: number;
  readonly publicId: string;
  readonly itemId: number;
  readonly itemPublicId: string;
  readonly unit: string;
  readonly siteId: number;
  readonly customer: { readonly id: number; readonly publicId: string } | null;
  readonly quantity: Quantity;
  readonly expiresAt: string;
  readonly status: ReservationStatus;
}

interface ReservationRow {
  readonly id: number;
  readonly uuid: string;
  readonly itemId: number;
  readonly itemUuid: string;
  readonly unit: string;
  readonly siteId: number;
  readonly customerId: number | null;
  readonly customerUuid: string | null;
  readonly quantity: string;
  readonly expiresAt: string;
  readonly endReason: 'RELEASED' | 'USED' | null;
}

/** By TypeID; foreign and malformed ids are missing. They end under the lock of their item at its site alone: read again what was read before it. */
export async function reservationsByPublicId(work: UnitOfWork, ids: readonly string[]): Promise<ReadonlyMap<string, ReservationFacts>> {
  const uuids = decodeIds('reservation', ids);
  if (uuids.size === 0) return new Map();
  const rows = await work.rows<ReservationRow>(
    `/* reservationFacts */ select r.id, r.public_id as uuid, r.item_id as "itemId", i.public_id as "itemUuid", i.base_unit as unit, r.site_id as "siteId",
       r.customer_id as "customerId", p.public_id as "customerUuid", r.quantity, r.expires_at as "expiresAt",
       r.end_reason as "endReason"
     from reservation r
     join item i on i.tenant_id = r.tenant_id and i.id = r.item_id
     left join trading_partner p on p.tenant_id = r.tenant_id and p.id = r.customer_id
     where r.tenant_id = $1 and r.public_id = any($2::uuid[]) order by r.id`,
    [work.tenantId, [...uuids.values()]],
  );
  return new Map(rows.map((row) => [encodeTypeId(ID_PREFIXES.reservation, row.uuid), toFacts(row, work.now)]));
}

const toFacts = (row: ReservationRow, now: string): ReservationFacts => ({
  id: row.id,
  publicId: encodeTypeId(ID_PREFIXES.reservation, row.uuid),
  itemId: row.itemId,
  itemPublicId: encodeTypeId(ID_PREFIXES.item, row.itemUuid),
  unit: row.unit,
  siteId: row.siteId,
  customer:
    row.customerId === null || row.customerUuid === null
      ? null
      : { id: row.customerId, publicId: encodeTypeId(ID_PREFIXES.partner, row.customerUuid) },
  quantity: quantity(row.quantity),
  expiresAt: row.expiresAt,
  status: reservationStatus({ endReason: row.endReason, expiresAt: row.expiresAt as never }, now),
});

/** Its customer hears of it too, and of no site: it may not know any. */
const payloadOf = (reservation: ReservationFacts) => ({
  reservation: reservation.publicId,
  item: reservation.itemPublicId,
  customer: reservation.customer?.publicId ?? null,
  unit: reservation.unit,
  quantity: formatQuantity(reservation.quantity),
  expiresAt: reservation.expiresAt,
});

const aboutReservation = ({ publicId, itemPublicId, siteId, customer }: ReservationFacts) => ({
  subjects: {
    reservation: [publicId],
    item: [itemPublicId],
    ...(customer === null ? {} : { partner: [customer.publicId] }),
  },
  ...(customer === null ? {} : { partnerIds: [customer.id] }),
  siteId,
});

export const stockReserved = (reservation: ReservationFacts): Announcement<'StockReserved'> => ({
  type: 'StockReserved',
  payload: payloadOf(reservation),
  ...aboutReservation(reservation),
});

/** A reservation that ends before its time; by an order, or because it was set free. */
export interface ReservationEnd {
  readonly reservation: ReservationFacts;
  readonly order: { readonly id: number; readonly publicId: string } | null;
}

/** Ends reservations that live, under the lock of their items at their sites. Answers the events of it, for the command to announce last. */
export async function endReservations(
  work: UnitOfWork,
  ends: readonly ReservationEnd[],
): Promise<readonly Announcement<'ReservationEnded'>[]> {
  if (ends.length === 0) return [];
  const ended = await work.rows(
    `/* endReservations */ update reservation r set ended_at = $2, end_reason = case when e.order_id is null then 'RELEASED' else 'USED' end, order_id = e.order_id,
       version = r.version + 1
     from unnest($3::bigint[], $4::bigint[]) as e (id, order_id) where r.tenant_id = $1 and r.id = e.id and r.ended_at is null returning r.id`,
    [work.tenantId, work.now, ends.map(({ reservation }) => reservation.id), ends.map(({ order }) => order?.id ?? null)],
  );
  if (ended.length !== ends.length) throw new Error('a reservation ended without the lock of its item');
  return ends.map(({ reservation, order }) => ({
    type: 'ReservationEnded',
    payload: { ...payloadOf(reservation), endReason: order === null ? 'RELEASED' : 'USED', order: order?.publicId ?? null },
    ...aboutReservation(reservation),
  }));
}
