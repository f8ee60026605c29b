import { announce } from '../../events/announce.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import type { AllocationDecision, AllocationRequest } from '../../steps/allocating/allocationRequest.js';
import { decideAllocations } from '../../steps/allocating/decideAllocations.js';
import { allocatedBy, keepAllocations, type LinePlan } from '../../steps/allocating/keepAllocations.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { endReservations } from '../../steps/reserving/reservationFacts.js';
import { decidePlacing, type PlacedOrder } from './decidePlacing.js';
import { usedOnce } from './findReservations.js';
import { keepOrders } from './keepOrders.js';
import { externalKey, loadPlaceFacts, ofActor } from './loadPlaceFacts.js';
import type { OrderPlacedResult, PlaceOrder } from './placeOrderInput.js';

/**
 * Takes an order, and binds stock to it in the same unit of work if asked to: then either there is enough and both are done, or the order is refused
 * with every line that is short (or takes what there is, if it says so). Source and external id are placed once for ever.
 */
export const placeOrder: Command<PlaceOrder, OrderPlacedResult, Refusal> = {
  name: 'placeOrder',
  gathering: { subjectOf: ({ externalId }) => externalId },
  async run(work, intents) {
    const facts = await loadPlaceFacts(work, intents);
    const placings = usedOnce(
      withoutTwins(intents.map(({ input, actor }) => decidePlacing(input, ofActor(facts, actor.principalId), work.now))),
    );
    const toAllocate = placings.flatMap((placing) => (placing.ok && placing.value.input.allocate === true ? [placing.value] : []));
    const { decisions, balances } = await decideAllocations(work, toAllocate.map(requestOf));
    const decisionOf = new Map(toAllocate.map((order, index) => [order, decisions[index] as AllocationDecision]));
    const outcomes = placings.map((placing): Decided<PlacedOrder> => {
      const decision = placing.ok ? decisionOf.get(placing.value) : undefined;
      return decision?.accepted === false ? { ok: false, refusals: decision.shortages } : placing;
    });
    const accepted = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const orders = await keepOrders(work, accepted);
    const plans = accepted.flatMap((placed, index) => linePlans(orders[index] as OrderFacts, placed, decisionOf.get(placed)));
    const changes = await keepAllocations(work, plans, balances);
    const ends = accepted.flatMap(({ reservations }, index) =>
      reservations.map((reservation) => ({ reservation, order: orders[index] as OrderFacts })),
    );
    const used = await endReservations(work, ends);
    const added = new Map(plans.map(({ line, plan }) => [line.id, allocatedBy(plan)]));
    await announce(work, [...orders.map((order) => orderAnnouncement('OrderPlaced', withLines(order, added))), ...used, ...changes]);
    return outcomes.map((outcome) => (outcome.ok ? { ok: true, value: resultOf(outcome.value, decisionOf.get(outcome.value)) } : outcome));
  },
};

/** Two orders of one call with the same number: the first is placed. */
function withoutTwins(placings: readonly Decided<PlacedOrder>[]): readonly Decided<PlacedOrder>[] {
  const seen = new Set<string>();
  return placings.map((placing) => {
    if (!placing.ok || placing.value.externalId === null) return placing;
    const { source, externalId } = placing.value;
    const key = externalKey(source, externalId);
    if (!seen.has(key)) {
      seen.add(key);
      return placing;
    }
    const path = ['input', 'externalId'];
    const twin = refusal('ALREADY_EXISTS', `Order ${externalId} of ${source} is there already.`, {
      path,
      facts: { noun: 'order', source, externalId },
    });
    return { ok: false, refusals: [twin] };
  });
}

const requestOf = ({ customer, shipToId, site, shipOn, promisedOn, input, lines, reservations }: PlacedOrder): AllocationRequest => ({
  reservations,
  customerId: customer.id,
  shipToId,
  site,
  shipOn,
  promisedOn,
  partial: input.partial === true,
  lines: lines.map(({ item, quantity }, index) => ({
    path: ['input', 'lines', String(index), 'quantity'],
    orderLinePublicId: null,
    item: { id: item.id, publicId: encodeTypeId(ID_PREFIXES.item, item.uuid), sku: item.sku, baseUnit: item.baseUnit, taking: item.taking },
    quantity,
    strategy: input.strategy,
    namedLotIds: [],
  })),
});

function linePlans(order: OrderFacts, { placedBy }: PlacedOrder, decision: AllocationDecision | undefined): readonly LinePlan[] {
  return (decision?.plans ?? []).map((plan, index) => ({
    order,
    line: order.lines[index] as OrderFacts['lines'][number],
    plan,
    principalId: placedBy,
  }));
}

const withLines = (order: OrderFacts, added: ReadonlyMap<number, OrderFacts['lines'][number]['allocated']>): OrderFacts => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, allocated: added.get(line.id) ?? line.allocated })),
});

const resultOf = ({ uuid }: PlacedOrder, decision: AllocationDecision | undefined): OrderPlacedResult => ({
  orderId: encodeTypeId(ID_PREFIXES.order, uuid),
  shortages: decision?.shortages ?? [],
});
