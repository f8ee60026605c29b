-- The rest of what customers ask of their lots (docs/adr/0021): further columns of the one rule, and the facts that rules are held against.

-- Null asks for nothing; false asks that it be not so, for what a less specific rule may say.
alter table customer_lot_rule
  add column no_older_than_last_shipped boolean,
  add column one_lot_per_order boolean,
  add column maximum_age_days integer check (maximum_age_days between 0 and 36500),
  -- Kinds of certificates, all of which a lot has. Empty: it asks for none.
  add column required_certificates text[] not null default '{}';

create table customer_lot_rule_supplier (
  tenant_id bigint not null references tenant,
  rule_id bigint not null,
  supplier_id bigint not null,
  is_allowed boolean not null,
  primary key (tenant_id, rule_id, supplier_id),
  foreign key (tenant_id, rule_id) references customer_lot_rule (tenant_id, id),
  foreign key (tenant_id, supplier_id) references trading_partner (tenant_id, id)
);
call protect_table('customer_lot_rule_supplier', 'select, insert, delete');

-- Between which values an attribute of a lot lies, both included.
create table customer_lot_rule_attribute (
  tenant_id bigint not null references tenant,
  rule_id bigint not null,
  name text collate "C" not null check (length(name) between 1 and 50),
  minimum numeric(20,6),
  maximum numeric(20,6),
  primary key (tenant_id, rule_id, name),
  check (minimum is not null or maximum is not null),
  check (minimum <= maximum),
  foreign key (tenant_id, rule_id) references customer_lot_rule (tenant_id, id)
);
call protect_table('customer_lot_rule_attribute', 'select, insert, delete');

-- For whom alone a lot is. The column of the lot says that there are such rows: what every search reads must not look for them.
alter table lot add column is_restricted boolean not null default false;
create table lot_restriction (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  lot_id bigint not null,
  customer_id bigint,
  customer_class text collate "C" check (length(customer_class) between 1 and 50),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, lot_id, customer_id, customer_class),
  check ((customer_class is null) <> (customer_id is null)),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, customer_id) references trading_partner (tenant_id, id)
);
call protect_table('lot_restriction', 'select, insert, delete');

-- What somebody attests of a lot: a certificate of analysis, of origin, organic. Its number makes it one, however often it is sent.
create table lot_certificate (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  lot_id bigint not null,
  kind text collate "C" not null check (length(kind) between 1 and 50),
  number text collate "C" not null check (length(number) between 1 and 100),
  -- Both days included; null for no limit.
  valid_from date,
  valid_until date,
  -- Where the document is kept.
  document text check (length(document) between 1 and 500),
  attached_by bigint not null,
  attached_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, lot_id, kind, number),
  check (valid_from <= valid_until),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, attached_by) references principal (tenant_id, id)
);
call protect_table('lot_certificate', 'select, insert, update');

-- What was shipped to one place of a customer, or to the customer where no place is said.
create index demand_order_place on demand_order (tenant_id, customer_id, coalesce(ship_to_id, 0), id);
