-- Addresses that shops and carriers post their webhooks to (docs/adr/0023). What comes in is an inbound_message like any other.

create table inbound_endpoint (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  -- What the tenant calls it; of a shop, the source of its orders.
  code text collate "C" not null check (length(code) between 1 and 50),
  connector text not null,
  -- Whose messages come here: the customer of a shop's orders, or a carrier.
  partner_id bigint not null,
  -- Where a shop's orders are served from, and a place of the partner that they go to.
  site_id bigint,
  ship_to_id bigint,
  -- Orders bind what there is; else one that is short is refused as a whole.
  partial boolean not null,
  retired_on date,
  defined_by bigint not null,
  defined_at timestamptz not null,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, code),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, site_id) references site (tenant_id, id),
  foreign key (tenant_id, ship_to_id, partner_id) references partner_location (tenant_id, id, partner_id),
  foreign key (tenant_id, defined_by) references principal (tenant_id, id)
);
create index inbound_endpoint_partner on inbound_endpoint (tenant_id, partner_id, id);
call protect_table('inbound_endpoint', 'select, insert, update');

-- What its sender signs with. A signature is checked with the secret itself, so that no hash would do; at most two, so that one can be replaced.
-- Ended ones are gone, and nobody reads them but the door.
create table inbound_endpoint_secret (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  endpoint_id bigint not null,
  secret text not null check (length(secret) between 16 and 200),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references inbound_endpoint (tenant_id, id)
);
create index inbound_endpoint_secret_endpoint on inbound_endpoint_secret (tenant_id, endpoint_id, id);
call protect_table('inbound_endpoint_secret', 'select, insert, delete');
revoke select on inbound_endpoint_secret from lotgraph_verify;

alter table inbound_message
  drop constraint inbound_message_way_in_check,
  add constraint inbound_message_way_in_check check (way_in in ('HTTP', 'GRAPHQL', 'DROP_FOLDER', 'WEBHOOK')),
  add column endpoint_id bigint,
  -- What the sender calls the kind of event, what makes it the same event when it comes again, and when it says it happened.
  add column topic text,
  add column event_key text collate "C",
  add column sent_at timestamptz,
  add constraint inbound_message_event check ((endpoint_id is null) = (event_key is null) and (endpoint_id is null) = (topic is null)),
  add foreign key (tenant_id, endpoint_id) references inbound_endpoint (tenant_id, id);
create unique index inbound_message_event_once on inbound_message (tenant_id, endpoint_id, event_key) where endpoint_id is not null;

-- The newest state of each order that its shop told: whatever comes later and is older changes nothing, also before the order itself came.
create table shop_order (
  tenant_id bigint not null references tenant,
  endpoint_id bigint not null,
  external_id text collate "C" not null check (length(external_id) between 1 and 100),
  -- Compares as text: of two states, the higher one is the later.
  version text collate "C" not null,
  wanted jsonb not null,
  -- What was last brought about. Unsettled: an earlier state may still be on its way to the order.
  applied_version text collate "C",
  applied jsonb,
  unsettled boolean not null default false,
  primary key (tenant_id, endpoint_id, external_id),
  foreign key (tenant_id, endpoint_id) references inbound_endpoint (tenant_id, id)
);
call protect_table('shop_order', 'select, insert, update');
