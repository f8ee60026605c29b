import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Quantity } from '../../domain/shared/quantity.js';
import type { OrderFacts } from './orderFacts.js';

/** Gives orders under lock their next version: something of them or of their lines changed. */
export async function touchOrders(work: UnitOfWork, orders: readonly Pick<OrderFacts, 'id'>[]): Promise<void> {
  if (orders.length === 0) return;
  await work.rows(`/* touchOrders */ update demand_order set version = version + 1 where tenant_id = $1 and id = any($2::bigint[])`, [
    work.tenantId,
    orders.map((order) => order.id),
  ]);
}

/** The order as it is since, with what its lines then have allocated by their ids. */
export const withAllocated = (order: OrderFacts, allocated: ReadonlyMap<number, Quantity>): OrderFacts => ({
  ...order,
  version: order.version + 1,
  lines: order.lines.map((line) => ({ ...line, allocated: allocated.get(line.id) ?? line.allocated })),
});
