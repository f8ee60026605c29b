import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Quantity } from '../../domain/shared/quantity.js';
import type { OrderFacts } from './orderFacts.js';

/** Keeps the status of orders under lock and gives them their next version: something of them or of their lines changed. */
export async function touchOrders(work: UnitOfWork, orders: readonly Pick<OrderFacts, 'id' | 'status'>[]): Promise<void> {
  if (orders.length === 0) return;
  await work.rows(
    `/* touchOrders */ update demand_order o set status = r.status, version = o.version + 1 from unnest($2::bigint[], $3::text[]) as r (id, status)
     where o.tenant_id = $1 and o.id = r.id`,
    [work.tenantId, orders.map((order) => order.id), orders.map((order) => order.status)],
  );
}

/** The order as it is since, with what its lines then have allocated by their ids. */
export const withAllocated = (order: OrderFacts, allocated: ReadonlyMap<number, Quantity>): OrderFacts => ({
  ...order,
  version: order.version + 1,
  lines: order.lines.map((line) => ({ ...line, allocated: allocated.get(line.id) ?? line.allocated })),
});
