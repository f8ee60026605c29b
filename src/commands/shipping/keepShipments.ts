import type { Announcement } from '../../events/catalogue.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { hasAllLeft } from '../../domain/order/order.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { addQuantities, formatQuantity, minus, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { CarrierStatus } from '../../domain/shipping/carrierStatus.js';
import { grantPartners, type PartnerGrant } from '../../steps/access/grantPartners.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import type { BoundGoods } from '../../steps/shipping/boundGoods.js';
import { shipmentAnnouncement } from '../../steps/shipping/shipmentAnnouncement.js';
import type { PreparedShipment } from './prepareShip.js';

export interface LeavingGoods {
  readonly goods: BoundGoods;
  readonly travelsInBalanceId: number;
}

export interface LeavingShipment extends PreparedShipment {
  readonly leaving: readonly LeavingGoods[];
  /** One for each of `leaving`. */
  readonly entryIds: readonly number[];
}

export interface KeptShipment {
  readonly id: number;
  readonly publicId: string;
  readonly announcement: Announcement<'ShipmentShipped'>;
}

/** What has left is with its carrier at least. */
const FIRST_STATUS: CarrierStatus = 'PICKED_UP';
/** Letters of the random end of a TypeID that make up a number: 60 bits. */
const NUMBER_LENGTH = 12;

/** Shipments with their lines and packages, what their order lines have left, and what customers may see since. */
export async function keepShipments(work: UnitOfWork, shipments: readonly LeavingShipment[]): Promise<readonly KeptShipment[]> {
  const named = shipments.map((shipment) => {
    const uuid = newPublicId();
    const publicId = encodeTypeId(ID_PREFIXES.shipment, uuid);
    const shipmentNumber = shipment.input.shipmentNumber ?? `S${publicId.slice(-NUMBER_LENGTH).toUpperCase()}`;
    return { ...shipment, uuid, publicId, shipmentNumber };
  });
  const ids = await insertShipments(work, named);
  const kept = named.map((shipment) => ({ ...shipment, id: ids.get(shipment.uuid) as number }));
  await insertLines(work, kept);
  await leaveWithPackages(work, kept);
  await countShipped(work, kept);
  await grantPartners(work, kept.flatMap(grantsOf));
  return kept.map(({ id, publicId, shipmentNumber, order, input, occurredAt }) => ({
    id,
    publicId,
    announcement: shipmentAnnouncement('ShipmentShipped', {
      publicId,
      shipmentNumber,
      orderPublicId: order.publicId,
      customer: order.customer,
      siteId: order.site.id,
      status: FIRST_STATUS,
      trackingNumber: input.trackingNumber ?? null,
      shippedAt: occurredAt,
      deliveredAt: null,
      version: 1,
    }),
  }));
}

/** The order as it is since. */
export function withShipped({ order, leaving }: LeavingShipment): OrderFacts {
  const lines = order.lines.map((line) => {
    const left = shippedOf(leaving, line.id);
    return { ...line, allocated: minus(line.allocated, left), shipped: plus(line.shipped, left) };
  });
  return { ...order, lines, status: hasAllLeft(lines) ? 'SHIPPED' : order.status, version: order.version + 1 };
}

const shippedOf = (leaving: readonly LeavingGoods[], orderLineId: number): Quantity =>
  addQuantities(leaving.filter(({ goods }) => goods.orderLineId === orderLineId).map(({ goods }) => goods.quantity));

interface NamedShipment extends LeavingShipment {
  readonly uuid: string;
  readonly publicId: string;
  readonly shipmentNumber: string;
}

type KeptRow = NamedShipment & { readonly id: number };

async function insertShipments(work: UnitOfWork, shipments: readonly NamedShipment[]): Promise<ReadonlyMap<string, number>> {
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* insertShipments */ insert into shipment (tenant_id, public_id, shipment_number, order_id, customer_id, ship_to_id, site_id, carrier_id, service,
       tracking_number, bill_of_lading, status, shipped_at, recorded_at)
     select $1, r.public_id, r.shipment_number, r.order_id, r.customer_id, r.ship_to_id, r.site_id, r.carrier_id, r.service, r.tracking_number,
       r.bill_of_lading, '${FIRST_STATUS}', r.shipped_at, $2
     from jsonb_to_recordset($3::jsonb) as r (public_id uuid, shipment_number text, order_id bigint, customer_id bigint, ship_to_id bigint,
       site_id bigint, carrier_id bigint, service text, tracking_number text, bill_of_lading text, shipped_at timestamptz)
     returning id, public_id as uuid`,
    [work.tenantId, work.now, JSON.stringify(shipments.map(shipmentRow))],
  );
  return new Map(rows.map(({ id, uuid }) => [uuid, id]));
}

const shipmentRow = ({ uuid, shipmentNumber, order, carrierId, input, occurredAt }: NamedShipment) => ({
  public_id: uuid,
  shipment_number: shipmentNumber,
  order_id: order.id,
  customer_id: order.customer.id,
  ship_to_id: order.shipToId,
  site_id: order.site.id,
  carrier_id: carrierId,
  service: input.service ?? null,
  tracking_number: input.trackingNumber ?? null,
  bill_of_lading: input.billOfLading ?? null,
  shipped_at: occurredAt,
});

async function insertLines(work: UnitOfWork, shipments: readonly KeptRow[]): Promise<void> {
  const lines = shipments.flatMap(({ id, order, leaving, entryIds }) =>
    leaving.map((each, index) => ({ ...each, order, shipmentId: id, entryId: entryIds[index] })),
  );
  await work.rows(
    `/* insertShipmentLines */ insert into shipment_line (tenant_id, public_id, shipment_id, order_line_id, allocation_id, package_id, item_id, lot_id, customer_id,
       ship_to_id, quantity, shipped_entry_id, travels_in_balance_id)
     select $1, r.public_id, r.shipment_id, r.order_line_id, r.allocation_id, r.package_id, r.item_id, r.lot_id, r.customer_id, r.ship_to_id,
       r.quantity, r.entry_id, r.balance_id
     from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],
       $11::numeric[], $12::bigint[], $13::bigint[]) with ordinality
       as r (public_id, shipment_id, order_line_id, allocation_id, package_id, item_id, lot_id, customer_id, ship_to_id, quantity, entry_id, balance_id, ordinal)
     order by r.ordinal`,
    [
      work.tenantId,
      lines.map(() => newPublicId()),
      lines.map(({ shipmentId }) => shipmentId),
      lines.map(({ goods }) => goods.orderLineId),
      lines.map(({ goods }) => goods.id),
      lines.map(({ goods }) => goods.packageId),
      lines.map(({ goods }) => goods.itemId),
      lines.map(({ goods }) => goods.lotId),
      lines.map(({ order }) => order.customer.id),
      lines.map(({ order }) => order.shipToId),
      lines.map(({ goods }) => formatQuantity(goods.quantity)),
      lines.map(({ entryId }) => entryId),
      lines.map(({ travelsInBalanceId }) => travelsInBalanceId),
    ],
  );
}

async function leaveWithPackages(work: UnitOfWork, shipments: readonly KeptRow[]): Promise<void> {
  const packed = shipments.flatMap(({ id, packages }) => packages.map((each) => ({ packageId: each.id, shipmentId: id })));
  if (packed.length === 0) return;
  await work.rows(
    `/* leaveWithPackages */ update package p set shipment_id = r.shipment_id, status = '${FIRST_STATUS}', version = p.version + 1
     from unnest($2::bigint[], $3::bigint[]) as r (id, shipment_id) where p.tenant_id = $1 and p.id = r.id`,
    [work.tenantId, packed.map(({ packageId }) => packageId), packed.map(({ shipmentId }) => shipmentId)],
  );
}

async function countShipped(work: UnitOfWork, shipments: readonly KeptRow[]): Promise<void> {
  const lines = shipments.flatMap(({ leaving }) =>
    [...new Set(leaving.map(({ goods }) => goods.orderLineId))].map((lineId) => ({ lineId, shipped: shippedOf(leaving, lineId) })),
  );
  await work.rows(
    `/* countShipped */ update demand_order_line l set allocated = l.allocated - r.quantity, shipped = l.shipped + r.quantity
     from unnest($2::bigint[], $3::numeric[]) as r (id, quantity) where l.tenant_id = $1 and l.id = r.id`,
    [work.tenantId, lines.map(({ lineId }) => lineId), lines.map(({ shipped }) => formatQuantity(shipped))],
  );
}

/** A shipment creates the right of its customer to see it, and the lots that are in it. */
function grantsOf({ id, order, leaving }: KeptRow): readonly PartnerGrant[] {
  const grant = (noun: PartnerGrant['noun'], objectId: number): PartnerGrant => ({ partnerId: order.customer.id, noun, objectId });
  return [grant('shipment', id), ...leaving.map(({ goods }) => grant('lot', goods.lotId))];
}
