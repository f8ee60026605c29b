import type { Announcement } from '../../events/catalogue.js';
import type { Balance } from '../../ledger/balanceBook.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { STATE_CODES } from '../../domain/allocation/allocation.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { NO_QUANTITY, formatQuantity, minus, quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { OrderFacts, OrderLineFacts } from '../ordering/orderFacts.js';
import { allocationChanges } from './allocationChanges.js';

/** An allocation that can still be set free: bound, and nobody has picked it. */
export interface LiveAllocation {
  readonly id: number;
  readonly publicId: string;
  readonly orderLineId: number;
  readonly balanceId: number;
  readonly quantity: Quantity;
}

/** What is bound to the lines, oldest first. The caller has locked their orders. */
export async function liveAllocations(work: UnitOfWork, orderLineIds: readonly number[]): Promise<readonly LiveAllocation[]> {
  if (orderLineIds.length === 0) return [];
  const rows = await work.rows<Omit<LiveAllocation, 'publicId' | 'quantity'> & { readonly uuid: string; readonly quantity: string }>(
    `/* liveAllocations */ select id, public_id as uuid, order_line_id as "orderLineId", balance_id as "balanceId", quantity from allocation
     where tenant_id = $1 and order_line_id = any($2::bigint[]) and state = ${STATE_CODES.HARD} order by id`,
    [work.tenantId, orderLineIds],
  );
  return rows.map(({ uuid, ...row }) => ({
    ...row,
    publicId: encodeTypeId(ID_PREFIXES.allocation, uuid),
    quantity: quantity(row.quantity),
  }));
}

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
