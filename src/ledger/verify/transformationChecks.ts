import { statementCheck, type LedgerCheck } from './ledgerCheck.js';

const SIDES = `inputs as (
  select transformation_id, sum(quantity) as quantity from transformation_input where tenant_id = $1 group by transformation_id),
outputs as (select transformation_id, sum(quantity) as quantity from transformation_output where tenant_id = $1 group by transformation_id)`;

export const transformationChecks: readonly LedgerCheck[] = [
  statementCheck(
    {
      name: 'transformation-balances',
      means: 'Inputs = outputs + declared loss + sample, within the tolerance it was posted with; SPLIT and MERGE exactly.',
    },
    `with ${SIDES}, figures as (
       select t.id, t.kind, coalesce(i.quantity, 0) as inputs, coalesce(o.quantity, 0) as outputs, t.declared_loss, t.sample,
         coalesce(i.quantity, 0) - coalesce(o.quantity, 0) - t.declared_loss - t.sample as difference,
         case when t.kind in ('SPLIT', 'MERGE') then 0 else t.tolerance end as tolerance
       from transformation t left join inputs i on i.transformation_id = t.id left join outputs o on o.transformation_id = t.id
       where t.tenant_id = $1)
     select id as transformation, kind, inputs, outputs, declared_loss as "declaredLoss", sample, difference, tolerance from figures
     where inputs = 0 or outputs = 0 or abs(difference) > tolerance
       or (kind in ('SPLIT', 'MERGE') and declared_loss + sample > 0) order by id limit $2`,
  ),
  statementCheck(
    {
      name: 'transformation-equals-entries',
      means: "A transformation's inputs and outputs are exactly its transaction's entries, into and out of production.",
    },
    `with sides as (
       select transformation_id, entry_id, lot_id, quantity, true as is_input from transformation_input where tenant_id = $1
       union all select transformation_id, entry_id, lot_id, quantity, false from transformation_output where tenant_id = $1),
     entries as (
       select t.id as transformation_id, e.id as entry_id, e.lot_id, e.quantity, f.kind as from_kind, o.kind as to_kind
       from transformation t join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.transaction_id
       join balance fb on fb.tenant_id = $1 and fb.id = e.from_balance_id join bin f on f.tenant_id = $1 and f.id = fb.bin_id
       join balance tb on tb.tenant_id = $1 and tb.id = e.to_balance_id join bin o on o.tenant_id = $1 and o.id = tb.bin_id
       where t.tenant_id = $1)
     select coalesce(s.transformation_id, e.transformation_id) as transformation, coalesce(s.entry_id, e.entry_id) as entry,
       s.lot_id as lot, e.lot_id as "entryLot", s.quantity, e.quantity as "entryQuantity"
     from sides s full join entries e on e.transformation_id = s.transformation_id and e.entry_id = s.entry_id
     where s.entry_id is null or e.entry_id is null or s.lot_id <> e.lot_id or s.quantity <> e.quantity
       or (case when s.is_input then e.to_kind else e.from_kind end) <> 'PRODUCTION'
     order by 1, 2 limit $2`,
  ),
  statementCheck(
    { name: 'transformation-of-each-posting', means: 'Every posting of a transforming type has its transformation, and so its genealogy.' },
    `select x.id as transaction, x.type from inventory_transaction x
     where x.tenant_id = $1 and x.type in ('SPLIT', 'MERGE', 'BLEND', 'REPACK', 'RELABEL', 'REWORK', 'PRODUCE', 'DISASSEMBLE', 'KIT')
       and not exists (select from transformation t where t.tenant_id = x.tenant_id and t.transaction_id = x.id) order by x.id limit $2`,
  ),
  // div() is exact where a rounded quotient could lift a part to the next millionth.
  statementCheck(
    {
      name: 'genealogy-equals-transformations',
      means: 'Each input lot of a transformation has one edge to each output, with its part of that output, and there are no other edges.',
    },
    `with ${SIDES}, parents as (
       select transformation_id, lot_id, sum(quantity) as quantity from transformation_input where tenant_id = $1 group by transformation_id, lot_id),
     expected as (
       select t.id as transformation_id, p.lot_id as parent_lot_id, o.lot_id as child_lot_id, o.entry_id,
         greatest(div(p.quantity * o.quantity * 1000000, w.quantity + t.declared_loss + t.sample), 1) / 1000000 as quantity
       from transformation t join parents p on p.transformation_id = t.id
       join transformation_output o on o.tenant_id = $1 and o.transformation_id = t.id join outputs w on w.transformation_id = t.id
       where t.tenant_id = $1),
     edges as (select * from genealogy_edge where tenant_id = $1)
     select coalesce(g.transformation_id, x.transformation_id) as transformation, coalesce(g.entry_id, x.entry_id) as entry,
       coalesce(g.parent_lot_id, x.parent_lot_id) as parent, coalesce(g.child_lot_id, x.child_lot_id) as child, g.quantity,
       round(x.quantity, 6) as "quantityExpected"
     from edges g full join expected x on x.transformation_id = g.transformation_id and x.entry_id = g.entry_id
       and x.parent_lot_id = g.parent_lot_id and x.child_lot_id = g.child_lot_id
     where g.id is null or x.entry_id is null or g.quantity <> x.quantity order by 1, 2, 3 limit $2`,
  ),
];
