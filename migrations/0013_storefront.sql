-- What storefronts read (docs/adr/0010): every item and site of the tenant, in the columns that partners read. Nothing creates that right but
-- being a storefront, so that it is no row of partner_grant.

grant select (is_storefront) on trading_partner to lotgraph_partner;

create function is_storefront() returns boolean language sql stable parallel safe
  as $$ select exists (select from trading_partner p where p.tenant_id = current_tenant() and p.id = current_partner() and p.is_storefront) $$;

-- In a subquery of its own: asked once a statement, not once a row.
create policy storefront_reads on item for select to lotgraph_partner using (tenant_id = current_tenant() and (select is_storefront()));
create policy storefront_reads on pack_level for select to lotgraph_partner using (tenant_id = current_tenant() and (select is_storefront()));
create policy storefront_reads on site for select to lotgraph_partner using (tenant_id = current_tenant() and (select is_storefront()));
