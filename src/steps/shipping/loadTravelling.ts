import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Instant } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { CarrierStatus, TrackingFact } from '../../domain/shipping/carrierStatus.js';

export interface TravellingPackage {
  readonly id: number;
  readonly publicId: string;
  readonly handlingUnitId: number;
  readonly trackingNumber: string | null;
  readonly status: CarrierStatus;
}

export interface TravellingLine {
  readonly id: number;
  readonly packageId: number | null;
  readonly quantity: Quantity;
  readonly travelsInBalanceId: number;
  readonly hasArrived: boolean;
}

/** A shipment under lock, with all that is in it. */
export interface TravellingShipment {
  readonly id: number;
  readonly publicId: string;
  readonly shipmentNumber: string;
  readonly orderPublicId: string;
  readonly customer: { readonly id: number; readonly publicId: string };
  readonly shipToId: number | null;
  readonly siteId: number;
  readonly trackingNumber: string | null;
  readonly status: CarrierStatus;
  readonly shippedAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly version: number;
  readonly packages: readonly TravellingPackage[];
  readonly lines: readonly TravellingLine[];
}

export interface Travelling {
  readonly shipments: readonly TravellingShipment[];
  /** What was said of each number. */
  readonly said: ReadonlyMap<string, readonly TrackingFact[]>;
}

/** Shipments, locked in id order, and what carriers said of their numbers. */
export async function loadTravelling(work: UnitOfWork, shipmentIds: readonly number[]): Promise<Travelling> {
  const values = [work.tenantId, shipmentIds];
  const rows = await work.rows<ShipmentRow>(
    `/* lockShipments */ select s.id, s.public_id as uuid, s.shipment_number as "shipmentNumber", o.public_id as "orderUuid", s.customer_id as "customerId",
       c.public_id as "customerUuid", s.ship_to_id as "shipToId", s.site_id as "siteId", s.tracking_number as "trackingNumber", s.status,
       s.shipped_at as "shippedAt", s.delivered_at as "deliveredAt", s.version
     from shipment s join demand_order o on o.tenant_id = s.tenant_id and o.id = s.order_id
     join trading_partner c on c.tenant_id = s.tenant_id and c.id = s.customer_id
     where s.tenant_id = $1 and s.id = any($2::bigint[]) order by s.id for no key update of s`,
    values,
  );
  const packages = await work.rows<Omit<TravellingPackage, 'publicId'> & { readonly uuid: string; readonly shipmentId: number }>(
    `/* packagesOfShipments */ select id, public_id as uuid, shipment_id as "shipmentId", handling_unit_id as "handlingUnitId", tracking_number as "trackingNumber", status
     from package where tenant_id = $1 and shipment_id = any($2::bigint[]) order by id`,
    values,
  );
  const lines = await work.rows<Omit<TravellingLine, 'quantity'> & { readonly quantity: string; readonly shipmentId: number }>(
    `/* linesOfShipments */ select id, shipment_id as "shipmentId", package_id as "packageId", quantity, travels_in_balance_id as "travelsInBalanceId",
       delivered_entry_id is not null as "hasArrived"
     from shipment_line where tenant_id = $1 and shipment_id = any($2::bigint[]) order by id`,
    values,
  );
  const shipments = rows.map((row) => ({
    ...toShipment(row),
    packages: packages
      .filter(({ shipmentId }) => shipmentId === row.id)
      .map(({ uuid, ...each }) => ({ ...each, publicId: encodeTypeId(ID_PREFIXES.package, uuid) })),
    lines: lines.filter(({ shipmentId }) => shipmentId === row.id).map((line) => ({ ...line, quantity: quantity(line.quantity) })),
  }));
  return { shipments, said: await whatWasSaid(work, shipments) };
}

interface ShipmentRow extends Omit<TravellingShipment, 'publicId' | 'orderPublicId' | 'customer' | 'packages' | 'lines'> {
  readonly uuid: string;
  readonly orderUuid: string;
  readonly customerId: number;
  readonly customerUuid: string;
}

const toShipment = ({
  uuid,
  orderUuid,
  customerId,
  customerUuid,
  ...rest
}: ShipmentRow): Omit<TravellingShipment, 'packages' | 'lines'> => ({
  ...rest,
  publicId: encodeTypeId(ID_PREFIXES.shipment, uuid),
  orderPublicId: encodeTypeId(ID_PREFIXES.order, orderUuid),
  customer: { id: customerId, publicId: encodeTypeId(ID_PREFIXES.partner, customerUuid) },
});

async function whatWasSaid(
  work: UnitOfWork,
  shipments: readonly TravellingShipment[],
): Promise<ReadonlyMap<string, readonly TrackingFact[]>> {
  const numbers = shipments.flatMap(({ trackingNumber, packages }) => [trackingNumber, ...packages.map((each) => each.trackingNumber)]);
  const rows = await work.rows<TrackingFact & { readonly trackingNumber: string }>(
    `/* saidOfNumbers */ select tracking_number as "trackingNumber", status, occurred_at as "occurredAt" from tracking_event
     where tenant_id = $1 and tracking_number = any($2::text[]) order by id`,
    [work.tenantId, numbers.filter((number) => number !== null)],
  );
  const said = new Map<string, TrackingFact[]>();
  for (const { trackingNumber, ...fact } of rows) said.set(trackingNumber, [...(said.get(trackingNumber) ?? []), fact]);
  return said;
}
