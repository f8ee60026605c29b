-- Sites, zones, bins; items with their pack levels. Master data is retired, never deleted.

create table site (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  legal_entity_id bigint not null,
  code text collate "C" not null,
  name text not null,
  kind text not null default 'WAREHOUSE' check (kind in ('WAREHOUSE', 'PLANT', 'THIRD_PARTY', 'SUBCONTRACTOR')),
  gln text,
  time_zone text not null,
  retired_on date,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, code),
  foreign key (tenant_id, legal_entity_id) references legal_entity (tenant_id, id)
);
create unique index site_gln on site (tenant_id, gln) where gln is not null;
call protect_table('site', 'select, insert, update');

create table zone (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  site_id bigint not null,
  code text collate "C" not null,
  name text not null,
  storage_type text,
  temperature_minimum_celsius numeric(6,2),
  temperature_maximum_celsius numeric(6,2),
  hazard_classes text[] not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, site_id, code),
  foreign key (tenant_id, site_id) references site (tenant_id, id)
);
call protect_table('zone', 'select, insert, update');

create table bin (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  site_id bigint not null,
  zone_id bigint,
  parent_bin_id bigint,
  code text collate "C" not null,
  kind text not null check (kind in ('STORAGE', 'PICK_FACE', 'RECEIVING', 'STAGING', 'QUARANTINE', 'DAMAGED', 'VESSEL',
    'SUPPLIER', 'CUSTOMER', 'PRODUCTION', 'SCRAP', 'ADJUSTMENT', 'IN_TRANSIT')),
  retired_on date,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, site_id, code),
  unique (tenant_id, id, site_id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, zone_id) references zone (tenant_id, id),
  foreign key (tenant_id, parent_bin_id) references bin (tenant_id, id)
);
create index bin_kind on bin (tenant_id, site_id, kind, id);
call protect_table('bin', 'select, insert, update');

create table item (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  sku text collate "C" not null,
  name text not null,
  base_unit text not null,
  scale smallint not null check (scale between 0 and 6),
  lot_controlled boolean not null default true,
  shelf_life_days integer check (shelf_life_days > 0),
  inspection_required boolean not null default false,
  blocks_on_best_before boolean not null default false,
  near_expiry_days integer not null default 30 check (near_expiry_days >= 0),
  expiry_alert_days integer[] not null default '{30,7,1}',
  transformation_tolerance_percent numeric(6,3) not null default 5 check (transformation_tolerance_percent between 0 and 100),
  retired_on date,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, sku)
);
call protect_table('item', 'select, insert, update');

-- One row a unit the item is kept, sold or packed in: 1 unit = numerator/denominator base units, exactly.
create table pack_level (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  item_id bigint not null,
  unit_code text not null,
  gtin text,
  numerator bigint not null check (numerator > 0),
  denominator bigint not null default 1 check (denominator > 0),
  primary key (tenant_id, id),
  unique (tenant_id, item_id, unit_code),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
create unique index pack_level_gtin on pack_level (tenant_id, gtin) where gtin is not null;
call protect_table('pack_level', 'select, insert, update, delete');

-- What a partner calls our item or unit in its messages (X12 element 235 qualifier and code).
create table partner_item (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  partner_id bigint not null,
  qualifier text not null,
  code text collate "C" not null,
  item_id bigint not null,
  primary key (tenant_id, id),
  unique (tenant_id, partner_id, qualifier, code),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
call protect_table('partner_item', 'select, insert, update, delete');

-- item_id null: this partner writes the unit so for every item.
create table partner_unit (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  partner_id bigint not null,
  item_id bigint,
  code text collate "C" not null,
  numerator bigint not null check (numerator > 0),
  denominator bigint not null default 1 check (denominator > 0),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, partner_id, item_id, code),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
call protect_table('partner_unit', 'select, insert, update, delete');
