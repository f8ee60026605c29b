import { announce } from '../../events/announce.js';
import type { Command, Intent } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { RuledStrategy } from '../../domain/allocation/strategy.js';
import { checkDistinct } from '../../domain/shared/checkText.js';
import { plus } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput } from '../../domain/shared/refusals.js';
import type { AllocationDecision } from '../../steps/allocating/allocationRequest.js';
import { decideAllocations } from '../../steps/allocating/decideAllocations.js';
import { allocatedBy, keepAllocations, type LinePlan } from '../../steps/allocating/keepAllocations.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders, type OrderFacts } from '../../steps/ordering/orderFacts.js';
import { rankOrders } from '../../steps/ordering/rankOrders.js';
import { touchOrders, withAllocated } from '../../steps/ordering/touchOrders.js';
import { prepareAllocation, type AllocateFacts, type PreparedAllocation } from './prepareAllocation.js';

/** Stock for orders that want the same. Ids are TypeIDs. */
export interface AllocateOrders {
  readonly orderIds: readonly string[];
  /** As customer and item have it if absent. */
  readonly strategy?: RuledStrategy;
  /** Each order takes what there is; else each takes all or nothing. */
  readonly partial?: boolean;
}

export interface OrdersAllocated {
  /** As they came: the first had the first choice. */
  readonly allocated: readonly AllocatedOrder[];
}

export interface AllocatedOrder {
  readonly orderId: string;
  /** Why it has less than it wants, line by line. */
  readonly shortages: readonly Refusal[];
}

/** Orders that are allocated in one call: their rows and stock stay locked until it ends. */
const MAXIMUM_ORDERS = 100;

/**
 * Binds stock to several orders, those that come first before the others, whatever the order in which they are named: by the priority of the
 * customer, rush, promised day, rank, and when they were placed. An order that is short does not keep the next ones from what it leaves.
 */
export const allocateOrders: Command<AllocateOrders, OrdersAllocated, Refusal> = {
  name: 'allocateOrders',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const checked = withoutTwins(intents.map(({ input, actor }) => prepare(input, facts, actor.principalId)));
    const preparedOf = new Map(
      checked.flatMap((each) => (each.ok ? each.value.map((prepared) => [prepared.order, prepared] as const) : [])),
    );
    const ranked = (await rankOrders(work, [...preparedOf.keys()])).map((order) => preparedOf.get(order) as PreparedAllocation);
    const { decisions, balances } = await decideAllocations(
      work,
      ranked.map(({ request }) => request),
    );
    const plans = ranked.flatMap((each, index) => linePlans(each, decisions[index] as AllocationDecision));
    const changes = await keepAllocations(work, plans, balances);
    const allocated = new Map(plans.map(({ line, plan }) => [line.id, plus(line.allocated, allocatedBy(plan))]));
    const orders = ranked.map(({ order }) => order).filter((order) => changes.some(({ payload }) => payload.order === order.publicId));
    await touchOrders(work, orders);
    await announce(work, [...orders.map((order) => orderAnnouncement('OrderAllocated', withAllocated(order, allocated))), ...changes]);
    return checked.map((each): Decided<OrdersAllocated> => {
      if (!each.ok) return each;
      const own = ranked.flatMap((prepared, index) => (each.value.includes(prepared) ? [toldOf(prepared, decisions[index])] : []));
      return { ok: true, value: { allocated: own } };
    });
  },
};

async function loadFacts(work: UnitOfWork, intents: readonly Intent<AllocateOrders>[]): Promise<AllocateFacts> {
  const orders = await lockOrders(
    work,
    intents.flatMap(({ input }) => input.orderIds),
  );
  return { orders, lots: new Map(), items: new Map(), units: new Map() };
}

function prepare({ orderIds, ...how }: AllocateOrders, facts: AllocateFacts, principalId: number): Decided<readonly PreparedAllocation[]> {
  const limit = MAXIMUM_ORDERS;
  const pathOf = (index: number): readonly string[] => ['input', 'orderIds', String(index)];
  const prepared = orderIds.map((orderId) => prepareAllocation({ orderId, ...how }, facts, principalId));
  const refusals = [
    ...(orderIds.length >= 1 && orderIds.length <= limit
      ? []
      : [invalidInput(`1 to ${limit} orders at once.`, ['input', 'orderIds'], { limit })]),
    ...checkDistinct(orderIds, pathOf),
    ...prepared.flatMap((each, index) => (each.ok ? [] : each.refusals.map((refused) => ({ ...refused, path: pathOf(index) })))),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, value: prepared.flatMap((each) => (each.ok ? [each.value] : [])) };
}

/** What one intent does to an order, the next would have to count: an order comes once in a batch. */
function withoutTwins(checked: readonly Decided<readonly PreparedAllocation[]>[]): readonly Decided<readonly PreparedAllocation[]>[] {
  const seen = new Set<OrderFacts>();
  return checked.map((each) => {
    if (!each.ok) return each;
    if (each.value.some(({ order }) => seen.has(order)))
      return { ok: false, refusals: [invalidInput('An order comes once in a call.', ['input', 'orderIds'])] };
    for (const { order } of each.value) seen.add(order);
    return each;
  });
}

const linePlans = ({ order, lines, principalId }: PreparedAllocation, { accepted, plans }: AllocationDecision): readonly LinePlan[] =>
  accepted ? plans.map((plan, index) => ({ order, line: lines[index] as PreparedAllocation['lines'][number], plan, principalId })) : [];

const toldOf = ({ order }: PreparedAllocation, decision: AllocationDecision | undefined): AllocatedOrder => ({
  orderId: order.publicId,
  shortages: decision?.shortages ?? [],
});
