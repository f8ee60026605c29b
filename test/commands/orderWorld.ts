import type { AllocateOrder } from '../../src/commands/allocating/allocateOrderInput.js';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import type { PlaceOrder } from '../../src/commands/ordering/placeOrderInput.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { decodeTypeId, encodeTypeId, newPublicId } from '../../src/platform/ids.js';
import type { Outcome } from '../../src/platform/execute.js';
import type { ItemFields, Known, World } from '../support/world.js';

/** Stock of lots by number: "10 of A-1, usable through 2027-01-31, in the shelf". */
export interface LotInStock {
  readonly lot: string;
  readonly quantity: string;
  readonly expiresOn?: string;
  readonly manufacturedOn?: string;
  readonly countryOfOrigin?: string;
  readonly in?: keyof World['bins'];
}

/** What a line binds: "4 A-1". */
export interface Bound {
  readonly lot: string;
  readonly bin: string;
  readonly quantity: number;
  readonly state: number;
}

/** A world with a customer, items of its own for each test, and words for orders. */
export interface OrderWorld {
  readonly world: World;
  readonly customer: Known;
  aCustomer(code?: string): Promise<Known>;
  /** An item with these lots, received in this order. Answers it with the lots' ids by number. */
  anItemOf(lots: readonly LotInStock[], fields?: ItemFields): Promise<StockedItem>;
  place(wanted: readonly Wanted[], more?: Partial<PlaceOrder>): Promise<string>;
  tryPlacing(wanted: readonly Wanted[], more?: Partial<PlaceOrder>): Promise<Outcome<{ readonly orderId: string }, Refusal>>;
  tryAllocating(orderId: string, more?: Partial<AllocateOrder>): Promise<Outcome<{ readonly shortages: readonly Refusal[] }, Refusal>>;
  /** Live allocations of an order, line by line, oldest first. */
  bound(orderId: string): Promise<readonly Bound[]>;
  /** TypeIDs of the order's lines. */
  lineIds(orderId: string): Promise<readonly string[]>;
  /** TypeIDs of its live allocations, oldest first. */
  allocationIds(orderId: string): Promise<readonly string[]>;
  /** What is allocated of all stock of the item. */
  allocatedOf(item: Known): Promise<number>;
}

export interface StockedItem extends Known {
  readonly lots: Readonly<Record<string, string>>;
}

export interface Wanted {
  readonly item: Known;
  readonly quantity: string;
}

export async function anOrderWorld(world: World): Promise<OrderWorld> {
  const aCustomer = async (code = `CUST${newPublicId().slice(-8)}`): Promise<Known> => {
    const uuid = newPublicId();
    const [row] = await world.rows<{ id: string }>(
      `insert into trading_partner (tenant_id, public_id, code, name, is_customer) values ($1, $2, $3, $3, true) returning id`,
      [world.tenantId, uuid, code],
    );
    return { id: Number(row?.id), publicId: encodeTypeId(ID_PREFIXES.partner, uuid), code };
  };
  const customer = await aCustomer();
  const orderOf = (wanted: readonly Wanted[], more: Partial<PlaceOrder> = {}): PlaceOrder => ({
    customerId: customer.publicId,
    siteId: world.site.publicId,
    lines: wanted.map(({ item, quantity }) => ({ itemId: item.publicId, quantity: { value: quantity } })),
    ...more,
  });
  return {
    world,
    customer,
    aCustomer,
    anItemOf: (lots, fields = {}) => stockedItem(world, lots, fields),
    place: async (wanted, more) => (await world.done(placeOrder, orderOf(wanted, more))).orderId,
    tryPlacing: (wanted, more) => world.run(placeOrder, orderOf(wanted, more)),
    tryAllocating: (orderId, more = {}) => world.run(allocateOrder, { orderId, ...more }),
    bound: (orderId) =>
      world.rows<Bound>(
        `select lot.lot_number as lot, bin.code as bin, a.quantity::float as quantity, a.state from demand_order o
         join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
         join allocation a on a.tenant_id = l.tenant_id and a.order_line_id = l.id and a.ended_at is null
         join balance b on b.tenant_id = a.tenant_id and b.id = a.balance_id
         join lot on lot.tenant_id = a.tenant_id and lot.id = a.lot_id join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
         where o.tenant_id = $1 and o.public_id = $2 order by l.line_number, a.id`,
        [world.tenantId, uuidIn(orderId)],
      ),
    async lineIds(orderId) {
      const rows = await world.rows<{ uuid: string }>(
        `select l.public_id as uuid from demand_order_line l join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
         where o.tenant_id = $1 and o.public_id = $2 order by l.line_number`,
        [world.tenantId, uuidIn(orderId)],
      );
      return rows.map(({ uuid }) => encodeTypeId(ID_PREFIXES.orderLine, uuid));
    },
    async allocationIds(orderId) {
      const rows = await world.rows<{ uuid: string }>(
        `select a.public_id as uuid from allocation a join demand_order_line l on l.tenant_id = a.tenant_id and l.id = a.order_line_id
         join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
         where o.tenant_id = $1 and o.public_id = $2 and a.ended_at is null order by a.id`,
        [world.tenantId, uuidIn(orderId)],
      );
      return rows.map(({ uuid }) => encodeTypeId(ID_PREFIXES.allocation, uuid));
    },
    async allocatedOf(item) {
      const [row] = await world.rows<{ allocated: number }>(
        `select coalesce(sum(allocated), 0)::float as allocated from balance where tenant_id = $1 and item_id = $2`,
        [world.tenantId, item.id],
      );
      return row?.allocated ?? 0;
    },
  };
}

async function stockedItem(world: World, lots: readonly LotInStock[], fields: ItemFields): Promise<StockedItem> {
  const item = await world.anItem(fields);
  const ids: Record<string, string> = {};
  for (const { lot, quantity, in: bin = 'shelf', ...facts } of lots) {
    const line = {
      itemId: item.publicId,
      quantity: { value: quantity },
      supplierLotNumber: lot,
      binId: world.bins[bin].publicId,
      ...facts,
    };
    const received = await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines: [line] });
    ids[lot] = received.lotIds[0] as string;
  }
  return { ...item, lots: ids };
}

const uuidIn = (id: string): string => decodeTypeId(id)!.uuid;
