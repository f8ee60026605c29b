import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

/** Whose goods are when they arrive: a customer's, at one of its places when one was named. */
export interface Consignee {
  readonly siteId: number;
  readonly customerId: number;
  readonly shipToId: number | null;
}

/** The CUSTOMER bin of each consignee for goods of each site, made when it is needed first. One id each, in order. */
export async function consigneeBins(work: UnitOfWork, consignees: readonly Consignee[]): Promise<readonly number[]> {
  if (consignees.length === 0) return [];
  const wanted = [...new Map(consignees.map((each) => [keyOf(each), each])).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await work.rows(
    `/* makeConsigneeBins */ insert into bin (tenant_id, public_id, site_id, code, kind, consignee_id, consignee_location_id)
     select $1, r.public_id, r.site_id, 'CUSTOMER-' || r.customer_id || coalesce('-' || r.location_id, ''), 'CUSTOMER', r.customer_id, r.location_id
     from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) with ordinality as r (public_id, site_id, customer_id, location_id, ordinal)
     order by r.ordinal on conflict do nothing`,
    [work.tenantId, wanted.map(() => newPublicId()), ...columnsOf(wanted)],
  );
  const rows = await work.rows<Consignee & { readonly id: number }>(
    `/* consigneeBins */ select b.id, b.site_id as "siteId", b.consignee_id as "customerId", b.consignee_location_id as "shipToId"
     from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as r (site_id, customer_id, location_id)
     join bin b on b.tenant_id = $1 and b.site_id = r.site_id and b.consignee_id = r.customer_id and b.consignee_location_id is not distinct from r.location_id`,
    [work.tenantId, ...columnsOf(wanted)],
  );
  const byKey = new Map(rows.map((row) => [keyOf(row), row.id]));
  return consignees.map((each) => {
    const id = byKey.get(keyOf(each));
    if (id === undefined) throw new Error(`the code of a consignee's bin is another bin's: ${keyOf(each)}`);
    return id;
  });
}

const keyOf = ({ siteId, customerId, shipToId }: Consignee): string => `${siteId}/${customerId}/${shipToId ?? ''}`;

const columnsOf = (consignees: readonly Consignee[]): readonly unknown[] => [
  consignees.map(({ siteId }) => siteId),
  consignees.map(({ customerId }) => customerId),
  consignees.map(({ shipToId }) => shipToId),
];
