import type { UnitOfWork } from '../platform/unitOfWork.js';
import { addQuantities, formatQuantity, type Quantity } from '../domain/shared/quantity.js';

/** What is allocated of a balance changes by so much: above zero it is bound, below zero set free. */
export interface AllocatedChange {
  readonly balanceId: number;
  readonly difference: Quantity;
}

export interface AllocatedBalance {
  readonly id: number;
  readonly onHand: string;
  readonly allocated: string;
  readonly held: string;
  readonly version: number;
}

/**
 * Changes what is allocated of balances and answers them as they are since. The caller holds their locks and has decided that it may; a balance may
 * be named more than once. The row's own constraint has the last word: never below zero, never more than is on hand.
 */
export async function changeAllocated(work: UnitOfWork, changes: readonly AllocatedChange[]): Promise<readonly AllocatedBalance[]> {
  const byBalance = new Map<number, Quantity>();
  for (const { balanceId, difference } of changes)
    byBalance.set(balanceId, addQuantities([byBalance.get(balanceId) ?? (0n as Quantity), difference]));
  if (byBalance.size === 0) return [];
  return await work.rows<AllocatedBalance>(
    `/* changeAllocated */ update balance b set allocated = b.allocated + r.difference, version = b.version + 1
     from unnest($2::bigint[], $3::numeric[]) as r (id, difference) where b.tenant_id = $1 and b.id = r.id
     returning b.id, b.on_hand as "onHand", b.allocated, b.held, b.version`,
    [work.tenantId, [...byBalance.keys()], [...byBalance.values()].map(formatQuantity)],
  );
}
