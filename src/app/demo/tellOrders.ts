import { PLACE_HOLD, RELEASE_HOLD } from '../client/operations.js';
import { check } from './check.js';
import type { DemoClient } from './demoClient.js';
import { BINS, RECEIVE } from './operations.js';
import * as operations from './orderOperations.js';

export interface OrdersOptions {
  readonly clients: Readonly<Record<'administrator' | 'planner' | 'inspector' | 'operator', DemoClient>>;
  readonly tell: (line: string) => void;
}

interface Wanted {
  readonly customerId: string;
  readonly siteId: string;
  readonly itemId: string;
}

const SKU = 'BUTTER-250';
const ORDERED = '10';
const RACING_ORDERS = 200;
const RACING_UNITS = 150;

/** Orders take the lot that expires first, skip what is held, and are refused when there is not enough; however many come at once. */
export async function tellOrders(options: OrdersOptions): Promise<void> {
  const facts = await options.clients.planner.ask(operations.ORDER_FACTS, { customer: 'NORTH', site: 'MAIN', sku: SKU });
  check(facts.partner != null && facts.site != null && facts.item != null, 'customer, site and item are there');
  const wanted = { customerId: facts.partner.id, siteId: facts.site.id, itemId: facts.item.id };
  const first = await tellFirstExpiring(options, wanted);
  await tellHeld(options, wanted, first);
  await tellTooMuch(options, wanted);
  await tellRace(options, wanted);
}

async function tellFirstExpiring(options: OrdersOptions, wanted: Wanted): Promise<{ readonly lotId: string; readonly lotNumber: string }> {
  const candidates = await explained(options, wanted);
  const free = candidates.filter(({ rejections }) => rejections.every(({ rule }) => rule === 'NOT_NEEDED'));
  const taken = free.find((candidate) => candidate.taken.value === ORDERED);
  check(taken !== undefined && free.length > 1, 'one of several lots would be taken');
  check(
    free.every(({ usableThrough }) => String(usableThrough) >= String(taken.usableThrough)),
    'no other lot expires before it',
  );
  const order = await placed(options, wanted, 'first expiring');
  const [allocation] = order.lines[0]?.allocations ?? [];
  check(allocation?.lot.id === taken.lot.id && allocation.quantity.value === ORDERED, 'the lot that was explained was taken');
  options.tell(
    `NORTH orders ${ORDERED} of ${SKU}: lot ${allocation.lot.lotNumber} is allocated, as explainAllocation had said. ${allocation.why}`,
  );
  await cancel(options, order.id);
  return { lotId: allocation.lot.id, lotNumber: allocation.lot.lotNumber };
}

async function tellHeld(
  options: OrdersOptions,
  wanted: Wanted,
  { lotId, lotNumber }: { readonly lotId: string; readonly lotNumber: string },
): Promise<void> {
  const { inspector } = options.clients;
  const { placeHold } = await inspector.ask(PLACE_HOLD, {
    input: { idempotencyKey: 'demo order hold', type: 'QUALITY', scope: 'LOT', lotId, reason: { code: 'QUALITY_CHECK' } },
  });
  const held = (await explained(options, wanted)).filter(({ lot }) => lot.id === lotId);
  const rules = new Set(held.flatMap(({ rejections }) => rejections.map(({ rule }) => rule)));
  check(held.length > 0 && rules.has('ON_HOLD'), 'the held lot is rejected, and why');
  const order = await placed(options, wanted, 'after the hold');
  const [allocation] = order.lines[0]?.allocations ?? [];
  check(allocation !== undefined && allocation.lot.id !== lotId, 'the next order takes another lot');
  options.tell(`Lot ${lotNumber} is held: the next order skips it (${[...rules].join(', ')}) and takes ${allocation.lot.lotNumber}.`);
  await cancel(options, order.id);
  const reason = { code: 'CLEARED' };
  await inspector.ask(RELEASE_HOLD, { input: { idempotencyKey: 'demo order release', holdId: placeHold.hold?.id ?? '', reason } });
}

async function tellTooMuch({ clients: { planner }, tell }: OrdersOptions, wanted: Wanted): Promise<void> {
  const before = await planner.ask(operations.POSITION, { item: wanted.itemId });
  const { placeOrder } = await planner.ask(operations.PLACE_ORDER, { input: orderOf(wanted, { key: 'too much', quantity: '1000000' }) });
  const [error] = placeOrder.userErrors;
  check(placeOrder.order === null && error?.code === 'INSUFFICIENT_STOCK', 'too much is refused');
  const after = await planner.ask(operations.POSITION, { item: wanted.itemId });
  const { order } = await planner.ask(operations.ORDER_BY_NUMBER, { number: 'too much' });
  check(order === null && JSON.stringify(after) === JSON.stringify(before), 'and nothing is written');
  tell(`A million of it is refused (INSUFFICIENT_STOCK: ${error.message}) and nothing was written.`);
}

