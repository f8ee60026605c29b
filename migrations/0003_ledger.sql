-- Lots, balances, the append-only ledger, genealogy. Shapes: docs/adr/0006. Locks are taken scope -> lots -> balances, each in id order.

create table lot (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  item_id bigint not null,
  supplier_id bigint,
  lot_number text collate "C" not null check (length(lot_number) between 1 and 50),
  supplier_lot_number text,
  supplier_lot_normalised text collate "C",
  traceability_lot_code text,
  traceability_lot_code_source text,
  manufactured_on date,
  expires_on date,
  best_before_on date,
  retest_on date,
  country_of_origin text,
  attributes jsonb not null default '{}',
  quality text not null check (quality in ('PENDING_INSPECTION', 'RELEASED', 'CONDITIONALLY_RELEASED', 'REJECTED', 'RETEST_REQUIRED')),
  -- expires_on, else best_before_on if the item blocks on it, else infinity. Expired when the site's today lies after it.
  usable_through date not null default 'infinity',
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique nulls not distinct (tenant_id, item_id, supplier_id, lot_number),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, supplier_id) references trading_partner (tenant_id, id)
);
create unique index lot_supplier_lot on lot (tenant_id, item_id, supplier_id, supplier_lot_normalised) nulls not distinct
  where supplier_lot_normalised is not null;
create index lot_number_search on lot (tenant_id, lot_number, id);
create index lot_supplier_lot_search on lot (tenant_id, supplier_lot_normalised, id) where supplier_lot_normalised is not null;
create index lot_quality on lot (tenant_id, quality, id);
create index lot_usable_through on lot (tenant_id, usable_through, id);
create index lot_supplier on lot (tenant_id, supplier_id, id);
call protect_table('lot', 'select, insert, update');

create table handling_unit (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  code text collate "C" not null,
  kind text not null check (kind in ('PALLET', 'PACKAGE')),
  parent_id bigint,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, parent_id) references handling_unit (tenant_id, id)
);
-- SSCCs are reused once a unit is closed.
create unique index handling_unit_open_code on handling_unit (tenant_id, code) where closed_at is null;
call protect_table('handling_unit', 'select, insert, update');

-- The account of the ledger. Physical and IN_TRANSIT bins store on_hand and never go below zero; the other virtual bins are accounts
-- whose sum lies in the ledger alone (stored = false).
create table balance (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  lot_id bigint not null,
  bin_id bigint not null,
  condition text not null check (condition in ('GOOD', 'DAMAGED', 'OPENED', 'RETURNED_UNINSPECTED')),
  ownership text not null check (ownership in ('OWNED', 'CONSIGNMENT', 'VMI', 'CUSTOMER_OWNED')),
  owner_id bigint,
  handling_unit_id bigint,
  item_id bigint not null,
  site_id bigint not null,
  stored boolean not null,
  on_hand numeric(20,6) not null default 0 check (on_hand >= 0),
  allocated numeric(20,6) not null default 0 check (allocated >= 0 and allocated <= on_hand),
  held numeric(20,6) not null default 0 check (held >= 0 and held <= on_hand),
  -- One bit a hard block (src/domain/stock/blocks.ts); 0 and not expired means it may be allocated.
  blocked_bits integer not null,
  usable_through date not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, lot_id, bin_id, condition, ownership, owner_id, handling_unit_id),
  unique (tenant_id, id, lot_id),
  check (stored or on_hand = 0),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, bin_id, site_id) references bin (tenant_id, id, site_id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, owner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, handling_unit_id) references handling_unit (tenant_id, id)
) with (fillfactor = 80);
create index balance_first_expiring on balance (tenant_id, item_id, site_id, usable_through, lot_id, bin_id) where blocked_bits = 0;
create index balance_item on balance (tenant_id, item_id, site_id, id);
create index balance_bin on balance (tenant_id, bin_id, id);
create index balance_site on balance (tenant_id, site_id, id);
create index balance_handling_unit on balance (tenant_id, handling_unit_id) where handling_unit_id is not null;
create index balance_usable_through on balance (tenant_id, usable_through, id) where stored;
create index balance_expiring on balance (tenant_id, site_id, usable_through, id) where stored;
call protect_table('balance', 'select, insert, update');

create table inventory_transaction (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  type text not null check (type in ('RECEIPT', 'PUTAWAY', 'MOVE', 'TRANSFER_OUT', 'TRANSFER_IN', 'PICK', 'SHIP', 'ISSUE', 'PRODUCE',
    'SPLIT', 'MERGE', 'BLEND', 'REPACK', 'RELABEL', 'REWORK', 'KIT', 'COUNT', 'ADJUST', 'RETURN_IN', 'RETURN_TO_VENDOR', 'SCRAP',
    'DESTROY', 'OPENING_BALANCE', 'REVERSAL', 'OWNERSHIP_CHANGE', 'CONDITION_CHANGE', 'DISASSEMBLE', 'NEST', 'UNNEST', 'DELIVER')),
  reason_code text,
  reason_note text,
  principal_id bigint not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  -- What caused it, once for ever: the command's key, a document and its line. Never expires, unlike idempotency_key.
  source_type text not null,
  source_id text not null,
  source_line text not null,
  reference_type text,
  reference_id text,
  request_id text,
  reverses_id bigint,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, source_type, source_id, source_line),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  foreign key (tenant_id, reverses_id) references inventory_transaction (tenant_id, id)
);
create unique index inventory_transaction_reversed_once on inventory_transaction (tenant_id, reverses_id) where reverses_id is not null;
call protect_table('inventory_transaction', 'select, insert');

