-- Reversible stops. Several at once; releasing one leaves the others. Balances carry their effect (blocked_bits, held).

create table hold (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  type text not null check (type in ('QUALITY', 'REGULATORY', 'RECALL', 'QUARANTINE', 'INVESTIGATION', 'MISSING_DOCUMENT',
    'TEMPERATURE_EXCURSION', 'CUSTOMER_COMPLAINT', 'SUSPECT_PRODUCT', 'COUNT_IN_PROGRESS', 'CUSTOMS')),
  scope text not null check (scope in ('LOT', 'LOT_SITE', 'LOT_BIN', 'HANDLING_UNIT', 'QUANTITY', 'PREDICATE')),
  lot_id bigint,
  site_id bigint,
  bin_id bigint,
  handling_unit_id bigint,
  quantity numeric(20,6) check (quantity > 0),
  -- Drawn from the ledger's sequence under the tenant's scope lock (predicate holds and recalls), else null.
  entry_id bigint,
  reason_code text not null,
  reason_note text,
  inherited_from_hold_id bigint,
  placed_by bigint not null,
  placed_at timestamptz not null,
  released_by bigint,
  released_at timestamptz,
  release_reason_code text,
  release_note text,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  check ((released_at is null) = (released_by is null)),
  check (case scope
    when 'LOT' then lot_id is not null and site_id is null and bin_id is null and quantity is null
    when 'LOT_SITE' then lot_id is not null and site_id is not null and bin_id is null and quantity is null
    when 'LOT_BIN' then lot_id is not null and bin_id is not null and quantity is null
    when 'QUANTITY' then lot_id is not null and bin_id is not null and quantity is not null
    else true end),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, bin_id) references bin (tenant_id, id),
  foreign key (tenant_id, handling_unit_id) references handling_unit (tenant_id, id),
  foreign key (tenant_id, inherited_from_hold_id) references hold (tenant_id, id),
  foreign key (tenant_id, placed_by) references principal (tenant_id, id),
  foreign key (tenant_id, released_by) references principal (tenant_id, id)
);
create index hold_open_lot on hold (tenant_id, lot_id) where released_at is null;
create index hold_lot on hold (tenant_id, lot_id, id);
create index hold_open on hold (tenant_id, id) where released_at is null;
create index hold_released on hold (tenant_id, id) where released_at is not null;
create index hold_type on hold (tenant_id, type, id);
create index hold_site on hold (tenant_id, site_id, id);
call protect_table('hold', 'select, insert, update');

-- How a QUANTITY hold lies on balances: their `held` is the sum of the open ones.
create table hold_quantity (
  tenant_id bigint not null references tenant,
  hold_id bigint not null,
  balance_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  primary key (tenant_id, hold_id, balance_id),
  foreign key (tenant_id, hold_id) references hold (tenant_id, id),
  foreign key (tenant_id, balance_id) references balance (tenant_id, id)
);
create index hold_quantity_balance on hold_quantity (tenant_id, balance_id);
call protect_table('hold_quantity', 'select, insert');

-- Something a person must look at.
create table work_exception (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  kind text not null,
  severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  owner_role text not null,
  summary text not null,
  subjects jsonb not null,
  raised_at timestamptz not null,
  due_at timestamptz,
  resolved_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, public_id)
);
create index work_exception_open on work_exception (tenant_id, id) where resolved_at is null;
call protect_table('work_exception', 'select, insert, update');
