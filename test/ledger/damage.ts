/** Rows are chosen by what they are, so that a damage always finds one. */
const STORED = `(select b.id from balance b where b.tenant_id = $1 and b.stored and b.on_hand > 0 order by b.id limit 1)`;
const HELD = `(select b.id from balance b where b.tenant_id = $1 and b.held > 0 order by b.id limit 1)`;
const ENTRY = `(select e.id from ledger_entry e where e.tenant_id = $1 order by e.id limit 1)`;
const BLEND = `(select t.id from transformation t where t.tenant_id = $1 and t.kind = 'BLEND')`;
const SPLIT = `(select t.id from transformation t where t.tenant_id = $1 and t.kind = 'SPLIT')`;
const one = (table: string): string => `(select min(id) from ${table} where tenant_id = $1)`;

/** What the tables' owner could do to a tenant ($1) behind the ledger's back, and the check that must find it. */
export const damage: readonly (readonly [check: string, what: string, statement: string])[] = [
  [
    'balance-equals-ledger',
    'a balance was raised',
    `update balance set on_hand = on_hand + 0.000001 where tenant_id = $1 and id = ${STORED}`,
  ],
  ['balance-equals-ledger', 'an entry was deleted', `delete from ledger_entry where tenant_id = $1 and id = ${ENTRY}`],
  [
    'balance-equals-ledger',
    'an entry was changed',
    `update ledger_entry set quantity = quantity + 1 where tenant_id = $1 and id = ${ENTRY}`,
  ],
  ['nothing-negative', 'a balance fell below zero', `update balance set on_hand = -1 where tenant_id = $1 and id = ${STORED}`],
  ['nothing-negative', 'less than nothing is allocated', `update balance set allocated = -1 where tenant_id = $1 and id = ${STORED}`],
  ['never-below-zero', 'goods left before they came', `update ledger_entry set id = default where tenant_id = $1 and id = ${ENTRY}`],
  [
    'lot-sums-to-zero',
    'an entry moves goods to another lot',
    `update ledger_entry e set to_balance_id = (select max(b.id) from balance b where b.tenant_id = $1 and b.stored and b.lot_id <> e.lot_id)
     where tenant_id = $1 and id = ${ENTRY}`,
  ],
  [
    'entry-stays-in-lot',
    'an entry names another lot',
    `update ledger_entry e set lot_id = (select min(id) from lot where tenant_id = $1 and id <> e.lot_id) where tenant_id = $1 and id = ${ENTRY}`,
  ],
  ['entry-stays-in-lot', 'a balance vanished', `delete from balance where tenant_id = $1 and id = ${STORED}`],
  [
    'promised-within-on-hand',
    'more is allocated than there is',
    `update balance set allocated = on_hand + 1 where tenant_id = $1 and id = ${STORED}`,
  ],
  ['promised-within-on-hand', 'more is held than there is', `update balance set held = on_hand + 1 where tenant_id = $1 and id = ${HELD}`],
  [
    'allocated-equals-allocations',
    'a balance forgot what is bound',
    `update balance set allocated = 0 where tenant_id = $1 and allocated > 0`,
  ],
  ['allocated-equals-allocations', 'an allocation is gone', `delete from allocation where tenant_id = $1`],
  [
    'line-equals-allocations',
    'a line thinks it has more',
    `update demand_order_line set allocated = allocated + 0.000001 where tenant_id = $1 and allocated > 0`,
  ],
  [
    'line-equals-allocations',
    'a line is served with another item',
    `update demand_order_line set item_id = item_id + 1 where tenant_id = $1 and allocated > 0`,
  ],
  [
    'cancelled-binds-nothing',
    'an order was cancelled and its stock was not told',
    `update demand_order set status = 'CANCELLED', cancelled_at = now() where tenant_id = $1 and status = 'OPEN'`,
  ],
  [
    'shipped-equals-shipment-lines',
    'a line thinks that more has left',
    `update demand_order_line set shipped = shipped + 0.000001 where tenant_id = $1 and shipped > 0`,
  ],
  ['shipped-equals-shipment-lines', 'a lot that left is gone from its shipment', `delete from shipment_line where tenant_id = $1`],
  ['shipment-lines-are-posted', 'a shipment says more than left', `update shipment_line set quantity = quantity + 1 where tenant_id = $1`],
  [
    'shipment-lines-are-posted',
    'goods arrived at another customer',
    `update shipment set customer_id = customer_id + 1 where tenant_id = $1 and delivered_at is not null`,
  ],
  [
    'travelling-is-in-transit',
    'what arrived is said to travel again',
    `update shipment_line set delivered_entry_id = null where tenant_id = $1 and delivered_entry_id is not null`,
  ],
  ['held-equals-holds', 'a balance forgot what is held', `update balance set held = 0 where tenant_id = $1 and id = ${HELD}`],
  [
    'held-equals-holds',
    'a hold was released and the balance was not told',
    `update hold set released_at = now(), released_by = placed_by where tenant_id = $1 and scope = 'QUANTITY'`,
  ],
  [
    'quantity-hold-lies-in-its-bin',
    'part of a hold lies nowhere',
    `update hold set quantity = quantity + 1 where tenant_id = $1 and scope = 'QUANTITY'`,
  ],
  [
    'quantity-hold-lies-in-its-bin',
    'a hold lies in another bin',
    `update hold set bin_id = (select min(id) from bin where tenant_id = $1) where tenant_id = $1 and scope = 'QUANTITY'`,
  ],
  [
    'blocks-equal-predicate',
    'a held balance was unblocked',
    `update balance set blocked_bits = 0 where tenant_id = $1 and id = (
       select min(b.id) from balance b where b.tenant_id = $1 and b.blocked_bits = 1)`,
  ],
  ['blocks-equal-predicate', 'a free balance was blocked', `update balance set blocked_bits = 1 where tenant_id = $1 and blocked_bits = 0`],
  [
    'blocks-equal-predicate',
    'a hold was released behind its back',
    `update hold set released_at = now(), released_by = placed_by where tenant_id = $1 and scope = 'LOT'`,
  ],
  [
    'blocks-equal-predicate',
    'a lot was rejected behind its back',
    `update lot set quality = 'REJECTED' where tenant_id = $1 and id = ${one('lot')}`,
  ],
  ['blocks-equal-predicate', 'a balance lives longer than its lot', `update balance set usable_through = 'infinity' where tenant_id = $1`],
  [
    'blocks-equal-predicate',
    'a stored balance is taken for a virtual one',
    `update balance set stored = false where tenant_id = $1 and id = ${STORED}`,
  ],
  [
    'usable-through-equals-policy',
    'a lot may be used for ever',
    `update lot set usable_through = 'infinity' where tenant_id = $1 and expires_on is not null`,
  ],
  ['lot-equals-facts', 'an expiry date was changed', `update lot set expires_on = expires_on + 1 where tenant_id = $1`],
  [
    'restricted-equals-restrictions',
    'a lot was marked as kept for some',
    `update lot set is_restricted = true where tenant_id = $1 and id = ${one('lot')}`,
  ],
  ['lot-equals-facts', 'a quality was changed', `update lot set quality = 'REJECTED' where tenant_id = $1 and id = ${one('lot')}`],
  [
    'transformation-balances',
    'a loss was never declared',
    `update transformation set declared_loss = 90 where tenant_id = $1 and id = ${BLEND}`,
  ],
  [
    'transformation-balances',
    'a split lost something',
    `update transformation set sample = 0.000001 where tenant_id = $1 and id = ${SPLIT}`,
  ],
  ['transformation-balances', 'inputs are gone', `delete from transformation_input where tenant_id = $1 and transformation_id = ${BLEND}`],
  [
    'transformation-equals-entries',
    'an output is of another lot',
    `update transformation_output set lot_id = ${one('lot')} where tenant_id = $1 and transformation_id = ${BLEND}`,
  ],
  [
    'transformation-equals-entries',
    'an input was raised',
    `update transformation_input set quantity = quantity + 0.000001 where tenant_id = $1`,
  ],
  [
    'transformation-of-each-posting',
    'a transformation is gone',
    `with i as (delete from transformation_input where tenant_id = $1), o as (delete from transformation_output where tenant_id = $1),
       g as (delete from genealogy_edge where tenant_id = $1) delete from transformation where tenant_id = $1`,
  ],
  [
    'genealogy-equals-transformations',
    'an edge is gone',
    `delete from genealogy_edge where tenant_id = $1 and id = ${one('genealogy_edge')}`,
  ],
  [
    'genealogy-equals-transformations',
    'an edge carries more',
    `update genealogy_edge set quantity = quantity + 0.000001 where tenant_id = $1 and id = ${one('genealogy_edge')}`,
  ],
  [
    'genealogy-equals-transformations',
    'an edge comes from nowhere',
    `insert into genealogy_edge (tenant_id, parent_lot_id, child_lot_id, transformation_id, quantity, entry_id, occurred_at)
     select tenant_id, child_lot_id, parent_lot_id, transformation_id, quantity, entry_id, occurred_at from genealogy_edge where tenant_id = $1 limit 1`,
  ],
  ['received-equals-receipts', 'a line received less', `update inbound_shipment_line set received = received - 1 where tenant_id = $1`],
  [
    'received-equals-receipts',
    'a receipt line forgot its announcement',
    `update receipt_line set inbound_shipment_line_id = null where tenant_id = $1`,
  ],
  ['receipt-equals-entries', 'a receipt line is gone', `delete from receipt_line where tenant_id = $1 and id = ${one('receipt_line')}`],
  ['receipt-equals-entries', 'a receipt line says more', `update receipt_line set quantity = quantity + 1 where tenant_id = $1`],
  [
    'one-event-a-posting',
    'an event is gone',
    `delete from domain_event where tenant_id = $1 and type = 'StockChanged' and position = (
       select max(position) from domain_event where tenant_id = $1 and type = 'StockChanged')`,
  ],
  [
    'one-event-a-posting',
    'a posting was told twice',
    `insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, transaction_id, payload)
     select tenant_id, gen_random_uuid(), type, occurred_at, recorded_at, subjects, transaction_id, payload from domain_event
     where tenant_id = $1 and type = 'StockChanged' limit 1`,
  ],
  ['positions-without-gap', 'an event is gone', `delete from domain_event where tenant_id = $1 and position = 2`],
  [
    'positions-without-gap',
    'the last event is gone',
    `delete from domain_event where tenant_id = $1 and position = (select position from event_head where tenant_id = $1)`,
  ],
  ['positions-without-gap', 'two events share a position', `update domain_event set position = 1 where tenant_id = $1 and position = 2`],
  ['positions-without-gap', 'the head fell back', `update event_head set position = position - 1 where tenant_id = $1`],
  [
    'seals-hold',
    'an entry was dated anew',
    `update ledger_entry set occurred_at = occurred_at - interval '1 day' where tenant_id = $1 and id = ${ENTRY}`,
  ],
  [
    'placed-is-sealed',
    'a seal is gone',
    `delete from ledger_seal where tenant_id = $1 and position = (select max(position) from ledger_seal where tenant_id = $1)`,
  ],
];
