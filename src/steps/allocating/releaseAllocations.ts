import type { Announcement } from '../../events/catalogue.js';
import type { Balance } from '../../ledger/balanceBook.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { STATE_CODES } from '../../domain/allocation/allocation.js';
import { NO_QUANTITY, formatQuantity, minus, type Quantity } from '../../domain/shared/quantity.js';
import type { OrderFacts, OrderLineFacts } from '../ordering/orderFacts.js';
import { allocationChanges } from './allocationChanges.js';
import type { LiveAllocation } from './liveAllocations.js';

/** Sets an allocation free, or a part of it. */
export interface Release {
  readonly order: Pick<OrderFacts, 'publicId' | 'site'>;
  readonly line: Pick<OrderLineFacts, 'id' | 'publicId'>;
  readonly allocation: LiveAllocation;
  readonly quantity: Quantity;
}

/**
 * Ends allocations; of one that is freed in part, the part becomes a released one of its own. The caller has locked orders and balances. Answers the
 * events of it, for the command to announce last.
 */
export async function releaseAllocations(
  work: UnitOfWork,
  releases: readonly Release[],
  balances: ReadonlyMap<number, Balance>,
): Promise<readonly Announcement<'AllocationChanged'>[]> {
  if (releases.length === 0) return [];
  await work.rows(
    `/* releaseAllocations */ with r as (
       select * from unnest($3::bigint[], $4::numeric[], $5::uuid[]) as u (id, quantity, part_id)
     ), ended as (
       update allocation a set state = ${STATE_CODES.RELEASED}, ended_at = $2, version = a.version + 1
       from r where a.tenant_id = $1 and a.id = r.id and a.quantity = r.quantity
     ), reduced as (
       update allocation a set quantity = a.quantity - r.quantity, version = a.version + 1
       from r where a.tenant_id = $1 and a.id = r.id and a.quantity > r.quantity
     ), parts as (
       insert into allocation (tenant_id, public_id, order_line_id, balance_id, lot_id, quantity, state, strategy, why, allocated_by, allocated_at, ended_at)
       select a.tenant_id, r.part_id, a.order_line_id, a.balance_id, a.lot_id, r.quantity, ${STATE_CODES.RELEASED}, a.strategy, a.why, a.allocated_by,
         a.allocated_at, $2
       from r join allocation a on a.tenant_id = $1 and a.id = r.id where a.quantity > r.quantity
     )
     update demand_order_line l set allocated = l.allocated - s.quantity
     from (select a.order_line_id, sum(r.quantity) as quantity from r join allocation a on a.tenant_id = $1 and a.id = r.id group by a.order_line_id) as s
     where l.tenant_id = $1 and l.id = s.order_line_id`,
    [
      work.tenantId,
      work.now,
      releases.map(({ allocation }) => allocation.id),
      releases.map((release) => formatQuantity(release.quantity)),
      releases.map(() => newPublicId()),
    ],
  );
  const changes = releases.map(({ order, line, allocation, quantity: freed }) => ({
    order,
    line,
    balanceId: allocation.balanceId,
    difference: minus(NO_QUANTITY, freed),
  }));
  return await allocationChanges(work, changes, balances);
}
