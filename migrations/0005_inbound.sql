-- What suppliers announce (the ASN) and what was received. An announcement never makes stock.

create table inbound_shipment (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  supplier_id bigint not null,
  shipment_number text collate "C" not null,
  revision integer not null default 1,
  content_sha256 bytea not null,
  purpose text not null,
  status text not null check (status in ('EXPECTED', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CANCELLED')),
  site_id bigint,
  shipped_on date,
  expected_on date,
  carrier_code text,
  bill_of_lading text,
  recorded_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, supplier_id, shipment_number),
  foreign key (tenant_id, supplier_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id)
);
create index inbound_shipment_number on inbound_shipment (tenant_id, shipment_number, id);
create index inbound_shipment_status on inbound_shipment (tenant_id, status, id);
create index inbound_shipment_expected on inbound_shipment (tenant_id, expected_on, id);
call protect_table('inbound_shipment', 'select, insert, update');

create table inbound_handling_unit (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  shipment_id bigint not null,
  code text collate "C" not null,
  kind text not null check (kind in ('PALLET', 'PACKAGE')),
  parent_code text,
  primary key (tenant_id, id),
  unique (tenant_id, shipment_id, code),
  foreign key (tenant_id, shipment_id) references inbound_shipment (tenant_id, id)
);
create index inbound_handling_unit_code on inbound_handling_unit (tenant_id, code);
call protect_table('inbound_handling_unit', 'select, insert');

create table inbound_shipment_line (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  shipment_id bigint not null,
  line_number integer not null,
  item_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  received numeric(20,6) not null default 0 check (received >= 0),
  announced_quantity text not null,
  announced_unit text not null,
  purchase_order_number text,
  -- null: lot to be captured at the dock.
  supplier_lot_number text,
  supplier_lot_normalised text collate "C",
  expires_on date,
  best_before_on date,
  manufactured_on date,
  packed_on date,
  country_of_origin text,
  traceability_lot_code text,
  traceability_lot_code_source text,
  handling_unit_code text,
  hl_path text[] not null default '{}',
  description text,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, shipment_id, line_number),
  foreign key (tenant_id, shipment_id) references inbound_shipment (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
create index inbound_shipment_line_item on inbound_shipment_line (tenant_id, item_id, id);
call protect_table('inbound_shipment_line', 'select, insert, update');

create table receipt (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  transaction_id bigint not null,
  supplier_id bigint,
  inbound_shipment_id bigint,
  site_id bigint not null,
  occurred_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, transaction_id),
  foreign key (tenant_id, transaction_id) references inventory_transaction (tenant_id, id),
  foreign key (tenant_id, supplier_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, inbound_shipment_id) references inbound_shipment (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id)
);
create index receipt_supplier on receipt (tenant_id, supplier_id, occurred_at);
create index receipt_inbound_shipment on receipt (tenant_id, inbound_shipment_id, id);
call protect_table('receipt', 'select, insert');

create table receipt_line (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  receipt_id bigint not null,
  line_number integer not null,
  lot_id bigint not null,
  bin_id bigint not null,
  entry_id bigint not null,
  inbound_shipment_line_id bigint,
  quantity numeric(20,6) not null check (quantity > 0),
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, receipt_id, line_number),
  foreign key (tenant_id, receipt_id) references receipt (tenant_id, id),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, bin_id) references bin (tenant_id, id),
  foreign key (tenant_id, entry_id) references ledger_entry (tenant_id, id),
  foreign key (tenant_id, inbound_shipment_line_id) references inbound_shipment_line (tenant_id, id)
);
create index receipt_line_lot on receipt_line (tenant_id, lot_id, id);
create index receipt_line_inbound_line on receipt_line (tenant_id, inbound_shipment_line_id);
call protect_table('receipt_line', 'select, insert');

create table receiving_discrepancy (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  receipt_id bigint not null,
  inbound_shipment_line_id bigint,
  receipt_line_id bigint,
  type text not null check (type in ('SHORTAGE', 'OVERAGE', 'CONCEALED_SHORTAGE', 'CONCEALED_OVERAGE', 'DAMAGED', 'WRONG_ITEM',
    'LOT_MISMATCH', 'EXPIRY_MISMATCH', 'NO_DATA', 'NO_GOODS', 'DUPLICATE')),
  quantity numeric(20,6),
  expected text,
  seen text,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, receipt_id) references receipt (tenant_id, id),
  foreign key (tenant_id, inbound_shipment_line_id) references inbound_shipment_line (tenant_id, id),
  foreign key (tenant_id, receipt_line_id) references receipt_line (tenant_id, id)
);
create index receiving_discrepancy_receipt on receiving_discrepancy (tenant_id, receipt_id, id);
create index receiving_discrepancy_inbound_line on receiving_discrepancy (tenant_id, inbound_shipment_line_id);
call protect_table('receiving_discrepancy', 'select, insert');
