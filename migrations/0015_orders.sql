-- What customers want, and which stock is bound to it (docs/adr/0017). Locks: orders, then items at sites, then balances, each in order.

-- A ship-to is a place of the order's own customer.
alter table partner_location add constraint partner_location_of_partner unique (tenant_id, id, partner_id);

-- "order" is a word of SQL. Sales are asked for by customers; transfers and work orders will ask for stock in the same way.
create table demand_order (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  kind text not null check (kind in ('SALES', 'TRANSFER', 'WORK_ORDER')),
  -- Whose numbers external_id is one of: a shop, a partner by its code.
  source text collate "C" not null check (length(source) between 1 and 50),
  external_id text collate "C" check (length(external_id) between 1 and 100),
  status text not null check (status in ('OPEN', 'CANCELLED')),
  customer_id bigint,
  ship_to_id bigint,
  site_id bigint not null,
  ship_on date not null,
  promised_on date,
  is_rush boolean not null default false,
  -- Among orders alike, the lower comes first.
  rank integer not null default 0,
  placed_by bigint not null,
  placed_at timestamptz not null,
  cancelled_at timestamptz,
  cancel_reason text,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, source, external_id),
  check (kind <> 'SALES' or customer_id is not null),
  check ((status = 'CANCELLED') = (cancelled_at is not null)),
  foreign key (tenant_id, customer_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, ship_to_id, customer_id) references partner_location (tenant_id, id, partner_id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, placed_by) references principal (tenant_id, id)
);
create index demand_order_external_id on demand_order (tenant_id, external_id, id) where external_id is not null;
create index demand_order_status on demand_order (tenant_id, status, id);
create index demand_order_customer on demand_order (tenant_id, customer_id, id);
create index demand_order_ship_on on demand_order (tenant_id, ship_on, id);
call protect_table('demand_order', 'select, insert, update');

create table demand_order_line (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  order_id bigint not null,
  line_number integer not null check (line_number > 0),
  item_id bigint not null,
  quantity numeric(20,6) not null check (quantity >= 0),
  -- Sum of its live allocations: never more than is wanted, whoever allocates.
  allocated numeric(20,6) not null default 0 check (allocated >= 0 and allocated <= quantity),
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, order_id, line_number),
  foreign key (tenant_id, order_id) references demand_order (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
create index demand_order_line_item on demand_order_line (tenant_id, item_id, id);
call protect_table('demand_order_line', 'select, insert, update');

-- A quantity of a balance bound to a line. States and strategies are codes of src/domain/allocation: 1 SOFT, 2 HARD, 3 PICKED, 4 PACKED,
-- 5 SHIPPED, 6 RELEASED, 7 EXPIRED. Those from HARD to PACKED are what balance.allocated counts.
create table allocation (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  order_line_id bigint not null,
  balance_id bigint not null,
  lot_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  state smallint not null check (state between 1 and 7),
  strategy smallint not null check (strategy between 1 and 6),
  -- Why this lot, as it was when it was decided.
  why text not null,
  allocated_by bigint not null,
  allocated_at timestamptz not null,
  ended_at timestamptz,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  check ((state in (5, 6, 7)) = (ended_at is not null)),
  foreign key (tenant_id, order_line_id) references demand_order_line (tenant_id, id),
  foreign key (tenant_id, balance_id, lot_id) references balance (tenant_id, id, lot_id),
  foreign key (tenant_id, allocated_by) references principal (tenant_id, id)
) with (fillfactor = 90);
create index allocation_line on allocation (tenant_id, order_line_id, id);
create index allocation_lot on allocation (tenant_id, lot_id, id);
create index allocation_live on allocation (tenant_id, balance_id, id) where ended_at is null;
call protect_table('allocation', 'select, insert, update');

-- FIFO and LIFO read the stock of an item by the age of its lots, as FEFO does by their last day.
create index balance_first_recorded on balance (tenant_id, item_id, site_id, lot_id, bin_id) where blocked_bits = 0;

-- A customer and a storefront see their own orders: what is wanted and how much of it is bound, never which lot lies where.
call let_partners_read('demand_order',
  'tenant_id, id, public_id, kind, source, external_id, status, customer_id, site_id, ship_on, promised_on, is_rush, placed_at, cancelled_at, version',
  grant_condition('demand_order', 'order', 'id'));
call let_partners_read('demand_order_line', 'tenant_id, id, public_id, order_id, line_number, item_id, quantity, allocated',
  grant_condition('demand_order_line', 'order', 'order_id'));
