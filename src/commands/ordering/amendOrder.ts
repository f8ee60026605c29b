import { announce } from '../../events/announce.js';
import type { Command, Intent } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { hasAllLeft } from '../../domain/order/order.js';
import { NO_QUANTITY, formatQuantity, least, minus, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import type { AllocationDecision } from '../../steps/allocating/allocationRequest.js';
import { decideAllocations } from '../../steps/allocating/decideAllocations.js';
import { allocatedBy, keepAllocations, type LinePlan } from '../../steps/allocating/keepAllocations.js';
import { liveAllocations, type LiveAllocation } from '../../steps/allocating/liveAllocations.js';
import { releaseAllocations, type Release } from '../../steps/allocating/releaseAllocations.js';
import { clearSolved } from '../../steps/exceptions/clearSolved.js';
import { itemsById } from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { onceEach } from '../../steps/ordering/onceEach.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders, type OrderFacts } from '../../steps/ordering/orderFacts.js';
import { touchOrders } from '../../steps/ordering/touchOrders.js';
import type { AmendOrder, OrderAmendedResult } from './amendOrderInput.js';
import { prepareAmendment, type AmendFacts, type PreparedAmendment } from './prepareAmendment.js';

/**
 * Gives lines of an order the quantities that are wanted from now on, and brings what is bound in line: the difference is allocated or set free, newest
 * allocations first. Nothing is moved from one line to another.
 */
export const amendOrder: Command<AmendOrder, OrderAmendedResult, Refusal> = {
  name: 'amendOrder',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const prepared = onceEach(intents.map(({ input }) => prepareAmendment(input, facts)));
    const valid = prepared.flatMap((each) => (each.ok ? [each.value] : []));
    const live = await liveAllocations(work, valid.flatMap(linesOfLess));
    const { decisions, balances } = await decideAllocations(
      work,
      valid.map(({ request }) => request),
      live.map(({ balanceId }) => balanceId),
    );
    const decisionOf = new Map(valid.map((each, index) => [each, decisions[index] as AllocationDecision]));
    const accepted = valid.filter((each) => decisionOf.get(each)?.accepted === true);
    const releases = accepted.flatMap((each) => releasesOf(each, live));
    const plans = accepted.flatMap((each) => linePlans(work, each, decisionOf.get(each) as AllocationDecision));
    // Set free before the lines want less, and bound after they want more: a line never has more than it wants.
    const freed = await releaseAllocations(work, releases, balances);
    await keepQuantities(work, accepted);
    const bound = await keepAllocations(work, plans, balances);
    const orders = accepted.map((each) => asAmended(each, releases, plans));
    await touchOrders(work, orders);
    const solved = await clearSolved(
      work,
      releases.flatMap(({ allocation }) => balances.get(allocation.balanceId)?.lotId ?? []),
    );
    await announce(work, [...orders.map((order) => orderAnnouncement('OrderAmended', order)), ...freed, ...bound, ...solved]);
    return prepared.map((each) => (each.ok ? verdict(each.value.order, decisionOf.get(each.value) as AllocationDecision) : each));
  },
};

async function loadFacts(work: UnitOfWork, intents: readonly Intent<AmendOrder>[]): Promise<AmendFacts> {
  const orders = await lockOrders(
    work,
    intents.map(({ input }) => input.orderId),
  );
  const itemIds = [...orders.values()].flatMap(({ lines }) => lines.map(({ item }) => item.id));
  return { orders, items: await itemsById(work, itemIds), units: await unitsOfItems(work, itemIds) };
}

/** Lines that have more than they shall want. */
const linesOfLess = ({ lines }: PreparedAmendment): readonly number[] =>
  lines.filter(({ line, quantity }) => quantity < plus(line.allocated, line.shipped)).map(({ line }) => line.id);

/** Of each line what it has too much: first what nobody has touched yet, and of that the newest. */
function releasesOf({ order, lines }: PreparedAmendment, live: readonly LiveAllocation[]): readonly Release[] {
  return lines.flatMap(({ line, quantity }) => {
    let surplus = minus(plus(line.allocated, line.shipped), quantity);
    return live
      .filter(({ orderLineId }) => orderLineId === line.id)
      .flatMap((allocation): Release[] => {
        const part = least(surplus, allocation.quantity);
        if (part <= 0n) return [];
        surplus = minus(surplus, part);
        return [{ order, line, allocation, quantity: part }];
      });
  });
}

const linePlans = (
  { actor }: UnitOfWork,
  { order, wanting, request }: PreparedAmendment,
  { plans }: AllocationDecision,
): readonly LinePlan[] =>
  plans.map((plan, index) => ({
    order,
    line: (wanting[index] as PreparedAmendment['wanting'][number]).line,
    plan,
    strategy: request.lines[index]?.strategy ?? 'FEFO',
    principalId: actor.principalId,
  }));

async function keepQuantities(work: UnitOfWork, amendments: readonly PreparedAmendment[]): Promise<void> {
  const lines = amendments.flatMap((each) => each.lines);
  if (lines.length === 0) return;
  await work.rows(
    `/* amendOrderLines */ update demand_order_line l set quantity = r.quantity
     from unnest($2::bigint[], $3::numeric[]) as r (id, quantity) where l.tenant_id = $1 and l.id = r.id`,
    [work.tenantId, lines.map(({ line }) => line.id), lines.map(({ quantity }) => formatQuantity(quantity))],
  );
}

function asAmended({ order, lines }: PreparedAmendment, releases: readonly Release[], plans: readonly LinePlan[]): OrderFacts {
  const wanted = new Map(lines.map(({ line, quantity }) => [line.id, quantity]));
  const allocatedOf = (line: OrderFacts['lines'][number]): Quantity => {
    const freed = releases.filter((release) => release.line.id === line.id).reduce((sum, { quantity }) => plus(sum, quantity), NO_QUANTITY);
    const plan = plans.find((each) => each.line.id === line.id)?.plan;
    return plus(minus(line.allocated, freed), plan === undefined ? NO_QUANTITY : allocatedBy(plan));
  };
  const amended = order.lines.map((line) => ({ ...line, quantity: wanted.get(line.id) ?? line.quantity, allocated: allocatedOf(line) }));
  return { ...order, status: hasAllLeft(amended) ? 'SHIPPED' : order.status, version: order.version + 1, lines: amended };
}

const verdict = ({ publicId }: OrderFacts, { accepted, shortages }: AllocationDecision): Decided<OrderAmendedResult> =>
  accepted ? { ok: true, value: { orderId: publicId, shortages } } : { ok: false, refusals: shortages };
