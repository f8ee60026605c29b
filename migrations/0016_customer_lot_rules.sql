-- What customers ask of the lots they get (docs/adr/0017): data that the allocator goes by, beside what makes stock unavailable to everybody.

alter table trading_partner add column customer_class text collate "C" check (length(customer_class) between 1 and 50);
create index trading_partner_class on trading_partner (tenant_id, customer_class, id) where customer_class is not null;

-- One rule a class, customer or place of a customer, for all items or for one. What it does not ask for is null: a less specific rule may.
create table customer_lot_rule (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  customer_class text collate "C" check (length(customer_class) between 1 and 50),
  customer_id bigint,
  ship_to_id bigint,
  item_id bigint,
  minimum_remaining_days integer check (minimum_remaining_days between 0 and 36500),
  minimum_remaining_percent integer check (minimum_remaining_percent between 0 and 100),
  counted_on text not null check (counted_on in ('SHIPPING', 'DELIVERY')),
  -- ISO 3166-1 alpha-2. Empty: it asks for nothing.
  allowed_origins text[] not null default '{}',
  denied_origins text[] not null default '{}',
  maximum_lots integer check (maximum_lots between 1 and 1000),
  defined_by bigint not null,
  defined_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique nulls not distinct (tenant_id, customer_class, customer_id, ship_to_id, item_id),
  check ((customer_class is null) <> (customer_id is null)),
  check (ship_to_id is null or customer_id is not null),
  foreign key (tenant_id, customer_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, ship_to_id, customer_id) references partner_location (tenant_id, id, partner_id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, defined_by) references principal (tenant_id, id)
);
create index customer_lot_rule_customer on customer_lot_rule (tenant_id, customer_id, id);
create index customer_lot_rule_item on customer_lot_rule (tenant_id, item_id, id);
create index customer_lot_rule_class on customer_lot_rule (tenant_id, customer_class, id);
call protect_table('customer_lot_rule', 'select, insert, update');

-- Lots that a rule approves, and then no others, or excludes.
create table customer_lot_rule_lot (
  tenant_id bigint not null references tenant,
  rule_id bigint not null,
  lot_id bigint not null,
  is_approved boolean not null,
  primary key (tenant_id, rule_id, lot_id),
  foreign key (tenant_id, rule_id) references customer_lot_rule (tenant_id, id),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id)
);
call protect_table('customer_lot_rule_lot', 'select, insert, delete');