async function tellRace(options: OrdersOptions, wanted: Wanted): Promise<void> {
  const { planner } = options.clients;
  const itemId = await receiveForRace(options, wanted.siteId);
  const started = performance.now();
  const answers = await Promise.all(
    Array.from({ length: RACING_ORDERS }, (_, index) =>
      planner.ask(operations.PLACE_ORDER, { input: orderOf({ ...wanted, itemId }, { key: `race ${index}`, quantity: '1' }) }),
    ),
  );
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const served = answers.filter(({ placeOrder }) => placeOrder.order?.lines[0]?.allocations.length === 1).length;
  const refused = answers.filter(({ placeOrder }) => placeOrder.userErrors[0]?.code === 'INSUFFICIENT_STOCK').length;
  check(served === RACING_UNITS && refused === RACING_ORDERS - RACING_UNITS, `${served} served, ${refused} refused`);
  const { inventoryPosition } = await planner.ask(operations.POSITION, { item: itemId });
  check(inventoryPosition?.allocated.value === String(RACING_UNITS) && inventoryPosition.available.value === '0', 'all is allocated, once');
  options.tell(
    `${RACING_ORDERS} orders race for ${RACING_UNITS} units: exactly ${served} are served and ${refused} refused, in ${seconds} s.`,
  );
}

async function receiveForRace({ clients: { administrator, operator } }: OrdersOptions, siteId: string): Promise<string> {
  const { defineItem } = await administrator.ask(operations.DEFINE_ITEM, {
    input: { sku: 'LAST-UNITS', name: 'Last units', baseUnit: 'EA', lotControlled: true },
  });
  const itemId = defineItem.item?.id;
  check(itemId !== undefined, `the item is defined: ${JSON.stringify(defineItem.userErrors)}`);
  const { bins } = await operator.ask(BINS, { site: 'MAIN' });
  const binId = bins.nodes.find(({ code, site }) => code === 'A-01-01' && site.code === 'MAIN')?.id;
  check(binId !== undefined, 'there is a bin to put them');
  const line = { itemId, binId, lotNumber: 'LAST-1', quantity: { value: String(RACING_UNITS) } };
  const { receiveGoods } = await operator.ask(RECEIVE, { input: { idempotencyKey: 'demo last units', siteId, lines: [line] } });
  check(receiveGoods.userErrors.length === 0, `the last units are received: ${JSON.stringify(receiveGoods.userErrors)}`);
  return itemId;
}

const orderOf = ({ customerId, siteId, itemId }: Wanted, { key, quantity }: { readonly key: string; readonly quantity: string }) => ({
  idempotencyKey: `demo order ${key}`,
  externalId: key,
  customerId,
  siteId,
  allocate: true,
  lines: [{ itemId, quantity: { value: quantity } }],
});

async function placed({ clients: { planner } }: OrdersOptions, wanted: Wanted, key: string) {
  const { placeOrder } = await planner.ask(operations.PLACE_ORDER, { input: orderOf(wanted, { key, quantity: ORDERED }) });
  check(placeOrder.order != null, `the order is placed: ${JSON.stringify(placeOrder.userErrors)}`);
  return placeOrder.order;
}

async function cancel({ clients: { planner } }: OrdersOptions, orderId: string): Promise<void> {
  const { cancelOrder } = await planner.ask(operations.CANCEL_ORDER, {
    input: { idempotencyKey: `demo cancel ${orderId}`, orderId, reason: 'The story goes on.' },
  });
  check(cancelOrder.userErrors.length === 0, `the order is cancelled: ${JSON.stringify(cancelOrder.userErrors)}`);
}

async function explained({ clients: { planner } }: OrdersOptions, { customerId, siteId, itemId }: Wanted) {
  const whatIf = { customer: { id: customerId }, site: { id: siteId }, item: { id: itemId }, quantity: { value: ORDERED } };
  const { explainAllocation } = await planner.ask(operations.EXPLAIN, { input: { whatIf } });
  check(explainAllocation?.complete === true, 'all of the stock was looked at');
  return explainAllocation.candidates.nodes;
}
