import type { Announcement } from '../../events/catalogue.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { raiseExceptions } from '../exceptions/raiseExceptions.js';
import type { TravellingShipment } from './loadTravelling.js';

/** Somebody claims what a carrier lost: with its value, as far as its cost is known. */
export async function raiseLost(
  work: UnitOfWork,
  shipments: readonly TravellingShipment[],
): Promise<readonly Announcement<'WorkExceptionRaised'>[]> {
  if (shipments.length === 0) return [];
  const values = await work.rows<{ id: number; value: string; isUnknown: boolean; lots: number }>(
    `/* valuesOfShipments */ select l.shipment_id as id, sum(e.value) as value, bool_or(e.cost_source = 'UNKNOWN') as "isUnknown",
       count(distinct l.lot_id)::int as lots
     from shipment_line l join ledger_entry e on e.tenant_id = l.tenant_id and e.id = l.shipped_entry_id
     where l.tenant_id = $1 and l.shipment_id = any($2::bigint[]) and l.delivered_entry_id is null group by l.shipment_id`,
    [work.tenantId, shipments.map(({ id }) => id)],
  );
  const valueOf = new Map(values.map((row) => [row.id, row]));
  return await raiseExceptions(
    work,
    shipments.map(({ id, publicId, shipmentNumber, orderPublicId, siteId }) => {
      const { value = '0', isUnknown = true, lots = 0 } = valueOf.get(id) ?? {};
      const worth = isUnknown ? 'of unknown cost' : `worth ${value}`;
      return {
        kind: 'SHIPMENT_LOST',
        subject: publicId,
        summary: `The carrier lost shipment ${shipmentNumber}: ${lots} lots, ${worth}.`,
        subjects: { shipment: [publicId], order: [orderPublicId] },
        siteId,
        orderCount: 1,
      };
    }),
  );
}
