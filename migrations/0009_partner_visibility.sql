-- Who sees what (docs/adr/0010): partners read rows that were granted to them and what hangs on those, column by column. partner_grant is
-- written by what creates the right: a shipment by its announcement, a lot by its receipt, and with them their items and sites.

-- What a partner login may read of a table: rows whose `key_column` names an object of `noun` that was granted to the partner, or rows that
-- `condition` lets it see. One line a table. `exists` by the whole key of partner_grant: one look-up a row; the queries' own condition
-- (src/queries/shared/partnerWall.ts) leads the plan from the grants.
create function grant_condition(table_name text, noun text, key_column text) returns text language sql immutable as $$
  select format('exists (select from partner_grant g where g.tenant_id = current_tenant() and g.partner_id = current_partner() and g.noun = %L and g.object_id = %I.%I)',
    noun, table_name, key_column)
$$;

create procedure let_partners_read(table_name text, columns text, condition text) language plpgsql as $$
begin
  execute format('create policy partner_reads on %I for select to lotgraph_partner using (tenant_id = current_tenant() and %s)', table_name, condition);
  execute format('grant select (%s) on %I to lotgraph_partner', columns, table_name);
end $$;
revoke all on procedure let_partners_read(text, text, text) from public;

drop policy own_shipments on inbound_shipment;
revoke select on inbound_shipment from lotgraph_partner;
call let_partners_read('inbound_shipment',
  'tenant_id, id, public_id, supplier_id, shipment_number, purpose, status, site_id, shipped_on, expected_on, carrier_code, bill_of_lading, recorded_at, version',
  grant_condition('inbound_shipment', 'inboundShipment', 'id'));
call let_partners_read('inbound_shipment_line',
  'tenant_id, id, public_id, shipment_id, line_number, item_id, quantity, received, announced_quantity, announced_unit, purchase_order_number,
   supplier_lot_number, expires_on, best_before_on, manufactured_on, packed_on, country_of_origin, traceability_lot_code,
   traceability_lot_code_source, handling_unit_code, hl_path, description',
  grant_condition('inbound_shipment_line', 'inboundShipment', 'shipment_id'));
call let_partners_read('inbound_handling_unit', 'tenant_id, id, shipment_id, code, kind, parent_code',
  grant_condition('inbound_handling_unit', 'inboundShipment', 'shipment_id'));

-- Of receipts, those of its shipments; of their lines, those whose lot it may see. Not where the goods were put.
call let_partners_read('receipt', 'tenant_id, id, public_id, inbound_shipment_id, site_id, occurred_at',
  grant_condition('receipt', 'inboundShipment', 'inbound_shipment_id'));
call let_partners_read('receipt_line', 'tenant_id, id, public_id, receipt_id, line_number, lot_id, inbound_shipment_line_id, quantity',
  grant_condition('receipt_line', 'lot', 'lot_id')
    || ' and exists (select from receipt r where r.tenant_id = current_tenant() and r.id = receipt_line.receipt_id)');
call let_partners_read('receiving_discrepancy',
  'tenant_id, id, public_id, receipt_id, inbound_shipment_line_id, receipt_line_id, type, quantity, expected, seen, recorded_at',
  'exists (select from receipt r where r.tenant_id = current_tenant() and r.id = receiving_discrepancy.receipt_id)');

call let_partners_read('lot',
  'tenant_id, id, public_id, item_id, supplier_id, lot_number, supplier_lot_number, supplier_lot_normalised, traceability_lot_code,
   traceability_lot_code_source, manufactured_on, expires_on, best_before_on, retest_on, country_of_origin, quality, usable_through, created_at, version',
  grant_condition('lot', 'lot', 'id'));
call let_partners_read('item', 'tenant_id, id, public_id, sku, name, base_unit, scale', grant_condition('item', 'item', 'id'));
call let_partners_read('pack_level', 'tenant_id, item_id, unit_code, gtin, numerator, denominator', grant_condition('pack_level', 'item', 'item_id'));
call let_partners_read('site', 'tenant_id, id, public_id, code, name', grant_condition('site', 'site', 'id'));

-- Events name the partners they concern. The partial index leaves out what is nobody's business outside: most of a tenant's postings.
create index domain_event_partner on domain_event (tenant_id, position) where position is not null and partner_ids <> '{}';
call let_partners_read('domain_event',
  'tenant_id, public_id, position, type, type_version, occurred_at, recorded_at, subjects, partner_ids, site_id, transaction_id, payload',
  $$position is not null and partner_ids <> '{}' and current_partner() = any (partner_ids)$$);
call let_partners_read('event_head', 'tenant_id, position, expired_through',
  'exists (select from trading_partner p where p.tenant_id = current_tenant() and p.id = current_partner())');

-- What happened before this migration creates the same rights.
insert into partner_grant (tenant_id, partner_id, noun, object_id, granted_at)
select tenant_id, supplier_id, 'inboundShipment', id, recorded_at from inbound_shipment
union all select tenant_id, supplier_id, 'lot', id, created_at from lot where supplier_id is not null
on conflict do nothing;
insert into partner_grant (tenant_id, partner_id, noun, object_id, granted_at)
select l.tenant_id, l.supplier_id, 'item', l.item_id, min(l.created_at) from lot l where l.supplier_id is not null group by 1, 2, 4
union all
select s.tenant_id, s.supplier_id, 'item', l.item_id, min(s.recorded_at) from inbound_shipment s
  join inbound_shipment_line l on l.tenant_id = s.tenant_id and l.shipment_id = s.id group by 1, 2, 4
union all
select tenant_id, supplier_id, 'site', site_id, min(recorded_at) from inbound_shipment where site_id is not null group by 1, 2, 4
union all
select r.tenant_id, s.supplier_id, 'site', r.site_id, min(r.occurred_at) from receipt r
  join inbound_shipment s on s.tenant_id = r.tenant_id and s.id = r.inbound_shipment_id group by 1, 2, 4
on conflict do nothing;
