import type { UnitOfWork } from '../platform/unitOfWork.js';

/** Adds to what is held of balances. The caller holds their locks; a balance may be named more than once. */
export async function keepBack(work: UnitOfWork, balanceIds: readonly number[], quantities: readonly string[]): Promise<void> {
  await work.rows(
    `/* keepBack */ update balance b set held = b.held + r.quantity, version = b.version + 1
     from (select id, sum(quantity) as quantity from unnest($2::bigint[], $3::numeric[]) as u (id, quantity) group by id) as r
     where b.tenant_id = $1 and b.id = r.id`,
    [work.tenantId, balanceIds, quantities],
  );
}

/** Takes back from balances what these holds held of them. The caller holds their locks. */
export async function letGo(work: UnitOfWork, holdIds: readonly number[]): Promise<void> {
  await work.rows(
    `/* letGo */ update balance b set held = b.held - r.quantity, version = b.version + 1
     from (select balance_id, sum(quantity) as quantity from hold_quantity where tenant_id = $1 and hold_id = any($2::bigint[]) group by balance_id) as r
     where b.tenant_id = $1 and b.id = r.balance_id`,
    [work.tenantId, holdIds],
  );
}
