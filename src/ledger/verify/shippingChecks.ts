import { STATE_CODES } from '../../domain/allocation/allocation.js';
import { statementCheck, type LedgerCheck } from './ledgerCheck.js';

export const shippingChecks: readonly LedgerCheck[] = [
  statementCheck(
    {
      name: 'shipped-equals-shipment-lines',
      means: 'What has left of an order line is the sum of its lots in shipments, and of its shipped allocations.',
    },
    `with left_by_lines as (select order_line_id, sum(quantity) as quantity from shipment_line where tenant_id = $1 group by 1),
     left_by_allocations as (select order_line_id, sum(quantity) as quantity from allocation where tenant_id = $1 and state = ${STATE_CODES.SHIPPED} group by 1)
     select l.id as "orderLine", l.shipped, coalesce(s.quantity, 0) as "shipmentLines", coalesce(a.quantity, 0) as allocations
     from demand_order_line l left join left_by_lines s on s.order_line_id = l.id left join left_by_allocations a on a.order_line_id = l.id
     where l.tenant_id = $1 and (l.shipped <> coalesce(s.quantity, 0) or l.shipped <> coalesce(a.quantity, 0)) order by l.id limit $2`,
  ),
  statementCheck(
    {
      name: 'shipment-lines-are-posted',
      means: 'Each lot of a shipment left, and arrived where it has, by an entry of that lot and quantity, to its consignee.',
    },
    `select l.id as "shipmentLine", l.lot_id as lot, l.quantity, left_by.quantity as "left", arrived.quantity as arrived
     from shipment_line l join shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id
     join ledger_entry left_by on left_by.tenant_id = l.tenant_id and left_by.id = l.shipped_entry_id
     left join ledger_entry arrived on arrived.tenant_id = l.tenant_id and arrived.id = l.delivered_entry_id
     left join balance b on b.tenant_id = arrived.tenant_id and b.id = arrived.to_balance_id
     left join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
     where l.tenant_id = $1 and (
       left_by.lot_id <> l.lot_id or left_by.quantity <> l.quantity or left_by.to_balance_id <> l.travels_in_balance_id
       or arrived.id is not null and (arrived.lot_id <> l.lot_id or arrived.quantity <> l.quantity or arrived.from_balance_id <> l.travels_in_balance_id
         or bin.consignee_id is distinct from s.customer_id or bin.consignee_location_id is distinct from s.ship_to_id))
     order by l.id limit $2`,
  ),
  statementCheck(
    { name: 'travelling-is-in-transit', means: 'What has left and not arrived is still on its way: at least so much lies in transit.' },
    `select b.id as balance, b.on_hand as "onHand", sum(l.quantity) as travelling from shipment_line l
     join balance b on b.tenant_id = l.tenant_id and b.id = l.travels_in_balance_id
     where l.tenant_id = $1 and l.delivered_entry_id is null group by b.id, b.on_hand having sum(l.quantity) > b.on_hand order by b.id limit $2`,
  ),
];
