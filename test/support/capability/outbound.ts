import type { Warehouse } from './warehouse.js';

type Input = Readonly<Record<string, unknown>>;

interface Amount {
  readonly value: string;
}

export interface Bound {
  readonly id: string;
  readonly state: string;
  readonly quantity: Amount;
  readonly lot: { readonly id: string; readonly lotNumber: string };
  readonly bin: { readonly code: string };
}

export interface OrderAsRead {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: Amount;
    readonly allocated: Amount;
    readonly shipped: Amount;
    readonly allocations: readonly Bound[];
  }[];
  readonly shipments: readonly { readonly id: string }[];
}

const ORDER = `query ($id: ID!) { order(ref: { id: $id }) { id status shipments { id }
  lines { id quantity { value } allocated { value } shipped { value }
    allocations { id state quantity { value } lot { id lotNumber } bin { code } } } } }`;

/** The order as it stands now. */
export async function orderAsRead(warehouse: Warehouse, id: string): Promise<OrderAsRead> {
  return (await warehouse.ask<{ readonly order: OrderAsRead }>(ORDER, { id })).order;
}

const OVER = new Set(['RELEASED', 'EXPIRED']);

/** What is bound to the order's lines, as it was allocated. */
export const boundTo = (order: OrderAsRead): readonly Bound[] =>
  order.lines.flatMap(({ allocations }) => allocations.filter(({ state }) => !OVER.has(state)));

/** The same: "10 A, 4 B". */
export const lotsOf = (order: OrderAsRead): string =>
  boundTo(order)
    .map(({ quantity, lot }) => `${quantity.value} ${lot.lotNumber}`)
    .join(', ');

/** An order of one line, all of it bound to stock. */
export async function allocatedOrder(
  warehouse: Warehouse,
  { customerId, itemId, quantity, ...more }: { customerId: string; itemId: string; quantity: string } & Input,
): Promise<OrderAsRead> {
  const { id } = await warehouse.anOrder(customerId, [{ itemId, quantity }], { allocate: true, ...more });
  return await orderAsRead(warehouse, id);
}

/** The same, taken to where it is packed. */
export async function pickedOrder(warehouse: Warehouse, wanted: Parameters<typeof allocatedOrder>[1]): Promise<OrderAsRead> {
  const order = await allocatedOrder(warehouse, wanted);
  await warehouse.done('pickOrder', { orderId: order.id }, '', 'operator');
  return await orderAsRead(warehouse, order.id);
}

/** The codes with which a mutation is refused; none when it is done. */
export async function refusalsOf(warehouse: Warehouse, mutation: string, input: Input): Promise<readonly unknown[]> {
  return (await warehouse.tell(mutation, input)).userErrors.map(({ code }) => code);
}

const PROMISE = `query ($item: ID!, $site: ID!, $on: LocalDate, $customer: PartnerRef) {
  availableToPromise(item: { id: $item }, site: { id: $site }, on: $on, customer: $customer) { available { value } onHand { value } expected { value } } }`;

export interface Promised {
  readonly available: Amount;
  readonly onHand: Amount;
  readonly expected: Amount;
}

/** What can be promised of the item at the site. */
export async function promised(
  warehouse: Warehouse,
  { item, on, customerId }: { readonly item: string; readonly on?: string; readonly customerId?: string },
): Promise<Promised> {
  const customer = customerId === undefined ? undefined : { id: customerId };
  const variables = { item, site: warehouse.siteId, on, customer };
  return (await warehouse.ask<{ readonly availableToPromise: Promised }>(PROMISE, variables)).availableToPromise;
}

const SHIPPED = `query ($filter: ShippedLotFilter) { shippedLots(filter: $filter, orderBy: RECORDED) { totalCount
  nodes { lot { lotNumber } item { id } quantity { value } orderLine { id } shipment { shipmentNumber customer { id } order { id } } } } }`;

export interface ShippedLot {
  readonly lot: { readonly lotNumber: string };
  readonly item: { readonly id: string };
  readonly quantity: Amount;
  readonly orderLine: { readonly id: string };
  readonly shipment: {
    readonly shipmentNumber: string;
    readonly customer: { readonly id: string };
    readonly order: { readonly id: string };
  };
}

/** Which lots went to whom, as they left. */
export async function shippedLots(warehouse: Warehouse, filter: Input): Promise<readonly ShippedLot[]> {
  const { shippedLots: found } = await warehouse.ask<{ shippedLots: { totalCount: number; nodes: readonly ShippedLot[] } }>(SHIPPED, {
    filter,
  });
  return found.nodes;
}
