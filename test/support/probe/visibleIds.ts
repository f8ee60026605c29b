import type pg from 'pg';
import type { PartnerRole } from '../../../src/domain/access/apiKey.js';
import type { ProbePartner } from './probePartners.js';

const SUPPLIED = `
  select public_id from item where tenant_id = $1 and id in (select item_id from lot where supplier_id = $2
    union select l.item_id from inbound_shipment_line l join inbound_shipment s on s.id = l.shipment_id where s.supplier_id = $2)
  union all select public_id from lot where tenant_id = $1 and supplier_id = $2
  union all select public_id from inbound_shipment where tenant_id = $1 and supplier_id = $2
  union all select l.public_id from inbound_shipment_line l join inbound_shipment s on s.id = l.shipment_id where s.tenant_id = $1 and s.supplier_id = $2
  union all select public_id from receipt where tenant_id = $1 and supplier_id = $2
  union all select d.public_id from receiving_discrepancy d join receipt r on r.id = d.receipt_id where r.tenant_id = $1 and r.supplier_id = $2
  union all select public_id from site where tenant_id = $1 and id in (select site_id from inbound_shipment where supplier_id = $2
    union select site_id from receipt where supplier_id = $2)
  union all select public_id from inbound_message where tenant_id = $1 and partner_id = $2
  union all select public_id from outbound_message where tenant_id = $1 and partner_id = $2`;

const BOUGHT = `
  select public_id from demand_order where tenant_id = $1 and customer_id = $2
  union all select l.public_id from demand_order_line l join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
    where o.tenant_id = $1 and o.customer_id = $2
  union all select public_id from shipment where tenant_id = $1 and customer_id = $2
  union all select l.public_id from shipment_line l join shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id
    where s.tenant_id = $1 and s.customer_id = $2
  union all select t.public_id from lot t where t.tenant_id = $1 and t.id in (
    select l.lot_id from shipment_line l where l.tenant_id = $1 and l.customer_id = $2)
  union all select p.public_id from package p join shipment s on s.tenant_id = p.tenant_id and s.id = p.shipment_id
    where s.tenant_id = $1 and s.customer_id = $2
  union all select public_id from reservation where tenant_id = $1 and customer_id = $2`;

const CUSTOMER = `
  select l.public_id from lot l join partner_grant g on g.noun = 'lot' and g.object_id = l.id where l.tenant_id = $1 and g.partner_id = $2
  union all select i.public_id from item i join partner_grant g on g.noun = 'item' and g.object_id = i.id where i.tenant_id = $1 and g.partner_id = $2
  union all ${BOUGHT}`;

const STOREFRONT = `
  select public_id from item where tenant_id = $1 union all select public_id from site where tenant_id = $1
  union all ${BOUGHT}`;

const MORE: Partial<Record<PartnerRole, string>> = { supplier: SUPPLIED, customer: CUSTOMER, storefront: STOREFRONT };

const EVERYONE = `
  select public_id from tenant where tenant_id = $1
  union all select public_id from trading_partner where tenant_id = $1 and id = $2
  union all select public_id from principal where tenant_id = $1 and partner_id = $2
  union all select public_id from domain_event where tenant_id = $1 and $2 = any (partner_ids)`;

/** Public ids of everything that a partner may ever be told of: said once more, from who delivered what, and not from what was granted for it. */
export async function visibleIds(owner: pg.Client, tenantId: number, { role, partnerId }: ProbePartner): Promise<readonly string[]> {
  const more = MORE[role] === undefined ? '' : ` union all ${MORE[role]}`;
  const { rows } = await owner.query<{ publicId: string }>(`select public_id as "publicId" from (${EVERYONE}${more}) as visible`, [
    tenantId,
    partnerId,
  ]);
  return rows.map((row) => row.publicId);
}
