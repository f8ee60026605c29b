import { ruledBuyers } from '../../ledger/allocating/lotRules.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { orderPriority } from '../../domain/allocation/takingTerms.js';
import { compareOrders, type OrderRank } from '../../domain/order/orderRank.js';
import type { OrderFacts } from './orderFacts.js';

/** Orders under lock, those that come first before the others: the same whatever the order in which they are given. */
export async function rankOrders(work: UnitOfWork, orders: readonly OrderFacts[]): Promise<readonly OrderFacts[]> {
  if (orders.length < 2) return orders;
  const buyers = await ruledBuyers(
    work,
    orders.map(({ customer }) => customer.id),
  );
  const rows = await work.rows<Omit<OrderRank, 'priority'>>(
    `/* orderRanks */ select id, is_rush as "isRush", promised_on as "promisedOn", rank, placed_at as "placedAt" from demand_order
     where tenant_id = $1 and id = any($2::bigint[])`,
    [work.tenantId, orders.map(({ id }) => id)],
  );
  const byId = new Map(orders.map((order) => [order.id, order]));
  const ranks = rows.map((row): OrderRank => {
    const { customer, shipToId } = byId.get(row.id) as OrderFacts;
    return { ...row, priority: orderPriority(buyers.get(customer.id)?.rules ?? [], shipToId) };
  });
  return ranks.sort(compareOrders).map(({ id }) => byId.get(id) as OrderFacts);
}
