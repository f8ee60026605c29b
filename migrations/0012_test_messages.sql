-- Tests: messages that are validated and answered like any other, and never applied.

alter table inbound_message
  drop constraint inbound_message_status_check,
  add constraint inbound_message_status_check
    check (status in ('RECEIVED', 'PROCESSED', 'VALIDATED', 'PARKED', 'DUPLICATE', 'REJECTED', 'UNREADABLE')),
  -- What was understood waits to be put into the drop folder that the message came from.
  add column report_due boolean not null default false;
create index inbound_message_report_due on inbound_message (tenant_id, id) where report_due;
update inbound_message set status = 'VALIDATED' where is_test and status = 'PROCESSED';

alter table inbound_document
  drop constraint inbound_document_status_check,
  add constraint inbound_document_status_check check (status in ('APPLIED', 'VALIDATED', 'HELD', 'REJECTED', 'DUPLICATE')),
  -- The first lines as they were understood (src/domain/inbound/inboundMessage.ts UnderstoodLine[]), and how many there are.
  add column lines jsonb not null default '[]',
  add column line_count integer not null default 0 check (line_count >= 0);
update inbound_document set status = 'VALIDATED' where status = 'HELD' and issues @> '[{"code": "TEST_MESSAGE"}]';

-- A test takes no control number: it is judged by those of real messages, and leaves them as they are.
delete from edi_interchange where is_test;
alter table edi_interchange
  drop column is_test,
  add constraint edi_interchange_number unique (tenant_id, sender, receiver, control_number);

-- A partner sees whether it is taken seriously yet, and how its own documents were understood.
grant select (edi_state) on trading_partner to lotgraph_partner;
grant select (lines, line_count) on inbound_document to lotgraph_partner;
