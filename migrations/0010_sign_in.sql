-- Sign-in and browsers: people by tokens of an identity provider, pages that keys may be used from, documents that storefronts may send.
-- Read with docs/adr/0011.

-- Origins of web pages that the key may be used from ("https://shop.example.com"); none unless said.
alter table api_key add column allowed_origins text[] not null default '{}';

-- Whom an identity provider's subject is to us: found by its first token, made then if it is new. Role and partner follow the newest token.
create table principal_identity (
  tenant_id bigint not null references tenant,
  issuer text collate "C" not null,
  subject text collate "C" not null,
  principal_id bigint not null,
  created_at timestamptz not null,
  -- When the token was issued that said the present role and partner: an older one that says otherwise is no longer taken.
  rights_as_of timestamptz not null,
  primary key (tenant_id, issuer, subject),
  unique (tenant_id, principal_id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
call protect_table('principal_identity', 'select, insert, update');

-- GraphQL documents that the tenant trusts, by the hash of their text: all that its storefronts may ask.
create table trusted_document (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  body text not null,
  kind text not null check (kind in ('QUERY', 'MUTATION', 'SUBSCRIPTION')),
  name text,
  defined_by bigint not null,
  defined_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, sha256),
  foreign key (tenant_id, defined_by) references principal (tenant_id, id)
);
call protect_table('trusted_document', 'select, insert, delete');
