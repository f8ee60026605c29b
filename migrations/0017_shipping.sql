-- What is picked, packed and shipped, and where it is since (docs/adr/0018): exactly which lot went to whom, for which line of which order.

-- What has left of a line. Open is what is wanted, less what is allocated and what has left.
alter table demand_order_line add column shipped numeric(20,6) not null default 0 check (shipped >= 0);
alter table demand_order_line add constraint demand_order_line_within_wanted check (allocated + shipped <= quantity);
grant select (shipped) on demand_order_line to lotgraph_partner;

alter table demand_order drop constraint demand_order_status_check;
alter table demand_order add constraint demand_order_status_check check (status in ('OPEN', 'SHIPPED', 'CANCELLED'));

-- Goods that arrived lie in a CUSTOMER bin of their consignee: of the customer, or of its place they went to.
alter table bin add column consignee_id bigint, add column consignee_location_id bigint;
alter table bin add constraint bin_consignee check (consignee_id is null or kind = 'CUSTOMER');
alter table bin add constraint bin_consignee_location check (consignee_location_id is null or consignee_id is not null);
alter table bin add foreign key (tenant_id, consignee_id) references trading_partner (tenant_id, id);
alter table bin add foreign key (tenant_id, consignee_location_id, consignee_id) references partner_location (tenant_id, id, partner_id);
create unique index bin_of_consignee on bin (tenant_id, site_id, consignee_id, consignee_location_id) nulls not distinct where consignee_id is not null;

-- The company prefix that GS1 licensed to whoever packs here, and the next serial behind it.
alter table site add column gs1_company_prefix text check (gs1_company_prefix ~ '^\d{4,12}$');
create table sscc_series (
  tenant_id bigint not null references tenant,
  company_prefix text collate "C" not null,
  next_serial bigint not null check (next_serial >= 0),
  primary key (tenant_id, company_prefix)
);
call protect_table('sscc_series', 'select, insert, update');

-- What leaves together: goods of one order, at one time, to one place. States are those of carriers (src/domain/shipping).
create table shipment (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  shipment_number text collate "C" not null check (length(shipment_number) between 1 and 50),
  order_id bigint not null,
  customer_id bigint not null,
  ship_to_id bigint,
  site_id bigint not null,
  carrier_id bigint,
  service text,
  tracking_number text collate "C" check (length(tracking_number) between 1 and 100),
  bill_of_lading text,
  status text not null,
  shipped_at timestamptz not null,
  delivered_at timestamptz,
  recorded_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, shipment_number),
  unique (tenant_id, id, customer_id),
  foreign key (tenant_id, order_id) references demand_order (tenant_id, id),
  foreign key (tenant_id, customer_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, ship_to_id, customer_id) references partner_location (tenant_id, id, partner_id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, carrier_id) references trading_partner (tenant_id, id)
);
create index shipment_order on shipment (tenant_id, order_id, id);
create index shipment_customer on shipment (tenant_id, customer_id, id);
create index shipment_status on shipment (tenant_id, status, id);
create index shipment_shipped_at on shipment (tenant_id, shipped_at, id);
create index shipment_tracking_number on shipment (tenant_id, tracking_number, id) where tracking_number is not null;
call protect_table('shipment', 'select, insert, update');

-- A packed handling unit of an order; of a shipment once it has left.
create table package (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  order_id bigint not null,
  handling_unit_id bigint not null,
  -- Its code, an SSCC or a licence plate: the handling unit's own, which may come back on another.
  code text collate "C" not null,
  kind text not null check (kind in ('PALLET', 'PACKAGE')),
  tracking_number text collate "C" check (length(tracking_number) between 1 and 100),
  shipment_id bigint,
  status text,
  packed_by bigint not null,
  packed_at timestamptz not null,
  delivered_at timestamptz,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, handling_unit_id),
  check ((shipment_id is null) = (status is null)),
  foreign key (tenant_id, order_id) references demand_order (tenant_id, id),
  foreign key (tenant_id, handling_unit_id) references handling_unit (tenant_id, id),
  foreign key (tenant_id, shipment_id) references shipment (tenant_id, id),
  foreign key (tenant_id, packed_by) references principal (tenant_id, id)
);
create index package_order on package (tenant_id, order_id, id);
create index package_shipment on package (tenant_id, shipment_id, id) where shipment_id is not null;
create index package_tracking_number on package (tenant_id, tracking_number, id) where tracking_number is not null;
call protect_table('package', 'select, insert, update');

