import type { UnitOfWork } from '../../platform/unitOfWork.js';

export interface ActorPartner {
  readonly id: number;
  readonly code: string;
}

/** The partner that the actor acts for; undefined for the tenant's own people. Commands run as the tenant's login: what a partner may do there is decided by them. */
export async function actorPartner(work: UnitOfWork): Promise<ActorPartner | undefined> {
  const [partner] = await work.rows<ActorPartner>(
    `/* actorPartner */ select p.id, p.code from principal a join trading_partner p on p.tenant_id = a.tenant_id and p.id = a.partner_id
     where a.tenant_id = $1 and a.id = $2`,
    [work.tenantId, work.actor.principalId],
  );
  return partner;
}
