import type { Rows } from '../../platform/database/rows.js';

export interface ActorPartner {
  readonly id: number;
  readonly code: string;
}

/**
 * The partners that actors act for, by the actors' principals; the tenant's own people have none. Commands run as the tenant's login: what a partner may do
 * there is decided by them.
 */
export async function partnersOfActors(rows: Rows, principalIds: readonly number[]): Promise<ReadonlyMap<number, ActorPartner>> {
  const found = await rows.rows<ActorPartner & { readonly principalId: number }>(
    `/* partnersOfActors */ select a.id as "principalId", p.id, p.code from principal a join trading_partner p on p.tenant_id = a.tenant_id and p.id = a.partner_id
     where a.tenant_id = $1 and a.id = any($2::bigint[])`,
    [rows.tenantId, [...new Set(principalIds)]],
  );
  return new Map(found.map(({ principalId, ...partner }) => [principalId, partner]));
}
