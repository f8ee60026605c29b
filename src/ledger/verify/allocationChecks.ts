import { STATE_CODES } from '../../domain/allocation/allocation.js';
import { statementCheck, type LedgerCheck } from './ledgerCheck.js';

/** States whose quantity stands in its balance still. */
const ON_BALANCE = [STATE_CODES.HARD, STATE_CODES.PICKED, STATE_CODES.PACKED].join(', ');

export const allocationChecks: readonly LedgerCheck[] = [
  statementCheck(
    { name: 'allocated-equals-allocations', means: 'What is allocated of a balance is the sum of its live allocations.' },
    `with live as (select balance_id, sum(quantity) as quantity from allocation where tenant_id = $1 and state in (${ON_BALANCE}) group by balance_id)
     select b.id as balance, b.lot_id as lot, b.bin_id as bin, b.allocated, coalesce(l.quantity, 0) as allocations
     from balance b left join live l on l.balance_id = b.id
     where b.tenant_id = $1 and b.allocated <> coalesce(l.quantity, 0) order by b.id limit $2`,
  ),
  statementCheck(
    {
      name: 'line-equals-allocations',
      means: 'What is allocated of an order line is the sum of its live allocations, of its own item at its own site.',
    },
    `with live as (
       select a.order_line_id, sum(a.quantity) as quantity, bool_or(b.item_id <> l.item_id or b.site_id <> o.site_id) as elsewhere
       from allocation a join balance b on b.tenant_id = a.tenant_id and b.id = a.balance_id
       join demand_order_line l on l.tenant_id = a.tenant_id and l.id = a.order_line_id
       join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
       where a.tenant_id = $1 and a.state in (${ON_BALANCE}) group by a.order_line_id)
     select l.id as "orderLine", l.order_id as "order", l.allocated, coalesce(v.quantity, 0) as allocations, coalesce(v.elsewhere, false) as elsewhere
     from demand_order_line l left join live v on v.order_line_id = l.id
     where l.tenant_id = $1 and (l.allocated <> coalesce(v.quantity, 0) or v.elsewhere) order by l.id limit $2`,
  ),
  statementCheck(
    { name: 'cancelled-binds-nothing', means: 'Nothing is bound to an order that is cancelled.' },
    `select o.id as "order", a.id as allocation, a.quantity from demand_order o
     join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
     join allocation a on a.tenant_id = l.tenant_id and a.order_line_id = l.id
     where o.tenant_id = $1 and o.status = 'CANCELLED' and a.state in (${STATE_CODES.SOFT}, ${ON_BALANCE}) order by a.id limit $2`,
  ),
];
