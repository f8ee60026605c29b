import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { BalanceKey } from '../../ledger/balanceBook.js';

export interface LotInBin {
  readonly lotId: number;
  readonly binId: number;
}

/** The stored balances with stock of each lot in each bin, in id order: what a move, a hold of a quantity or an issue may take from. */
export async function balancesOfLotsInBins(
  work: UnitOfWork,
  places: readonly LotInBin[],
): Promise<readonly (BalanceKey & { readonly id: number })[]> {
  return await work.rows<BalanceKey & { id: number }>(
    `/* balancesOfLotsInBins */ select b.id, b.lot_id as "lotId", b.bin_id as "binId", b.condition, b.ownership, b.owner_id as "ownerId",
       b.handling_unit_id as "handlingUnitId" from unnest($2::bigint[], $3::bigint[]) as p (lot_id, bin_id)
     join balance b on b.tenant_id = $1 and b.lot_id = p.lot_id and b.bin_id = p.bin_id and b.stored order by b.id`,
    [work.tenantId, places.map((place) => place.lotId), places.map((place) => place.binId)],
  );
}
