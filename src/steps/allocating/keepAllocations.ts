import type { Announcement } from '../../events/catalogue.js';
import type { Balance } from '../../ledger/balanceBook.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { STATE_CODES } from '../../domain/allocation/allocation.js';
import type { AllocationPlan } from '../../domain/allocation/planAllocation.js';
import { STRATEGY_CODES } from '../../domain/allocation/strategy.js';
import { addQuantities, formatQuantity, type Quantity } from '../../domain/shared/quantity.js';
import type { OrderFacts, OrderLineFacts } from '../ordering/orderFacts.js';
import { allocationChanges, type BalanceChange } from './allocationChanges.js';

/** What was decided for a line that is kept. */
export interface LinePlan {
  readonly order: Pick<OrderFacts, 'publicId' | 'site'>;
  readonly line: OrderLineFacts;
  readonly plan: AllocationPlan;
  /** Who wants it so. */
  readonly principalId: number;
}

/** Binds the stock: allocations, what lines and balances count of them. Answers the events of it, for the command to announce last. */
export async function keepAllocations(
  work: UnitOfWork,
  plans: readonly LinePlan[],
  balances: ReadonlyMap<number, Balance>,
): Promise<readonly Announcement<'AllocationChanged'>[]> {
  const kept = plans.flatMap(({ order, line, plan, principalId }) =>
    plan.taken.map(({ candidate, quantity, why }) => ({ order, line, strategy: plan.strategy, principalId, why, quantity, candidate })),
  );
  if (kept.length === 0) return [];
  await work.rows(
    `/* keepAllocations */ with r as (
       select * from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::numeric[], $8::smallint[], $9::text[], $10::bigint[]) with ordinality
         as u (public_id, line_id, balance_id, lot_id, quantity, strategy, why, principal_id, ordinal)
     ), kept as (
       insert into allocation (tenant_id, public_id, order_line_id, balance_id, lot_id, quantity, state, strategy, why, allocated_by, allocated_at)
       select $1, public_id, line_id, balance_id, lot_id, quantity, ${STATE_CODES.HARD}, strategy, why, principal_id, $2 from r order by ordinal
     )
     update demand_order_line l set allocated = l.allocated + s.quantity
     from (select line_id, sum(quantity) as quantity from r group by line_id) as s where l.tenant_id = $1 and l.id = s.line_id`,
    [
      work.tenantId,
      work.now,
      kept.map(() => newPublicId()),
      kept.map(({ line }) => line.id),
      kept.map(({ candidate }) => candidate.id),
      kept.map(({ candidate }) => candidate.lotId),
      kept.map(({ quantity }) => formatQuantity(quantity)),
      kept.map(({ strategy }) => STRATEGY_CODES[strategy]),
      kept.map(({ why }) => why),
      kept.map(({ principalId }) => principalId),
    ],
  );
  const changes = kept.map(
    ({ order, line, candidate, quantity }): BalanceChange => ({ order, line, balanceId: candidate.id, difference: quantity }),
  );
  return await allocationChanges(work, changes, balances);
}

/** What a plan adds to its line. */
export const allocatedBy = (plan: AllocationPlan): Quantity => addQuantities(plan.taken.map(({ quantity }) => quantity));
