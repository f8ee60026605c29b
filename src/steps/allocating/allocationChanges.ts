import type { AllocationChange, Announcement } from '../../events/catalogue.js';
import { changeAllocated, type AllocatedBalance } from '../../ledger/allocatedQuantities.js';
import type { Balance } from '../../ledger/balanceBook.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { formatQuantity, quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { OrderFacts, OrderLineFacts } from '../ordering/orderFacts.js';

/** What a line binds or sets free of a balance. */
export interface BalanceChange {
  readonly order: Pick<OrderFacts, 'publicId' | 'site'>;
  readonly line: Pick<OrderLineFacts, 'publicId'>;
  readonly balanceId: number;
  readonly difference: Quantity;
}

/** Tells the balances, which the caller has locked; answers one event an order. */
export async function allocationChanges(
  work: UnitOfWork,
  changes: readonly BalanceChange[],
  balances: ReadonlyMap<number, Balance>,
): Promise<readonly Announcement<'AllocationChanged'>[]> {
  const states = new Map((await changeAllocated(work, changes)).map((state) => [state.id, state]));
  const byOrder = new Map<string, BalanceChange[]>();
  for (const change of changes) byOrder.set(change.order.publicId, [...(byOrder.get(change.order.publicId) ?? []), change]);
  return [...byOrder.values()].map((ofOrder) => announcementOf(ofOrder, balances, states));
}

function announcementOf(
  changes: readonly BalanceChange[],
  balances: ReadonlyMap<number, Balance>,
  states: ReadonlyMap<number, AllocatedBalance>,
): Announcement<'AllocationChanged'> {
  const [{ order }] = changes as readonly [BalanceChange, ...BalanceChange[]];
  const told = changes.map((change) => changeOf(change, balances.get(change.balanceId), states.get(change.balanceId)));
  const each = (pick: (change: AllocationChange) => string): readonly string[] => [...new Set(told.map(pick))];
  return {
    type: 'AllocationChanged',
    payload: { order: order.publicId, changes: told },
    subjects: {
      order: [order.publicId],
      lot: each((change) => change.lot),
      item: each((change) => change.item),
      site: each((change) => change.site),
      bin: each((change) => change.bin),
    },
    siteId: order.site.id,
  };
}

function changeOf(
  { line, difference }: BalanceChange,
  balance: Balance | undefined,
  state: AllocatedBalance | undefined,
): AllocationChange {
  if (balance === undefined || state === undefined) throw new Error('an allocation changes balances that are locked');
  return {
    orderLine: line.publicId,
    lot: balance.lotPublicId,
    item: balance.itemPublicId,
    site: balance.sitePublicId,
    bin: balance.binPublicId,
    unit: balance.baseUnit,
    difference: formatQuantity(difference),
    quantityOnHand: formatQuantity(quantity(state.onHand)),
    quantityAllocated: formatQuantity(quantity(state.allocated)),
    quantityHeld: formatQuantity(quantity(state.held)),
    version: state.version,
  };
}
