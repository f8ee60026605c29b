import type { UnitOfWork } from '../platform/unitOfWork.js';
import { blockedBits } from '../domain/stock/availability.js';
import type { UsableThrough } from '../domain/lot/lot.js';
import { lockBalancesOfLots, type Balance } from './balanceBook.js';
import { holdsCovering, loadOpenHolds } from './openHolds.js';

/**
 * Brings blocked_bits and usable_through of the lots' balances in line with their holds, quality and dates. The caller holds the lots
 * (lockLots). Answers the balances as they now are, in id order.
 */
export async function reblock(
  work: UnitOfWork,
  lots: readonly { readonly id: number; readonly usableThrough: UsableThrough }[],
): Promise<readonly Balance[]> {
  const lotIds = lots.map((lot) => lot.id);
  const balances = await lockBalancesOfLots(work, lotIds);
  const holds = await loadOpenHolds(work, lotIds);
  const usableThrough = new Map(lots.map((lot) => [lot.id, lot.usableThrough]));
  const next = balances.map((balance) => ({
    ...balance,
    blockedBits: blockedBits({ ...balance, openHolds: holdsCovering(holds, balance).length, recalled: false }),
    usableThrough: usableThrough.get(balance.lotId) ?? balance.usableThrough,
  }));
  const changed = next.filter((balance, index) => {
    const before = balances[index];
    return before?.blockedBits !== balance.blockedBits || before.usableThrough !== balance.usableThrough;
  });
  if (changed.length > 0) {
    await work.rows(
      `/* writeBlocks */ update balance b set blocked_bits = r.bits, usable_through = r.usable_through, version = b.version + 1
       from unnest($2::bigint[], $3::int[], $4::date[]) as r (id, bits, usable_through) where b.tenant_id = $1 and b.id = r.id`,
      [work.tenantId, changed.map((row) => row.id), changed.map((row) => row.blockedBits), changed.map((row) => row.usableThrough)],
    );
  }
  return next;
}
