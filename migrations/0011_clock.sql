-- The moved clock of a demo: one offset, added to the machine's time by every process and by the SQL that asks for business time
-- (docs/adr/0013). Leases and jobs stay on real time. No row means that the clock was never moved.

create table clock_offset (
  tenant_id bigint not null default 0 check (tenant_id = 0),
  -- Forward only, ten years at most.
  offset_ms bigint not null check (offset_ms between 0 and 315360000000),
  moved_at timestamptz not null,
  primary key (tenant_id)
);
call protect_table('clock_offset', 'select');
revoke all on clock_offset from lotgraph_app;
create policy relay_reads on clock_offset for select to lotgraph_relay using (true);
grant select on clock_offset to lotgraph_relay;

-- Business time: what `now()` is to the machine.
create function business_now() returns timestamptz language sql stable
  as $$ select now() + coalesce((select offset_ms from clock_offset where tenant_id = 0), 0) * interval '1 millisecond' $$;
revoke all on function business_now() from public;

-- One month of events, by its first day, unless it is there or some of its rows already lie in domain_event_other.
create procedure open_event_month(first_day date) language plpgsql set search_path = public, pg_temp as $$
declare
  partition_name text := 'domain_event_' || to_char(first_day, 'YYYYMM');
  starts_at timestamptz := first_day::timestamp at time zone 'UTC';
  ends_at timestamptz := (first_day + interval '1 month') at time zone 'UTC';
begin
  if to_regclass(partition_name) is not null
     or exists (select from domain_event_other where recorded_at >= starts_at and recorded_at < ends_at) then
    return;
  end if;
  execute format('create table %I partition of domain_event for values from (%L) to (%L)', partition_name, starts_at, ends_at);
  call protect_table(partition_name, 'select');
  execute format('revoke all on %I from lotgraph_app', partition_name);
end $$;
revoke all on procedure open_event_month(date) from public;

create or replace procedure open_event_partitions(months_ahead integer) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  for month_offset in 0..months_ahead loop
    call open_event_month((date_trunc('month', business_now() at time zone 'UTC') + make_interval(months => month_offset))::date);
  end loop;
end $$;

-- Moves the clock and answers the new offset. Nothing is done, and the answer is null, when the database serves any tenant but the caller's;
-- it is -1 when the clock would be more than ten years ahead. The months that the new time needs are there before the first event of it.
create function advance_clock(by_ms bigint) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved bigint;
begin
  lock table tenant in share mode;
  if by_ms <= 0 or exists (select from tenant where tenant_id is distinct from current_tenant()) then
    return null;
  end if;
  if by_ms > 315360000000 - coalesce((select offset_ms from clock_offset where tenant_id = 0), 0) then
    return -1;
  end if;
  insert into clock_offset (offset_ms, moved_at) values (by_ms, clock_timestamp())
    on conflict (tenant_id) do update set offset_ms = clock_offset.offset_ms + excluded.offset_ms, moved_at = excluded.moved_at
    returning offset_ms into moved;
  call open_event_partitions(3);
  return moved;
end $$;
revoke all on function advance_clock(bigint) from public;
grant execute on function advance_clock(bigint) to lotgraph_app;
