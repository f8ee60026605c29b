-- What partner logins may read: columns by GRANT, rows by partner_grant. The partner of this transaction stands in app.partner.

create function current_partner() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('app.partner', true), '')::bigint $$;

create policy own_grants on partner_grant for select to lotgraph_partner
  using (tenant_id = current_tenant() and partner_id = current_partner());
grant select on partner_grant to lotgraph_partner;

create policy own_partner on trading_partner for select to lotgraph_partner
  using (tenant_id = current_tenant() and id = current_partner());
grant select (tenant_id, id, public_id, code, name) on trading_partner to lotgraph_partner;

create policy own_messages on inbound_message for select to lotgraph_partner
  using (tenant_id = current_tenant() and partner_id = current_partner());
grant select (tenant_id, id, public_id, connector, partner_id, way_in, file_name, byte_length, status, is_test, duplicate_of_id, attempts, issues,
  received_at, processed_at, version) on inbound_message to lotgraph_partner;

create policy own_shipments on inbound_shipment for select to lotgraph_partner
  using (tenant_id = current_tenant() and supplier_id = current_partner());
grant select on inbound_shipment to lotgraph_partner;

-- What became of its own messages, and what was answered.
create policy own_documents on inbound_document for select to lotgraph_partner
  using (tenant_id = current_tenant() and message_id in (
    select m.id from inbound_message m where m.tenant_id = current_tenant() and m.partner_id = current_partner()));
grant select (tenant_id, id, public_id, message_id, interchange_ordinal, group_ordinal, set_ordinal, kind, set_control_number, document_number,
  status, inbound_shipment_id, issues) on inbound_document to lotgraph_partner;

create policy own_answers on outbound_message for select to lotgraph_partner
  using (tenant_id = current_tenant() and partner_id = current_partner());
grant select (tenant_id, id, public_id, partner_id, kind, control_number, in_reply_to_id, body, created_at) on outbound_message to lotgraph_partner;
