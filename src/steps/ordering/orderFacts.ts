import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { OrderStatus } from '../../domain/order/order.js';
import type { ItemTaking } from '../../domain/allocation/takingTerms.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { minus, quantity, type Quantity } from '../../domain/shared/quantity.js';
import { decodeIds } from '../facts/decodeIds.js';

export interface OrderLineFacts {
  readonly id: number;
  readonly publicId: string;
  readonly lineNumber: number;
  readonly item: {
    readonly id: number;
    readonly publicId: string;
    readonly sku: string;
    readonly baseUnit: string;
    readonly taking: ItemTaking;
  };
  readonly quantity: Quantity;
  readonly allocated: Quantity;
  readonly shipped: Quantity;
}

/** What a line still needs stock for. */
export const openOf = ({ quantity: wanted, allocated, shipped }: OrderLineFacts): Quantity => minus(minus(wanted, allocated), shipped);

/** An order under lock, with its lines by number. */
export interface OrderFacts {
  readonly id: number;
  readonly publicId: string;
  readonly source: string;
  readonly externalId: string | null;
  readonly status: OrderStatus;
  readonly customer: { readonly id: number; readonly publicId: string };
  readonly shipToId: number | null;
  readonly site: { readonly id: number; readonly timeZone: string };
  readonly shipOn: LocalDate;
  readonly promisedOn: LocalDate | null;
  readonly version: number;
  readonly lines: readonly OrderLineFacts[];
}

/**
 * Orders by TypeID, locked in id order before any stock; foreign and malformed ids are missing. Their lines and allocations change under this lock
 * alone.
 */
export async function lockOrders(work: UnitOfWork, ids: readonly string[]): Promise<ReadonlyMap<string, OrderFacts>> {
  const uuids = decodeIds('order', ids);
  if (uuids.size === 0) return new Map();
  const orders = await work.rows<OrderRow>(
    `/* lockOrders */ select o.id, o.public_id as uuid, o.source, o.external_id as "externalId", o.status, o.customer_id as "customerId",
       p.public_id as "customerUuid", o.ship_to_id as "shipToId", o.site_id as "siteId", s.time_zone as "timeZone", o.ship_on as "shipOn",
       o.promised_on as "promisedOn", o.version
     from demand_order o
     join trading_partner p on p.tenant_id = o.tenant_id and p.id = o.customer_id
     join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
     where o.tenant_id = $1 and o.public_id = any($2::uuid[]) order by o.id for no key update of o`,
    [work.tenantId, [...uuids.values()]],
  );
  const lines = await linesOfOrders(
    work,
    orders.map((order) => order.id),
  );
  return new Map(orders.map((row) => [encodeTypeId(ID_PREFIXES.order, row.uuid), toOrder(row, lines.get(row.id) ?? [])]));
}

interface OrderRow extends Omit<OrderFacts, 'publicId' | 'customer' | 'site' | 'lines'> {
  readonly uuid: string;
  readonly customerId: number;
  readonly customerUuid: string;
  readonly siteId: number;
  readonly timeZone: string;
}

interface LineRow {
  readonly id: number;
  readonly uuid: string;
  readonly orderId: number;
  readonly lineNumber: number;
  readonly itemId: number;
  readonly itemUuid: string;
  readonly sku: string;
  readonly baseUnit: string;
  readonly taking: ItemTaking;
  readonly quantity: string;
  readonly allocated: string;
  readonly shipped: string;
}

/** How the item is taken, as the allocator asks (domain/allocation/takingTerms.ts). */
const TAKING = `json_build_object('strategy', i.allocation_strategy, 'packUnit', i.allocation_pack_unit, 'scale', i.scale)`;

/** Read after the orders are locked: nobody changes them now. */
async function linesOfOrders(work: UnitOfWork, orderIds: readonly number[]): Promise<ReadonlyMap<number, readonly OrderLineFacts[]>> {
  const rows = await work.rows<LineRow>(
    `/* linesOfLockedOrders */ select l.id, l.public_id as uuid, l.order_id as "orderId", l.line_number as "lineNumber", l.item_id as "itemId",
       i.public_id as "itemUuid", i.sku, i.base_unit as "baseUnit", ${TAKING} as taking, l.quantity, l.allocated, l.shipped
     from demand_order_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
     where l.tenant_id = $1 and l.order_id = any($2::bigint[]) order by l.order_id, l.line_number`,
    [work.tenantId, orderIds],
  );
  const byOrder = new Map<number, OrderLineFacts[]>();
  for (const row of rows) byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), toLine(row)]);
  return byOrder;
}

const toLine = (row: LineRow): OrderLineFacts => ({
  id: row.id,
  publicId: encodeTypeId(ID_PREFIXES.orderLine, row.uuid),
  lineNumber: row.lineNumber,
  item: {
    id: row.itemId,
    publicId: encodeTypeId(ID_PREFIXES.item, row.itemUuid),
    sku: row.sku,
    baseUnit: row.baseUnit,
    taking: row.taking,
  },
  quantity: quantity(row.quantity),
  allocated: quantity(row.allocated),
  shipped: quantity(row.shipped),
});

function toOrder({ uuid, customerId, customerUuid, siteId, timeZone, ...rest }: OrderRow, lines: readonly OrderLineFacts[]): OrderFacts {
  return {
    ...rest,
    publicId: encodeTypeId(ID_PREFIXES.order, uuid),
    customer: { id: customerId, publicId: encodeTypeId(ID_PREFIXES.partner, customerUuid) },
    site: { id: siteId, timeZone },
    lines,
  };
}
