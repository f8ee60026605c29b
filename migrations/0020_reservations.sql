-- Claims on an item at a site that end by themselves (docs/adr/0021). Whether one lives is asked of the instant: nothing has to be done for it to expire.

create table reservation (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  item_id bigint not null,
  site_id bigint not null,
  -- null: of the tenant's own people, for whoever they name later.
  customer_id bigint,
  quantity numeric(20,6) not null check (quantity > 0),
  expires_at timestamptz not null,
  reserved_by bigint not null,
  reserved_at timestamptz not null,
  -- Before it expired: set free, or used by an order, once.
  ended_at timestamptz,
  end_reason text check (end_reason in ('RELEASED', 'USED')),
  order_id bigint,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  check (expires_at > reserved_at),
  check ((ended_at is null) = (end_reason is null)),
  check ((order_id is null) = (end_reason is distinct from 'USED')),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, customer_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, reserved_by) references principal (tenant_id, id),
  foreign key (tenant_id, order_id) references demand_order (tenant_id, id)
);
-- What expired lies before what lives: it is never read again.
create index reservation_live on reservation (tenant_id, item_id, site_id, expires_at) include (quantity) where ended_at is null;
call protect_table('reservation', 'select, insert, update');

-- A customer and a storefront see their own.
call let_partners_read('reservation',
  'tenant_id, id, public_id, item_id, site_id, customer_id, quantity, expires_at, reserved_at, ended_at, end_reason, version',
  'reservation.customer_id = current_partner()');
