import { announce } from '../../events/announce.js';
import type { Command, Intent } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { plus } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import type { AllocationDecision } from '../../steps/allocating/allocationRequest.js';
import { decideAllocations } from '../../steps/allocating/decideAllocations.js';
import { allocatedBy, keepAllocations, type LinePlan } from '../../steps/allocating/keepAllocations.js';
import { itemsById, lotsByPublicId } from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { onceEach } from '../../steps/ordering/onceEach.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders, type OrderFacts } from '../../steps/ordering/orderFacts.js';
import { touchOrders, withAllocated } from '../../steps/ordering/touchOrders.js';
import type { AllocateOrder, OrderAllocatedResult } from './allocateOrderInput.js';
import { prepareAllocation, type AllocateFacts, type PreparedAllocation } from './prepareAllocation.js';

/**
 * Binds stock to an order: all that it wants or nothing, or what there is. Every line that is short is told with what was asked, what may be taken and
 * what is held. What is bound already stays as it is.
 */
export const allocateOrder: Command<AllocateOrder, OrderAllocatedResult, Refusal> = {
  name: 'allocateOrder',
  gathering: { subjectOf: ({ orderId }) => orderId },
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const prepared = onceEach(intents.map(({ input, actor }) => prepareAllocation(input, facts, actor.principalId)));
    const wanting = prepared.flatMap((each) => (each.ok ? [each.value] : []));
    const { decisions, balances } = await decideAllocations(
      work,
      wanting.map(({ request }) => request),
    );
    const decisionOf = new Map(wanting.map((each, index) => [each, decisions[index] as AllocationDecision]));
    const plans = wanting.flatMap((each) => linePlans(each, decisionOf.get(each) as AllocationDecision));
    const changes = await keepAllocations(work, plans, balances);
    const allocated = new Map(plans.map(({ line, plan }) => [line.id, plus(line.allocated, allocatedBy(plan))]));
    const orders = wanting.map(({ order }) => order).filter((order) => changes.some(({ payload }) => payload.order === order.publicId));
    await touchOrders(work, orders);
    await announce(work, [...orders.map((order) => orderAnnouncement('OrderAllocated', withAllocated(order, allocated))), ...changes]);
    return prepared.map((each) => (each.ok ? verdict(each.value.order, decisionOf.get(each.value) as AllocationDecision) : each));
  },
};

async function loadFacts(work: UnitOfWork, intents: readonly Intent<AllocateOrder>[]): Promise<AllocateFacts> {
  const orders = await lockOrders(
    work,
    intents.map(({ input }) => input.orderId),
  );
  const namesQuantity = intents.some(({ input }) =>
    input.lines?.some((line) => line.quantity !== undefined || line.packUnit !== undefined),
  );
  const itemIds = namesQuantity ? [...orders.values()].flatMap(({ lines }) => lines.map(({ item }) => item.id)) : [];
  return {
    orders,
    lots: await lotsByPublicId(
      work,
      intents.flatMap(({ input }) => input.lines?.flatMap((line) => line.lotIds ?? []) ?? []),
    ),
    items: await itemsById(work, itemIds),
    units: await unitsOfItems(work, itemIds),
  };
}

const linePlans = ({ order, lines, principalId }: PreparedAllocation, { accepted, plans }: AllocationDecision): readonly LinePlan[] =>
  accepted
    ? plans.map((plan, index) => ({
        order,
        line: lines[index] as PreparedAllocation['lines'][number],
        plan,
        principalId,
      }))
    : [];

const verdict = ({ publicId }: OrderFacts, { accepted, shortages }: AllocationDecision): Decided<OrderAllocatedResult> =>
  accepted ? { ok: true, value: { orderId: publicId, shortages } } : { ok: false, refusals: shortages };
