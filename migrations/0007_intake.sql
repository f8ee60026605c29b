-- Messages in and out. Raw bytes are kept before anything else happens to them, in chunks of at most 1 MiB.

create table inbound_message (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  connector text not null,
  -- null while the sender is unknown.
  partner_id bigint,
  way_in text not null check (way_in in ('HTTP', 'GRAPHQL', 'DROP_FOLDER')),
  file_name text,
  sha256 bytea not null,
  byte_length integer not null,
  status text not null check (status in ('RECEIVED', 'PROCESSED', 'PARKED', 'DUPLICATE', 'REJECTED', 'UNREADABLE')),
  is_test boolean not null default false,
  duplicate_of_id bigint,
  attempts integer not null default 0,
  -- Issues with positions, as the connector told them (connectors/contract/connector.ts Issue[]).
  issues jsonb not null default '[]',
  received_by bigint not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  version bigint not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, duplicate_of_id) references inbound_message (tenant_id, id),
  foreign key (tenant_id, received_by) references principal (tenant_id, id)
);
create index inbound_message_status on inbound_message (tenant_id, status, id);
create index inbound_message_partner on inbound_message (tenant_id, partner_id, id);
create index inbound_message_content on inbound_message (tenant_id, sha256, id);
call protect_table('inbound_message', 'select, insert, update');

create table message_chunk (
  tenant_id bigint not null references tenant,
  message_id bigint not null,
  ordinal integer not null,
  bytes bytea not null check (length(bytes) <= 1048576),
  primary key (tenant_id, message_id, ordinal),
  foreign key (tenant_id, message_id) references inbound_message (tenant_id, id)
);
call protect_table('message_chunk', 'select, insert');

-- Second level of duplicates: an interchange control number is used once by a sender towards a receiver.
create table edi_interchange (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  partner_id bigint not null,
  message_id bigint not null,
  sender text not null,
  receiver text not null,
  control_number text not null,
  is_test boolean not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, sender, receiver, is_test, control_number),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, message_id) references inbound_message (tenant_id, id)
);
create index edi_interchange_message on edi_interchange (tenant_id, message_id);
call protect_table('edi_interchange', 'select, insert');

-- One transaction set of a message and what became of it. Business key: partner and the sender's document number (BSN02).
create table inbound_document (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  message_id bigint not null,
  -- Place in the file: interchange, group and set, each from 1.
  interchange_ordinal integer not null,
  group_ordinal integer not null,
  set_ordinal integer not null,
  kind text not null,
  set_control_number text not null,
  document_number text,
  content_sha256 bytea,
  status text not null check (status in ('APPLIED', 'HELD', 'REJECTED', 'DUPLICATE')),
  inbound_shipment_id bigint,
  issues jsonb not null default '[]',
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  unique (tenant_id, message_id, interchange_ordinal, group_ordinal, set_ordinal),
  foreign key (tenant_id, message_id) references inbound_message (tenant_id, id),
  foreign key (tenant_id, inbound_shipment_id) references inbound_shipment (tenant_id, id)
);
create index inbound_document_shipment on inbound_document (tenant_id, inbound_shipment_id);
call protect_table('inbound_document', 'select, insert, update');

create table outbound_message (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  public_id uuid not null,
  partner_id bigint,
  kind text not null,
  control_number text not null,
  in_reply_to_id bigint,
  -- Which part of the message it answers ('TA1:1', '997:1.1'): written once, sent again on a duplicate.
  reply_key text,
  body bytea not null,
  status text not null check (status in ('READY', 'SENT')),
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id),
  foreign key (tenant_id, in_reply_to_id) references inbound_message (tenant_id, id)
);
create unique index outbound_message_reply_once on outbound_message (tenant_id, in_reply_to_id, reply_key) where reply_key is not null;
create index outbound_message_reply on outbound_message (tenant_id, in_reply_to_id, id);
-- The drop folder asks for these twice a second.
create index outbound_message_ready on outbound_message (tenant_id, id) where status = 'READY';
call protect_table('outbound_message', 'select, insert, update');

-- Control numbers we give out, one row a partner and kind; locked while the next is drawn.
create table control_number (
  tenant_id bigint not null references tenant,
  partner_id bigint not null,
  kind text not null,
  last bigint not null default 0,
  primary key (tenant_id, partner_id, kind),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id)
);
call protect_table('control_number', 'select, insert, update');

-- Versioned partner profiles as data (connectors/edi/profile.ts). The newest version is in force.
create table partner_profile (
  tenant_id bigint not null references tenant,
  partner_id bigint not null,
  connector text not null,
  version integer not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, partner_id, connector, version),
  foreign key (tenant_id, partner_id) references trading_partner (tenant_id, id)
);
call protect_table('partner_profile', 'select, insert');
