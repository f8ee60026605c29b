-- Roles, tenants, principals, keys. Read with docs/adr/0004 (roles) and 0005 (ids).
--
-- Group roles carry the grants and the policies; each installation's logins are members (made by `migrate`, never by hand).
-- app: commands and staff reads, its tenant only. partner: reads by grant. relay: positions, seals, jobs over tenants. verify: reads all.
do $$
declare role_name text;
begin
  foreach role_name in array array['lotgraph_app', 'lotgraph_partner', 'lotgraph_relay', 'lotgraph_verify'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin', role_name);
    end if;
  end loop;
end $$;

grant usage on schema public to lotgraph_app, lotgraph_partner, lotgraph_relay, lotgraph_verify;

-- The tenant of this transaction. After a commit the setting reads '', not null: nullif keeps '' from failing the cast.
create function current_tenant() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('app.tenant', true), '')::bigint $$;

-- The wall around a table: forced row security, the owner's own policy (a migrating owner under FORCE without one updates 0 rows,
-- silently), the tenant's policy for app, reads for verify. Each migration calls it for every table it makes.
create procedure protect_table(table_name text, app_privileges text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', table_name, current_user);
  execute format('create policy own_tenant on %I to lotgraph_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', table_name);
  execute format('create policy verify_reads on %I for select to lotgraph_verify using (true)', table_name);
  execute format('grant %s on %I to lotgraph_app', app_privileges, table_name);
  execute format('grant select on %I to lotgraph_verify', table_name);
end $$;
revoke all on procedure protect_table(text, text) from public;

-- Codes and numbers that people search by their beginning are collate "C": a prefix is then a range, whatever the database's own locale.
create table tenant (
  tenant_id bigint generated always as identity primary key,
  public_id uuid not null,
  code text collate "C" not null,
  name text not null,
  created_at timestamptz not null,
  unique (tenant_id, public_id)
);
call protect_table('tenant', 'select');
create policy relay_reads on tenant for select to lotgraph_relay using (true);
grant select on tenant to lotgraph_relay;

create table legal_entity (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  code text collate "C" not null,
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, code)
);
call protect_table('legal_entity', 'select, insert, update');

create table trading_partner (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  code text collate "C" not null,
  name text not null,
  is_supplier boolean not null default false,
  is_customer boolean not null default false,
  is_carrier boolean not null default false,
  is_logistics_provider boolean not null default false,
  is_storefront boolean not null default false,
  edi_state text not null default 'LIVE' check (edi_state in ('TESTING', 'LIVE')),
  retired_on date,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, code)
);
call protect_table('trading_partner', 'select, insert, update');

-- GLN, DUNS, ISA (with qualifier), GS, SCAC: what a partner is called in messages. One meaning a tenant.
create table partner_identifier (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  partner_id bigint not null,
  scheme text not null check (scheme in ('GLN', 'DUNS', 'ISA', 'GS', 'SCAC')),
  qualifier text not null default '',
  value text not null,
  primary key (tenant_id, id),
  unique (tenant_id, scheme, qualifier, value),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id)
);
create index partner_identifier_partner on partner_identifier (tenant_id, partner_id);
call protect_table('partner_identifier', 'select, insert, update, delete');

create table partner_location (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  partner_id bigint not null,
  code text collate "C" not null,
  name text not null,
  gln text,
  retired_on date,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, partner_id, code),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id)
);
call protect_table('partner_location', 'select, insert, update');

-- Which rows of a noun a partner may read: written by the receipt, order, shipment or notice that creates the right.
create table partner_grant (
  tenant_id bigint not null references tenant,
  partner_id bigint not null,
  noun text not null,
  object_id bigint not null,
  granted_at timestamptz not null,
  primary key (tenant_id, partner_id, noun, object_id),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id)
);
call protect_table('partner_grant', 'select, insert, delete');

-- Who acts: a person or a system, with one role; keys are how it gets in (two live ones while it rotates).
create table principal (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  name text not null,
  role text not null,
  partner_id bigint,
  retired_on date,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, name),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id)
);
call protect_table('principal', 'select, insert, update');

create table api_key (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  principal_id bigint not null,
  secret_sha256 bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
create index api_key_principal on api_key (tenant_id, principal_id);
call protect_table('api_key', 'select, insert, update');

-- Same key and input: the stored result. Same key, other input: a conflict. Kept 30 days; refusals are not stored.
create table idempotency_key (
  tenant_id bigint not null references tenant,
  principal_id bigint not null,
  key text not null check (length(key) between 1 and 200),
  command text not null,
  input_sha256 bytea not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, principal_id, key),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
create index idempotency_key_age on idempotency_key (tenant_id, created_at);
call protect_table('idempotency_key', 'select, insert, update, delete');
