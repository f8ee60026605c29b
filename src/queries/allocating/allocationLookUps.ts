import { ALLOCATION_STATES, type Allocation } from '../../domain/allocation/allocation.js';
import { STRATEGIES } from '../../domain/allocation/strategy.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';

/** Codes count from 1, as the lists of the domain and SQL's arrays do. */
const words = (list: readonly string[], column: string): string => `('{${list.join(',')}}'::text[])[${column}]`;

/** An allocation as queries read it (src/domain/allocation/allocation.ts). Closed to partners: it tells where goods lie. */
const ALLOCATION_SOURCE = {
  alias: 'a',
  from: `allocation a join balance b on b.tenant_id = a.tenant_id and b.id = a.balance_id join item i on i.tenant_id = b.tenant_id and i.id = b.item_id`,
  columns: `a.id, a.public_id as "publicId", a.order_line_id as "orderLineId", a.lot_id as "lotId", b.bin_id as "binId", a.quantity,
    i.base_unit as "baseUnit", ${words(ALLOCATION_STATES, 'a.state')} as state, ${words(STRATEGIES, 'a.strategy')} as strategy, a.why,
    a.allocated_at as "allocatedAt", a.ended_at as "endedAt", a.version`,
} satisfies Source;

export const allocationsByPublicId = rowsBy<string, Allocation>(ALLOCATION_SOURCE, {
  name: 'allocationsByPublicId',
  column: 'a.public_id',
  type: 'uuid',
  key: (allocation) => allocation.publicId,
});

/** Whatever was bound to each line, ended or not, oldest first. */
export const allocationsByLine = groupsBy<number, Allocation>(ALLOCATION_SOURCE, {
  name: 'allocationsByLine',
  column: 'a.order_line_id',
  type: 'bigint',
  key: (allocation) => allocation.orderLineId,
  orderBy: 'a.order_line_id, a.id',
});
