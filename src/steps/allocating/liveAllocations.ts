import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ALLOCATION_STATES, STATE_CODES, type AllocationState } from '../../domain/allocation/allocation.js';
import { STRATEGIES, type Strategy } from '../../domain/allocation/strategy.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { quantity, type Quantity } from '../../domain/shared/quantity.js';

/** States in which goods are bound to a line and have not left. */
const LIVE = [STATE_CODES.HARD, STATE_CODES.PICKED, STATE_CODES.PACKED].join(', ');

/** An allocation whose goods have not left yet. */
export interface LiveAllocation {
  readonly id: number;
  readonly publicId: string;
  readonly orderLineId: number;
  readonly balanceId: number;
  readonly lotId: number;
  readonly state: AllocationState;
  readonly quantity: Quantity;
  readonly strategy: Strategy;
  readonly packageId: number | null;
}

/** What is bound to the lines: first what nobody has touched, then what was picked, then what was packed; of each the newest first. The caller has locked their orders. */
export async function liveAllocations(work: UnitOfWork, orderLineIds: readonly number[]): Promise<readonly LiveAllocation[]> {
  if (orderLineIds.length === 0) return [];
  const rows = await work.rows<LiveRow>(
    `/* liveAllocations */ select id, public_id as uuid, order_line_id as "orderLineId", balance_id as "balanceId", lot_id as "lotId", state as "stateCode",
       strategy as "strategyCode", quantity, package_id as "packageId" from allocation
     where tenant_id = $1 and order_line_id = any($2::bigint[]) and state in (${LIVE}) order by state, id desc`,
    [work.tenantId, orderLineIds],
  );
  return rows.map(({ uuid, stateCode, strategyCode, ...row }) => ({
    ...row,
    publicId: encodeTypeId(ID_PREFIXES.allocation, uuid),
    state: ALLOCATION_STATES[stateCode - 1] as AllocationState,
    strategy: STRATEGIES[strategyCode - 1] as Strategy,
    quantity: quantity(row.quantity),
  }));
}

interface LiveRow extends Omit<LiveAllocation, 'publicId' | 'state' | 'strategy' | 'quantity'> {
  readonly uuid: string;
  readonly stateCode: number;
  readonly strategyCode: number;
  readonly quantity: string;
}
