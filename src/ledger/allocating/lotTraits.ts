import type { Rows } from '../../platform/database/rows.js';
import type { LotTraits } from '../../domain/allocation/lotTraits.js';

/** For whom alone a lot is; nothing is read of lots that are for everybody. */
export const RESTRICTION = `case when lot.is_restricted then (
  select json_build_object('customerIds', coalesce(json_agg(r.customer_id) filter (where r.customer_id is not null), '[]'),
    'customerClasses', coalesce(json_agg(r.customer_class) filter (where r.customer_class is not null), '[]'))
  from lot_restriction r where r.tenant_id = lot.tenant_id and r.lot_id = lot.id) end`;

/** What is kept beside the lot, for rules that ask for it. */
export const TRAITS = `(select p.code from trading_partner p where p.tenant_id = lot.tenant_id and p.id = lot.supplier_id) as "supplierCode",
  (select coalesce(json_agg(json_build_object('kind', c.kind, 'validFrom', c.valid_from, 'validUntil', c.valid_until)), '[]')
   from lot_certificate c where c.tenant_id = lot.tenant_id and c.lot_id = lot.id) as certificates,
  (select coalesce(json_object_agg(e.key, e.value) filter (where e.value is not null), '{}') from jsonb_each_text(lot.attributes) as e) as attributes`;

/** What rules ask of lots, by their ids, wherever they lie. */
export async function traitsOfLots(rows: Rows, lotIds: readonly number[]): Promise<ReadonlyMap<number, LotTraits>> {
  if (lotIds.length === 0) return new Map();
  const found = await rows.rows<LotTraits>(
    `/* traitsOfLots */ select lot.id as "lotId", lot.lot_number as "lotNumber", lot.usable_through as "usableThrough",
       lot.manufactured_on as "manufacturedOn", lot.country_of_origin as "countryOfOrigin", lot.supplier_id as "supplierId",
       ${RESTRICTION} as "restrictedTo", ${TRAITS}
     from lot where lot.tenant_id = $1 and lot.id = any($2::bigint[])`,
    [rows.tenantId, [...new Set(lotIds)]],
  );
  return new Map(found.map((traits) => [traits.lotId, traits]));
}
