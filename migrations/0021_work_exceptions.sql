-- Work exceptions as a queue that people work off (docs/adr/0022): what is about the same thing is open once, however often it is found.

alter table work_exception
  -- What it is about, as the kind names it: of a kind and subject, one is open.
  add column subject text collate "C",
  add column lot_id bigint,
  add column site_id bigint,
  -- The lower, the sooner: minus the sum of its parts, which stand beside it.
  add column queue_rank integer not null default 0,
  add column priority_parts jsonb not null default '[]',
  add column resolved_by bigint,
  add column resolve_reason_code text,
  add column resolve_note text,
  add column version bigint not null default 1,
  add foreign key (tenant_id, lot_id) references lot (tenant_id, id),
  add foreign key (tenant_id, site_id) references site (tenant_id, id),
  add foreign key (tenant_id, resolved_by) references principal (tenant_id, id);

update work_exception set subject = public_id::text, due_at = raised_at + interval '24 hours', queue_rank = -300,
  priority_parts = '[{"part": "SEVERITY", "points": 300}]';

alter table work_exception
  alter column subject set not null,
  alter column due_at set not null,
  add check ((resolved_at is null) = (resolved_by is null)),
  add check ((resolved_at is null) = (resolve_reason_code is null));

create unique index work_exception_open_once on work_exception (tenant_id, kind, subject) where resolved_at is null;
create index work_exception_subject on work_exception (tenant_id, kind, subject);
create index work_exception_queue on work_exception (tenant_id, queue_rank, id);
create index work_exception_kind on work_exception (tenant_id, kind, id);
create index work_exception_severity on work_exception (tenant_id, severity, id);
create index work_exception_owner on work_exception (tenant_id, owner_role, id);
create index work_exception_lot on work_exception (tenant_id, lot_id, id);
create index work_exception_open_queue on work_exception (tenant_id, queue_rank, id) where resolved_at is null;
create index work_exception_resolved_queue on work_exception (tenant_id, queue_rank, id) where resolved_at is not null;
