-- Idempotency keys are kept 30 days. A process forgets those that are older, of all tenants, so many at once that no statement takes long;
-- it answers how many they were. What they were used for stays: inventory_transaction knows its source for ever.
create function forget_idempotency_keys(created_before timestamptz, at_most integer) returns bigint
  language sql security definer set search_path = public, pg_temp as $$
  with old as (
    -- Tenant by tenant, so that the index finds them.
    select k.tenant_id, k.principal_id, k.key from tenant t
    cross join lateral (
      select tenant_id, principal_id, key from idempotency_key
      where tenant_id = t.tenant_id and created_at < created_before order by created_at limit at_most
    ) k limit at_most
  ), forgotten as (
    delete from idempotency_key k using old
    where k.tenant_id = old.tenant_id and k.principal_id = old.principal_id and k.key = old.key returning 1
  )
  select count(*) from forgotten
$$;
revoke all on function forget_idempotency_keys(timestamptz, integer) from public;
grant execute on function forget_idempotency_keys(timestamptz, integer) to lotgraph_relay;
