import type { GrantedNoun } from '../../domain/access/grantedNoun.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

/** A partner may see this object from now on. Internal ids. */
export interface PartnerGrant {
  readonly partnerId: number;
  readonly noun: GrantedNoun;
  readonly objectId: number;
}

/**
 * Writes what partners may see, in the unit of work that creates the right: an announcement, a receipt. Call it once with all of them, before
 * `announce`; what is granted already stays as it is.
 */
export async function grantPartners(work: UnitOfWork, grants: readonly PartnerGrant[]): Promise<void> {
  if (grants.length === 0) return;
  // One order for all writers, so that two which grant the same wait in line.
  await work.rows(
    `/* grantPartners */ insert into partner_grant (tenant_id, partner_id, noun, object_id, granted_at)
     select distinct $1::bigint, g.partner_id, g.noun, g.object_id, $5::timestamptz
     from unnest($2::bigint[], $3::text[], $4::bigint[]) as g (partner_id, noun, object_id)
     order by 2, 3, 4 on conflict do nothing`,
    [
      work.tenantId,
      grants.map((grant) => grant.partnerId),
      grants.map((grant) => grant.noun),
      grants.map((grant) => grant.objectId),
      work.now,
    ],
  );
}
