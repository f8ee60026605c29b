import { statementCheck, type LedgerCheck } from './ledgerCheck.js';

export const receiptChecks: readonly LedgerCheck[] = [
  statementCheck(
    { name: 'received-equals-receipts', means: 'What an announced line has received is the sum of the receipt lines that name it.' },
    `with received as (
       select inbound_shipment_line_id as line_id, sum(quantity) as quantity from receipt_line
       where tenant_id = $1 and inbound_shipment_line_id is not null group by inbound_shipment_line_id)
     select l.id as line, l.shipment_id as "inboundShipment", l.received, coalesce(r.quantity, 0) as receipts
     from inbound_shipment_line l left join received r on r.line_id = l.id
     where l.tenant_id = $1 and l.received <> coalesce(r.quantity, 0) order by l.id limit $2`,
  ),
  statementCheck(
    { name: 'receipt-equals-entries', means: "A receipt's lines are exactly its transaction's entries: lot, bin and quantity." },
    `with lines as (
       select r.transaction_id, l.* from receipt r join receipt_line l on l.tenant_id = r.tenant_id and l.receipt_id = r.id where r.tenant_id = $1),
     entries as (
       select e.id, e.transaction_id, e.lot_id, e.quantity, b.bin_id from inventory_transaction x
       join ledger_entry e on e.tenant_id = x.tenant_id and e.transaction_id = x.id
       join balance b on b.tenant_id = e.tenant_id and b.id = e.to_balance_id where x.tenant_id = $1 and x.type = 'RECEIPT')
     select coalesce(l.transaction_id, e.transaction_id) as transaction, l.id as "receiptLine", coalesce(l.entry_id, e.id) as entry,
       l.quantity, e.quantity as "entryQuantity"
     from lines l full join entries e on e.id = l.entry_id and e.transaction_id = l.transaction_id
     where l.id is null or e.id is null or l.lot_id <> e.lot_id or l.bin_id <> e.bin_id or l.quantity <> e.quantity order by 1, 3 limit $2`,
  ),
];
