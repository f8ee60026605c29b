import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { NO_QUANTITY, formatQuantity } from '../../domain/shared/quantity.js';
import { grantPartners, type PartnerGrant } from '../../steps/access/grantPartners.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import type { PlacedOrder } from './decidePlacing.js';

/** Orders with their lines, and what their customers may see since. Nothing is allocated yet. */
export async function keepOrders(work: UnitOfWork, orders: readonly PlacedOrder[]): Promise<readonly OrderFacts[]> {
  if (orders.length === 0) return [];
  const orderIds = await insertOrders(work, orders);
  const lineIds = await insertLines(work, orders, orderIds);
  await grantPartners(
    work,
    orders.flatMap((order) => grantsOf(order, orderIds.get(order.uuid) as number)),
  );
  return orders.map(
    (order): OrderFacts => ({
      id: orderIds.get(order.uuid) as number,
      publicId: encodeTypeId(ID_PREFIXES.order, order.uuid),
      source: order.source,
      externalId: order.externalId,
      status: 'OPEN',
      customer: { id: order.customer.id, publicId: encodeTypeId(ID_PREFIXES.partner, order.customer.uuid) },
      shipToId: order.shipToId,
      site: { id: order.site.id, timeZone: order.site.timeZone },
      shipOn: order.shipOn,
      promisedOn: order.promisedOn,
      version: 1,
      lines: order.lines.map(({ uuid, item, quantity }, index) => ({
        id: lineIds.get(uuid) as number,
        publicId: encodeTypeId(ID_PREFIXES.orderLine, uuid),
        lineNumber: index + 1,
        item: {
          id: item.id,
          publicId: encodeTypeId(ID_PREFIXES.item, item.uuid),
          sku: item.sku,
          baseUnit: item.baseUnit,
          taking: item.taking,
        },
        quantity,
        allocated: NO_QUANTITY,
        shipped: NO_QUANTITY,
      })),
    }),
  );
}

type Ids = ReadonlyMap<string, number>;

/** A twin with the same source and external id, placed meanwhile, breaks the unique key: the unit of work starts over and finds it. */
async function insertOrders(work: UnitOfWork, orders: readonly PlacedOrder[]): Promise<Ids> {
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* insertOrders */ insert into demand_order (tenant_id, public_id, kind, source, external_id, status, customer_id, ship_to_id, site_id, ship_on, promised_on,
       is_rush, rank, placed_by, placed_at)
     select $1, r.public_id, 'SALES', r.source, r.external_id, 'OPEN', r.customer_id, r.ship_to_id, r.site_id, r.ship_on, r.promised_on, r.is_rush, r.rank, r.placed_by, $2
     from rows from (jsonb_to_recordset($3::jsonb) as (public_id uuid, source text, external_id text, customer_id bigint, ship_to_id bigint,
       site_id bigint, ship_on date, promised_on date, is_rush boolean, rank int, placed_by bigint)) with ordinality
       as r (public_id, source, external_id, customer_id, ship_to_id, site_id, ship_on, promised_on, is_rush, rank, placed_by, ordinal)
     order by r.ordinal returning id, public_id as uuid`,
    [work.tenantId, work.now, JSON.stringify(orders.map(orderRow))],
  );
  return new Map(rows.map((row) => [row.uuid, row.id]));
}

const orderRow = ({ uuid, source, externalId, customer, shipToId, site, shipOn, promisedOn, placedBy, input }: PlacedOrder) => ({
  public_id: uuid,
  source,
  external_id: externalId,
  customer_id: customer.id,
  ship_to_id: shipToId,
  site_id: site.id,
  ship_on: shipOn,
  promised_on: promisedOn,
  is_rush: input.rush ?? false,
  rank: input.rank ?? 0,
  placed_by: placedBy,
});

async function insertLines(work: UnitOfWork, orders: readonly PlacedOrder[], orderIds: Ids): Promise<Ids> {
  const lines = orders.flatMap((order) =>
    order.lines.map((line, index) => ({ ...line, orderId: orderIds.get(order.uuid), number: index + 1 })),
  );
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* insertOrderLines */ insert into demand_order_line (tenant_id, public_id, order_id, line_number, item_id, quantity)
     select $1, r.public_id, r.order_id, r.line_number, r.item_id, r.quantity
     from unnest($2::uuid[], $3::bigint[], $4::int[], $5::bigint[], $6::numeric[]) with ordinality
       as r (public_id, order_id, line_number, item_id, quantity, ordinal)
     order by r.ordinal returning id, public_id as uuid`,
    [
      work.tenantId,
      lines.map((line) => line.uuid),
      lines.map((line) => line.orderId),
      lines.map((line) => line.number),
      lines.map((line) => line.item.id),
      lines.map((line) => formatQuantity(line.quantity)),
    ],
  );
  return new Map(rows.map((row) => [row.uuid, row.id]));
}

/** The order creates the right of its customer to see it, and what it is about. */
function grantsOf({ customer, lines }: PlacedOrder, orderId: number): readonly PartnerGrant[] {
  const grant = (noun: PartnerGrant['noun'], objectId: number): PartnerGrant => ({ partnerId: customer.id, noun, objectId });
  return [grant('order', orderId), ...lines.map((line) => grant('item', line.item.id))];
}
