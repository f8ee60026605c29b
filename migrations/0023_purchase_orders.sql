-- What was ordered from suppliers, as far as it tells what is still to come (docs/adr/0021). Announcements name it by its number (PRF of an 856).

create table purchase_order (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  -- Ours, as suppliers write it in what they announce.
  order_number text collate "C" not null check (length(order_number) between 1 and 50),
  supplier_id bigint not null,
  site_id bigint not null,
  created_by bigint not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, order_number),
  foreign key (tenant_id, supplier_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, created_by) references principal (tenant_id, id)
);
create index purchase_order_supplier on purchase_order (tenant_id, supplier_id, id);
call protect_table('purchase_order', 'select, insert, update');

create table purchase_order_line (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  order_id bigint not null,
  line_number integer not null check (line_number > 0),
  item_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  -- All that came of it, also beyond what was ordered.
  received numeric(20,6) not null default 0 check (received >= 0),
  expected_on date,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, order_id, line_number),
  foreign key (tenant_id, order_id) references purchase_order (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
create index purchase_order_line_item on purchase_order_line (tenant_id, item_id, id);
call protect_table('purchase_order_line', 'select, insert, update');

create index inbound_shipment_line_purchase_order on inbound_shipment_line (tenant_id, purchase_order_number, item_id) where purchase_order_number is not null;
