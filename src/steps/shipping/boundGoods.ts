import type { BalanceKey } from '../../ledger/balanceBook.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { LotToPick } from '../../domain/shipping/scannedLot.js';
import { liveAllocations, type LiveAllocation } from '../allocating/liveAllocations.js';
import type { OrderFacts } from '../ordering/orderFacts.js';

/** What is bound to an order, where it lies and which lot it is. */
export interface BoundGoods extends LiveAllocation, LotToPick {
  /** The account of its balance, which never changes: read without a lock, so that those it goes to can be opened with it. */
  readonly from: BalanceKey;
  readonly itemId: number;
}

type Lying = BalanceKey & LotToPick & { readonly balanceId: number; readonly itemId: number };

/** All that is bound to orders under lock, by the allocation's TypeID; first what nobody has touched. */
export async function boundGoods(work: UnitOfWork, orders: readonly OrderFacts[]): Promise<ReadonlyMap<string, BoundGoods>> {
  const live = await liveAllocations(
    work,
    orders.flatMap(({ lines }) => lines.map(({ id }) => id)),
  );
  if (live.length === 0) return new Map();
  const rows = await work.rows<Lying>(
    `/* boundGoods */ select b.id as "balanceId", b.lot_id as "lotId", b.bin_id as "binId", b.condition, b.ownership, b.owner_id as "ownerId",
       b.handling_unit_id as "handlingUnitId", b.item_id as "itemId", l.lot_number as "lotNumber", l.supplier_lot_normalised as "supplierLotNormalised",
       array(select p.gtin from pack_level p where p.tenant_id = b.tenant_id and p.item_id = b.item_id and p.gtin is not null) as gtins
     from balance b join lot l on l.tenant_id = b.tenant_id and l.id = b.lot_id where b.tenant_id = $1 and b.id = any($2::bigint[])`,
    [work.tenantId, [...new Set(live.map(({ balanceId }) => balanceId))]],
  );
  const lying = new Map(rows.map((row) => [row.balanceId, row]));
  return new Map(live.map((allocation) => [allocation.publicId, bound(allocation, lying.get(allocation.balanceId) as Lying)]));
}

function bound(allocation: LiveAllocation, lying: Lying): BoundGoods {
  const { itemId, lotNumber, supplierLotNormalised, gtins, lotId, binId, condition, ownership, ownerId, handlingUnitId } = lying;
  return {
    ...allocation,
    itemId,
    lotNumber,
    supplierLotNormalised,
    gtins,
    from: { lotId, binId, condition, ownership, ownerId, handlingUnitId },
  };
}
