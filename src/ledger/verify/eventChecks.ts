import { verifySeals } from '../verifySeals.js';
import { statementCheck, type LedgerCheck, type Offender } from './ledgerCheck.js';

const HEAD = `head as (
  select coalesce(max(position), 0) as position, coalesce(max(expired_through), 0) as expired_through from event_head where tenant_id = $1)`;

const sealChain: LedgerCheck = {
  name: 'seals-hold',
  means: 'The chain of seals over the ledger can be computed again from the tables and ends in the head.',
  async offenders(rows) {
    const { firstBad } = await verifySeals(rows);
    return firstBad === null ? [] : [firstBad as unknown as Offender];
  },
};

export const eventChecks: readonly LedgerCheck[] = [
  // An event that retention took away is vouched for by the seal that was given at its position.
  statementCheck(
    {
      name: 'one-event-a-posting',
      means: 'Every inventory transaction has exactly one StockChanged event, and every such event its transaction.',
    },
    `with ${HEAD}, announced as (
       select transaction_id, count(*) as events from domain_event where tenant_id = $1 and type = 'StockChanged' group by transaction_id)
     select coalesce(x.id, a.transaction_id) as transaction, x.id is not null as exists, coalesce(a.events, 0) as events
     from (select id from inventory_transaction where tenant_id = $1) x full join announced a on a.transaction_id = x.id
     left join ledger_seal s on s.tenant_id = $1 and s.transaction_id = x.id cross join head
     where x.id is null or (coalesce(a.events, 0) <> 1 and not (a.events is null and coalesce(s.position <= head.expired_through, false)))
     order by 1 limit $2`,
  ),
  statementCheck(
    { name: 'positions-without-gap', means: "Events' positions follow each other without gap or double, up to the tenant's head." },
    `with ${HEAD}, placed as (
       select e.position, lag(e.position) over (order by e.position) as before from domain_event e, head
       where e.tenant_id = $1 and e.position > head.expired_through),
     steps as (
       select p.position, coalesce(p.before, head.expired_through) as before from placed p, head
       union all
       select head.position + 1, greatest((select max(position) from placed), head.expired_through) from head)
     select position, before from steps where position <> before + 1 order by position limit $2`,
  ),
  sealChain,
  statementCheck(
    { name: 'placed-is-sealed', means: 'A posting whose event has its position bears its seal, at that position.' },
    `select e.transaction_id as transaction, e.position, s.position as sealed from domain_event e
     left join ledger_seal s on s.tenant_id = e.tenant_id and s.transaction_id = e.transaction_id
     where e.tenant_id = $1 and e.type = 'StockChanged' and e.position is not null and e.transaction_id is not null
       and s.position is distinct from e.position order by e.position limit $2`,
  ),
];