alter table allocation add column package_id bigint;
alter table allocation add foreign key (tenant_id, package_id) references package (tenant_id, id);

-- Which lot left for which line: for ever, whatever becomes of the order. Nothing leaves without its lot.
create table shipment_line (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  shipment_id bigint not null,
  order_line_id bigint not null,
  allocation_id bigint not null,
  package_id bigint,
  item_id bigint not null,
  lot_id bigint not null,
  -- The shipment's own.
  customer_id bigint not null,
  ship_to_id bigint,
  quantity numeric(20,6) not null check (quantity > 0),
  -- The entry by which it left, into the balance it travels in; the entry by which it arrived.
  shipped_entry_id bigint not null,
  travels_in_balance_id bigint not null,
  delivered_entry_id bigint,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, allocation_id),
  foreign key (tenant_id, shipment_id, customer_id) references shipment (tenant_id, id, customer_id),
  foreign key (tenant_id, ship_to_id, customer_id) references partner_location (tenant_id, id, partner_id),
  foreign key (tenant_id, order_line_id) references demand_order_line (tenant_id, id),
  foreign key (tenant_id, allocation_id) references allocation (tenant_id, id),
  foreign key (tenant_id, package_id) references package (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, shipped_entry_id) references ledger_entry (tenant_id, id),
  foreign key (tenant_id, travels_in_balance_id, lot_id) references balance (tenant_id, id, lot_id),
  foreign key (tenant_id, delivered_entry_id) references ledger_entry (tenant_id, id)
);
create index shipment_line_shipment on shipment_line (tenant_id, shipment_id, id);
create index shipment_line_order_line on shipment_line (tenant_id, order_line_id, id);
create index shipment_line_lot on shipment_line (tenant_id, lot_id, id);
create index shipment_line_customer on shipment_line (tenant_id, customer_id, id);
create index shipment_line_ship_to on shipment_line (tenant_id, ship_to_id, id) where ship_to_id is not null;
create index shipment_line_item on shipment_line (tenant_id, item_id, id);
create index shipment_line_package on shipment_line (tenant_id, package_id, id) where package_id is not null;
create index shipment_line_travelling on shipment_line (tenant_id, travels_in_balance_id) where delivered_entry_id is null;
call protect_table('shipment_line', 'select, insert, update');

-- What carriers said, each event once, in whatever order it came; also of numbers that nothing has left under yet.
create table tracking_event (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  source text collate "C" not null check (length(source) between 1 and 50),
  external_id text collate "C" not null check (length(external_id) between 1 and 200),
  tracking_number text collate "C" not null check (length(tracking_number) between 1 and 100),
  status text not null,
  note text,
  signed_by text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, source, external_id)
);
create index tracking_event_number on tracking_event (tenant_id, tracking_number, id);
call protect_table('tracking_event', 'select, insert');

-- A customer sees its own places, so that it can ask by them.
call let_partners_read('partner_location', 'tenant_id, id, public_id, partner_id, code, name', 'partner_id = current_partner()');

-- A customer sees what left for it, with the lots; not whose hands packed it nor where it lay.
call let_partners_read('shipment',
  'tenant_id, id, public_id, shipment_number, order_id, customer_id, ship_to_id, site_id, carrier_id, service, tracking_number, bill_of_lading, status,
   shipped_at, delivered_at, version',
  grant_condition('shipment', 'shipment', 'id'));
call let_partners_read('package', 'tenant_id, id, public_id, order_id, code, kind, tracking_number, shipment_id, status, packed_at, delivered_at, version',
  grant_condition('package', 'shipment', 'shipment_id'));
call let_partners_read('shipment_line',
  'tenant_id, id, public_id, shipment_id, order_line_id, package_id, item_id, lot_id, customer_id, ship_to_id, quantity',
  grant_condition('shipment_line', 'shipment', 'shipment_id'));
