import { announce } from '../../events/announce.js';
import { lockBalances } from '../../ledger/balanceBook.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { checkDistinct } from '../../domain/shared/checkText.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { minus, type Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal } from '../../domain/shared/refusals.js';
import { liveAllocations, type LiveAllocation } from '../../steps/allocating/liveAllocations.js';
import { releaseAllocations, type Release } from '../../steps/allocating/releaseAllocations.js';
import { clearSolved } from '../../steps/exceptions/clearSolved.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders, type OrderFacts } from '../../steps/ordering/orderFacts.js';
import { touchOrders, withAllocated } from '../../steps/ordering/touchOrders.js';

export interface ReleaseAllocation {
  readonly allocationIds: readonly string[];
}

export interface AllocationReleasedResult {
  readonly allocationIds: readonly string[];
}

const MAXIMUM_ALLOCATIONS = 250;

/** Sets bound stock free for others; the lines want it still. Of one intent all are set free, or none. */
export const releaseAllocation: Command<ReleaseAllocation, AllocationReleasedResult, Refusal> = {
  name: 'releaseAllocation',
  async run(work, intents) {
    const facts = await loadFacts(
      work,
      intents.flatMap(({ input }) => input.allocationIds),
    );
    const released = new Set<string>();
    const decisions = intents.map(({ input }) => decide(input, facts, released));
    const releases = decisions.flatMap((decision) => (decision.ok ? decision.value : []));
    const balances = await lockBalances(
      work,
      releases.map(({ allocation }) => allocation.balanceId),
    );
    const changes = await releaseAllocations(work, releases, new Map(balances.map((balance) => [balance.id, balance])));
    const orders = facts.orders.filter((order) => releases.some((release) => release.order === order));
    await touchOrders(work, orders);
    const allocated = leftOf(releases, facts.orders);
    const solved = await clearSolved(
      work,
      balances.map(({ lotId }) => lotId),
    );
    const told = orders.map((order) => orderAnnouncement('OrderAllocated', withAllocated(order, allocated)));
    await announce(work, [...told, ...changes, ...solved]);
    return decisions.map((decision, index) =>
      decision.ok ? { ok: true, value: { allocationIds: intents[index]?.input.allocationIds ?? [] } } : decision,
    );
  },
};

interface ReleaseFacts {
  readonly orders: readonly OrderFacts[];
  /** All that there are, live or not. */
  readonly known: ReadonlySet<string>;
  readonly live: ReadonlyMap<string, LiveAllocation>;
}

async function loadFacts(work: UnitOfWork, allocationIds: readonly string[]): Promise<ReleaseFacts> {
  const rows = await work.rows<{ uuid: string; orderUuid: string }>(
    `/* ordersOfAllocations */ select a.public_id as uuid, o.public_id as "orderUuid" from allocation a
     join demand_order_line l on l.tenant_id = a.tenant_id and l.id = a.order_line_id
     join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where a.tenant_id = $1 and a.public_id = any($2::uuid[])`,
    [work.tenantId, [...decodeIds('allocation', allocationIds).values()]],
  );
  const orderIds = [...new Set(rows.map((row) => encodeTypeId(ID_PREFIXES.order, row.orderUuid)))];
  const orders = [...(await lockOrders(work, orderIds)).values()];
  // Read after the orders are locked: what was live before may have been released meanwhile.
  const live = await liveAllocations(
    work,
    orders.flatMap(({ lines }) => lines.map((line) => line.id)),
  );
  return {
    orders,
    known: new Set(rows.map((row) => encodeTypeId(ID_PREFIXES.allocation, row.uuid))),
    live: new Map(live.map((allocation) => [allocation.publicId, allocation])),
  };
}

function decide({ allocationIds }: ReleaseAllocation, facts: ReleaseFacts, released: Set<string>): Decided<readonly Release[]> {
  const pathOf = (index: number): readonly string[] => ['input', 'allocationIds', String(index)];
  const refusals = [
    ...(allocationIds.length >= 1 && allocationIds.length <= MAXIMUM_ALLOCATIONS
      ? []
      : [invalidInput(`1 to ${MAXIMUM_ALLOCATIONS} allocations at once.`, ['input', 'allocationIds'], { limit: MAXIMUM_ALLOCATIONS })]),
    ...checkDistinct(allocationIds, pathOf),
    ...allocationIds.flatMap((id, index) => allocationRefusals(id, { facts, released, path: pathOf(index) })),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  for (const id of allocationIds) released.add(id);
  return { ok: true, value: allocationIds.map((id) => releaseOf(facts.live.get(id) as LiveAllocation, facts.orders)) };
}

interface Asking {
  readonly facts: ReleaseFacts;
  readonly released: ReadonlySet<string>;
  readonly path: readonly string[];
}

function allocationRefusals(id: string, { facts, released, path }: Asking): readonly Refusal[] {
  if (!facts.known.has(id)) return [notFound('allocation', id, path)];
  if (facts.live.has(id) && !released.has(id)) return [];
  return [refusal('ILLEGAL_STATUS_TRANSITION', 'The allocation has ended.', { path, facts: { allocation: id } })];
}

function releaseOf(allocation: LiveAllocation, orders: readonly OrderFacts[]): Release {
  for (const order of orders) {
    const line = order.lines.find(({ id }) => id === allocation.orderLineId);
    if (line !== undefined) return { order, line, allocation, quantity: allocation.quantity };
  }
  throw new Error(`no order of ${allocation.publicId}`);
}

/** What lines have allocated since, by their ids. */
function leftOf(releases: readonly Release[], orders: readonly OrderFacts[]): ReadonlyMap<number, Quantity> {
  const left = new Map(orders.flatMap(({ lines }) => lines.map((line) => [line.id, line.allocated] as const)));
  for (const { line, quantity } of releases) left.set(line.id, minus(left.get(line.id) ?? quantity, quantity));
  return left;
}
