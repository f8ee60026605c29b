import type { Reservation } from '../../domain/order/reservation.js';
import { rowsBy, type Source } from '../shared/lookUp.js';

const COLUMNS = `r.id, r.public_id as "publicId", r.item_id as "itemId", i.base_unit as "baseUnit", r.site_id as "siteId", r.customer_id as "customerId",
  r.quantity, r.expires_at as "expiresAt", r.reserved_at as "reservedAt", r.ended_at as "endedAt", r.end_reason as "endReason", r.version`;

/** A reservation as queries read it (src/domain/order/reservation.ts). */
const RESERVATION_SOURCE = {
  alias: 'r',
  from: 'reservation r join item i on i.tenant_id = r.tenant_id and i.id = r.item_id',
  columns: COLUMNS,
  forPartners: { condition: (partner) => `r.customer_id = ${partner}` },
} as const satisfies Source;

export const reservationsByPublicId = rowsBy<string, Reservation>(RESERVATION_SOURCE, {
  name: 'reservationsByPublicId',
  column: 'r.public_id',
  type: 'uuid',
  key: (reservation) => reservation.publicId,
});
