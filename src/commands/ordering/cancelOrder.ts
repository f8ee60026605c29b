import { announce } from '../../events/announce.js';
import { lockBalances } from '../../ledger/balanceBook.js';
import type { Command } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { orderNotOpen } from '../../domain/order/orderNotOpen.js';
import { checkText, MAXIMUM_NAME } from '../../domain/shared/checkText.js';
import { NO_QUANTITY } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { notFound, refusal, staleVersion } from '../../domain/shared/refusals.js';
import { liveAllocations } from '../../steps/allocating/liveAllocations.js';
import { releaseAllocations } from '../../steps/allocating/releaseAllocations.js';
import { clearSolved } from '../../steps/exceptions/clearSolved.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders, type OrderFacts } from '../../steps/ordering/orderFacts.js';
import { withAllocated } from '../../steps/ordering/touchOrders.js';

export interface CancelOrder {
  readonly orderId: string;
  /** In words. */
  readonly reason: string;
  readonly ifVersion?: number;
}

export interface OrderCancelledResult {
  readonly orderId: string;
}

/** Ends an order of which nothing has left, and sets free what was bound to it: picked goods then wait where they stand to be put away. */
export const cancelOrder: Command<CancelOrder, OrderCancelledResult, Refusal> = {
  name: 'cancelOrder',
  async run(work, intents) {
    const orders = await lockOrders(
      work,
      intents.map(({ input }) => input.orderId),
    );
    const cancelled = new Set<number>();
    const decisions = intents.map(({ input }) => decide(input, orders.get(input.orderId), cancelled));
    const accepted = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    const lines = accepted.flatMap(({ order }) => order.lines.map((line) => ({ order, line })));
    const lineById = new Map(lines.map((each) => [each.line.id, each]));
    const live = await liveAllocations(work, [...lineById.keys()]);
    const balances = await lockBalances(
      work,
      live.map((allocation) => allocation.balanceId),
    );
    const changes = await releaseAllocations(
      work,
      live.map((allocation) => ({
        ...(lineById.get(allocation.orderLineId) as (typeof lines)[number]),
        allocation,
        quantity: allocation.quantity,
      })),
      new Map(balances.map((balance) => [balance.id, balance])),
    );
    await keepCancellations(work, accepted);
    const solved = await clearSolved(
      work,
      balances.map(({ lotId }) => lotId),
    );
    const nothing = new Map(lines.map(({ line }) => [line.id, NO_QUANTITY]));
    await announce(work, [
      ...accepted.map(({ order }) => orderAnnouncement('OrderCancelled', { ...withAllocated(order, nothing), status: 'CANCELLED' })),
      ...changes,
      ...solved,
    ]);
    return decisions.map((decision) => (decision.ok ? { ok: true, value: { orderId: decision.value.order.publicId } } : decision));
  },
};

interface Cancellation {
  readonly order: OrderFacts;
  readonly input: CancelOrder;
}

function decide(input: CancelOrder, order: OrderFacts | undefined, cancelled: Set<number>): Decided<Cancellation> {
  if (order === undefined) return { ok: false, refusals: [notFound('order', input.orderId, ['input', 'orderId'])] };
  const refusals = [
    ...(order.status === 'OPEN' && !cancelled.has(order.id) ? [] : [orderNotOpen(order)]),
    ...(order.lines.some(({ shipped }) => shipped > 0n) ? [partHasLeft(order)] : []),
    ...(input.ifVersion === undefined || input.ifVersion === order.version
      ? []
      : [staleVersion(input.ifVersion, order.version, ['input', 'ifVersion'])]),
    ...checkText(input.reason, MAXIMUM_NAME, ['input', 'reason']),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  cancelled.add(order.id);
  return { ok: true, value: { order, input } };
}

const partHasLeft = ({ publicId, status }: OrderFacts): Refusal =>
  refusal('ILLEGAL_STATUS_TRANSITION', 'Part of the order has left: amend its lines to what was shipped.', {
    path: ['input', 'orderId'],
    facts: { order: publicId, status },
  });

async function keepCancellations(work: UnitOfWork, cancellations: readonly Cancellation[]): Promise<void> {
  if (cancellations.length === 0) return;
  await work.rows(
    `/* cancelOrders */ update demand_order o set status = 'CANCELLED', cancelled_at = $2, cancel_reason = r.reason, version = o.version + 1
     from unnest($3::bigint[], $4::text[]) as r (id, reason) where o.tenant_id = $1 and o.id = r.id`,
    [work.tenantId, work.now, cancellations.map(({ order }) => order.id), cancellations.map(({ input }) => input.reason)],
  );
}
