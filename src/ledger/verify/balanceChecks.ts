import { statementCheck, type LedgerCheck } from './ledgerCheck.js';

/** Every entry twice: what came to a balance, and what left one. */
const MOVED = `moved as (
  select to_balance_id as balance_id, id as entry_id, quantity from ledger_entry where tenant_id = $1
  union all select from_balance_id, id, -quantity from ledger_entry where tenant_id = $1)`;

export const balanceChecks: readonly LedgerCheck[] = [
  statementCheck(
    { name: 'balance-equals-ledger', means: 'What a stored balance has on hand is the sum of its ledger entries.' },
    `with ${MOVED}, sums as (select balance_id, sum(quantity) as quantity from moved group by balance_id)
     select b.id as balance, b.lot_id as lot, b.bin_id as bin, b.on_hand as "onHand", coalesce(s.quantity, 0) as ledger
     from balance b left join sums s on s.balance_id = b.id
     where b.tenant_id = $1 and b.stored and b.on_hand <> coalesce(s.quantity, 0) order by b.id limit $2`,
  ),
  statementCheck(
    { name: 'nothing-negative', means: 'No balance has less than nothing on hand, allocated or held.' },
    `select id as balance, lot_id as lot, bin_id as bin, on_hand as "onHand", allocated, held from balance
     where tenant_id = $1 and (on_hand < 0 or allocated < 0 or held < 0) order by id limit $2`,
  ),
  statementCheck(
    { name: 'never-below-zero', means: 'No stored balance was below zero after any entry of the ledger.' },
    `with ${MOVED}, states as (
       select balance_id, entry_id, sum(quantity) over (partition by balance_id order by entry_id) as quantity from moved)
     select s.balance_id as balance, b.lot_id as lot, b.bin_id as bin, s.entry_id as entry, s.quantity from states s
     join balance b on b.tenant_id = $1 and b.id = s.balance_id where b.stored and s.quantity < 0 order by s.entry_id limit $2`,
  ),
  statementCheck(
    { name: 'lot-sums-to-zero', means: "A lot's quantities add up to zero over all bins, virtual ones included." },
    `with ${MOVED}
     select b.lot_id as lot, sum(m.quantity) as quantity from moved m left join balance b on b.tenant_id = $1 and b.id = m.balance_id
     group by b.lot_id having sum(m.quantity) <> 0 order by b.lot_id limit $2`,
  ),
  statementCheck(
    { name: 'entry-stays-in-lot', means: "Both balances of a ledger entry exist and belong to the entry's lot." },
    `select e.id as entry, e.lot_id as lot, f.lot_id as "fromLot", t.lot_id as "toLot" from ledger_entry e
     left join balance f on f.tenant_id = e.tenant_id and f.id = e.from_balance_id
     left join balance t on t.tenant_id = e.tenant_id and t.id = e.to_balance_id
     where e.tenant_id = $1 and (f.lot_id is distinct from e.lot_id or t.lot_id is distinct from e.lot_id) order by e.id limit $2`,
  ),
  statementCheck(
    { name: 'promised-within-on-hand', means: 'What is allocated and what is held of a balance are on hand.' },
    `select id as balance, lot_id as lot, bin_id as bin, on_hand as "onHand", allocated, held from balance
     where tenant_id = $1 and (allocated > on_hand or held > on_hand) order by id limit $2`,
  ),
  statementCheck(
    { name: 'held-equals-holds', means: 'What is held of a balance is the sum of its open quantity holds.' },
    `with open as (
       select q.balance_id, sum(q.quantity) as quantity from hold_quantity q
       join hold h on h.tenant_id = q.tenant_id and h.id = q.hold_id where q.tenant_id = $1 and h.released_at is null group by q.balance_id)
     select b.id as balance, b.lot_id as lot, b.bin_id as bin, b.held, coalesce(o.quantity, 0) as holds
     from balance b left join open o on o.balance_id = b.id
     where b.tenant_id = $1 and b.held <> coalesce(o.quantity, 0) order by b.id limit $2`,
  ),
  statementCheck(
    { name: 'quantity-hold-lies-in-its-bin', means: 'A quantity hold lies in full on balances of its lot in its bin.' },
    `select h.id as hold, h.lot_id as lot, h.bin_id as bin, h.quantity, coalesce(sum(q.quantity), 0) as lies,
       count(*) filter (where b.lot_id <> h.lot_id or b.bin_id <> h.bin_id) as elsewhere
     from hold h left join hold_quantity q on q.tenant_id = h.tenant_id and q.hold_id = h.id
     left join balance b on b.tenant_id = q.tenant_id and b.id = q.balance_id
     where h.tenant_id = $1 and h.scope = 'QUANTITY' group by h.id, h.lot_id, h.bin_id, h.quantity
     having h.quantity <> coalesce(sum(q.quantity), 0) or bool_or(b.lot_id <> h.lot_id or b.bin_id <> h.bin_id) order by h.id limit $2`,
  ),
];
