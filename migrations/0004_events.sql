-- What happened, for others to follow. A posting inserts its event last, in its own transaction, without a position; one leased relay takes
-- the visible rows in id order and gives each the next gap-free position of its tenant. The table is the truth; NOTIFY only hints.

create table domain_event (
  tenant_id bigint not null,
  id bigint generated always as identity (cache 1),
  public_id uuid not null,
  position bigint,
  type text not null,
  type_version smallint not null default 1,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  -- Public ids by noun ({"lot": "lot_01...", ...}); what a subscription filters on.
  subjects jsonb not null,
  partner_ids bigint[] not null default '{}',
  site_id bigint,
  transaction_id bigint,
  payload jsonb not null,
  primary key (tenant_id, recorded_at, id)
) partition by range (recorded_at);
create index domain_event_unplaced on domain_event (id) where position is null;
create index domain_event_position on domain_event (tenant_id, position) where position is not null;
create table domain_event_other partition of domain_event default;
call protect_table('domain_event', 'select, insert');
call protect_table('domain_event_other', 'select');
revoke all on domain_event_other from lotgraph_app;
create policy relay_all on domain_event to lotgraph_relay using (true) with check (true);
grant select, update on domain_event to lotgraph_relay;

-- Last position a tenant's events have; the relay locks it while it places.
create table event_head (
  tenant_id bigint primary key references tenant,
  position bigint not null default 0,
  -- Events up to here are gone (retention): a cursor before it gets CURSOR_EXPIRED.
  expired_through bigint not null default 0,
  seal_hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);
call protect_table('event_head', 'select');
create policy relay_all on event_head to lotgraph_relay using (true) with check (true);
grant select, insert, update on event_head to lotgraph_relay;

-- Sequence, hash chain and knownAt axis in one; insert-only.
create table ledger_seal (
  tenant_id bigint not null references tenant,
  position bigint not null,
  transaction_id bigint not null,
  sealed_at timestamptz not null,
  hash bytea not null,
  primary key (tenant_id, position),
  unique (tenant_id, transaction_id),
  foreign key (tenant_id, transaction_id) references inventory_transaction (tenant_id, id)
);
create index ledger_seal_time on ledger_seal (tenant_id, sealed_at);
call protect_table('ledger_seal', 'select');
create policy relay_all on ledger_seal to lotgraph_relay using (true) with check (true);
grant select, insert on ledger_seal to lotgraph_relay;
create policy relay_reads on inventory_transaction for select to lotgraph_relay using (true);
create policy relay_reads on ledger_entry for select to lotgraph_relay using (true);
grant select on inventory_transaction, ledger_entry to lotgraph_relay;

-- Leases of single workers (relay, schedulers). No tenant: it names processes, not data; only the relay's login reads it.
create table lease (
  tenant_id bigint not null default 0,
  name text not null,
  holder text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, name)
);
call protect_table('lease', 'select');
revoke all on lease from lotgraph_app;
create policy relay_all on lease to lotgraph_relay using (true) with check (true);
grant select, insert, update on lease to lotgraph_relay;

-- A lot's expiry is announced once per site, threshold and expiry date: the key makes it so under any number of workers.
create table expiry_notice (
  tenant_id bigint not null references tenant,
  lot_id bigint not null,
  site_id bigint not null,
  threshold_days integer not null,
  expires_on date not null,
  noticed_at timestamptz not null,
  primary key (tenant_id, lot_id, site_id, threshold_days, expires_on),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id)
);
call protect_table('expiry_notice', 'select, insert');

-- Monthly partitions ahead of time, under the table's owner; the relay's login may only ask for it. Rows that arrive without a month of
-- their own land in domain_event_other: nothing is ever refused for want of a partition.
create procedure open_event_partitions(months_ahead integer) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first_day date;
  partition_name text;
begin
  for month_offset in 0..months_ahead loop
    first_day := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => month_offset))::date;
    partition_name := 'domain_event_' || to_char(first_day, 'YYYYMM');
    if to_regclass(partition_name) is null
       and not exists (select from domain_event_other where recorded_at >= first_day::timestamp at time zone 'UTC'
                       and recorded_at < (first_day + interval '1 month') at time zone 'UTC') then
      execute format('create table %I partition of domain_event for values from (%L) to (%L)', partition_name,
        first_day::timestamp at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
      call protect_table(partition_name, 'select');
      execute format('revoke all on %I from lotgraph_app', partition_name);
    end if;
  end loop;
end $$;
revoke all on procedure open_event_partitions(integer) from public;
grant execute on procedure open_event_partitions(integer) to lotgraph_relay;
call open_event_partitions(3);

-- Retention: drops the months that ended before the given instant and whose events all have positions. A cursor before what was dropped then
-- gets CURSOR_EXPIRED. The ledger and its seals stay for ever.
create procedure close_event_partitions(ended_before timestamptz) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  month record;
  has_unplaced boolean;
begin
  for month in
    select c.relname as name, to_timestamp(right(c.relname, 6) || '01', 'YYYYMMDD') at time zone 'UTC' as first_day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'domain_event'::regclass and c.relname ~ '^domain_event_\d{6}$' order by c.relname
  loop
    continue when (month.first_day + interval '1 month') at time zone 'UTC' > ended_before;
    execute format('select exists (select from %I where position is null)', month.name) into has_unplaced;
    continue when has_unplaced;
    execute format('update event_head h set expired_through = greatest(h.expired_through, m.last_position)
      from (select tenant_id, max(position) as last_position from %I group by tenant_id) m where h.tenant_id = m.tenant_id', month.name);
    execute format('drop table %I', month.name);
  end loop;
end $$;
revoke all on procedure close_event_partitions(timestamptz) from public;
grant execute on procedure close_event_partitions(timestamptz) to lotgraph_relay;