-- Append-only. The id is drawn after all balance locks are held (identity, cache 1): it is the ledger's order. Both balances belong to
-- the entry's lot, by foreign key: goods never change lot by a move, only through PRODUCTION in a transformation.
create table ledger_entry (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity (cache 1),
  transaction_id bigint not null,
  lot_id bigint not null,
  from_balance_id bigint not null,
  to_balance_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  catch_quantity numeric(20,6),
  catch_unit text,
  value numeric(20,4) not null default 0,
  cost_source text not null check (cost_source in ('UNKNOWN', 'DECLARED', 'PURCHASE_ORDER', 'STANDARD', 'TRANSFORMATION', 'MOVING_AVERAGE', 'LOT')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  check (from_balance_id <> to_balance_id),
  foreign key (tenant_id, transaction_id) references inventory_transaction (tenant_id, id),
  foreign key (tenant_id, from_balance_id, lot_id) references balance (tenant_id, id, lot_id),
  foreign key (tenant_id, to_balance_id, lot_id) references balance (tenant_id, id, lot_id)
);
create index ledger_entry_lot on ledger_entry (tenant_id, lot_id, id);
create index ledger_entry_transaction on ledger_entry (tenant_id, transaction_id, id);
create index ledger_entry_from on ledger_entry (tenant_id, from_balance_id, id);
create index ledger_entry_to on ledger_entry (tenant_id, to_balance_id, id);
call protect_table('ledger_entry', 'select, insert');

create table entry_serial (
  tenant_id bigint not null references tenant,
  entry_id bigint not null,
  serial_number text not null,
  primary key (tenant_id, entry_id, serial_number),
  foreign key (tenant_id, entry_id) references ledger_entry (tenant_id, id)
);
call protect_table('entry_serial', 'select, insert');

-- Attributes, quality and holds of a lot as they were said: columns on lot and balance are projections of these.
create table lot_fact (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  lot_id bigint not null,
  field text not null,
  value jsonb not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  principal_id bigint not null,
  transaction_id bigint,
  primary key (tenant_id, id),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  foreign key (tenant_id, transaction_id) references inventory_transaction (tenant_id, id)
);
create index lot_fact_lot on lot_fact (tenant_id, lot_id, field, id);
call protect_table('lot_fact', 'select, insert');

create table transformation (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  kind text not null check (kind in ('SPLIT', 'MERGE', 'BLEND', 'REPACK', 'RELABEL', 'REWORK', 'PRODUCE', 'DISASSEMBLE', 'KIT')),
  transaction_id bigint not null,
  site_id bigint not null,
  declared_loss numeric(20,6) not null default 0 check (declared_loss >= 0),
  sample numeric(20,6) not null default 0 check (sample >= 0),
  -- How far inputs and outputs were allowed to differ when it was posted.
  tolerance numeric(20,6) not null check (tolerance >= 0),
  occurred_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, transaction_id),
  foreign key (tenant_id, transaction_id) references inventory_transaction (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id)
);
call protect_table('transformation', 'select, insert');

create table transformation_input (
  tenant_id bigint not null references tenant,
  transformation_id bigint not null,
  entry_id bigint not null,
  lot_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  primary key (tenant_id, transformation_id, entry_id),
  foreign key (tenant_id, transformation_id) references transformation (tenant_id, id),
  foreign key (tenant_id, entry_id) references ledger_entry (tenant_id, id),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id)
);
create index transformation_input_lot on transformation_input (tenant_id, lot_id);
call protect_table('transformation_input', 'select, insert');

create table transformation_output (
  tenant_id bigint not null references tenant,
  transformation_id bigint not null,
  entry_id bigint not null,
  lot_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  role text not null check (role in ('MAIN', 'CO_PRODUCT', 'BY_PRODUCT', 'SCRAP', 'SAMPLE', 'REMAINDER')),
  -- Weight of this output when the inputs are attributed to outputs.
  share numeric(20,6) not null check (share > 0),
  primary key (tenant_id, transformation_id, entry_id),
  foreign key (tenant_id, transformation_id) references transformation (tenant_id, id),
  foreign key (tenant_id, entry_id) references ledger_entry (tenant_id, id),
  foreign key (tenant_id, lot_id) references lot (tenant_id, id)
);
create index transformation_output_lot on transformation_output (tenant_id, lot_id);
call protect_table('transformation_output', 'select, insert');

-- The projection a trace walks: which lot went into which, how much of the parent, at which output entry.
create table genealogy_edge (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  parent_lot_id bigint not null,
  child_lot_id bigint not null,
  transformation_id bigint not null,
  quantity numeric(20,6) not null check (quantity > 0),
  entry_id bigint not null,
  occurred_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, transformation_id, parent_lot_id, child_lot_id, entry_id),
  check (parent_lot_id <> child_lot_id),
  foreign key (tenant_id, parent_lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, child_lot_id) references lot (tenant_id, id),
  foreign key (tenant_id, transformation_id) references transformation (tenant_id, id),
  foreign key (tenant_id, entry_id) references ledger_entry (tenant_id, id)
);
create index genealogy_edge_forward on genealogy_edge (tenant_id, parent_lot_id) include (child_lot_id, quantity, entry_id);
create index genealogy_edge_backward on genealogy_edge (tenant_id, child_lot_id) include (parent_lot_id, quantity, entry_id);
call protect_table('genealogy_edge', 'select, insert');
