import { newPublicId } from '../../platform/ids.js';
import type { Command } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Refusal } from '../../domain/shared/refusal.js';

export interface SystemPrincipal {
  readonly principalId: number;
}

/** In whose name schedules act. It has no key: nobody signs in as it. */
export const SYSTEM_PRINCIPAL = { name: 'system', role: 'connector' } as const;

/** The tenant's system principal, made when it is first asked for. It runs before there is anybody to act: its actor's principalId is not used. */
export const ensureSystemPrincipal: Command<Readonly<Record<string, never>>, SystemPrincipal, Refusal> = {
  name: 'ensureSystemPrincipal',
  async run(work, intents) {
    const principalId = (await find(work)) ?? (await make(work));
    return intents.map(() => ({ ok: true, value: { principalId } }));
  },
};

async function find(work: UnitOfWork): Promise<number | undefined> {
  const [row] = await work.rows<{ id: number }>(`/* systemPrincipal */ select id from principal where tenant_id = $1 and name = $2`, [
    work.tenantId,
    SYSTEM_PRINCIPAL.name,
  ]);
  return row?.id;
}

async function make(work: UnitOfWork): Promise<number> {
  await work.rows(
    `/* makeSystemPrincipal */ insert into principal (tenant_id, public_id, name, role) values ($1, $2, $3, $4) on conflict do nothing`,
    [work.tenantId, newPublicId(), SYSTEM_PRINCIPAL.name, SYSTEM_PRINCIPAL.role],
  );
  const id = await find(work);
  if (id === undefined) throw new Error('the system principal was not made');
  return id;
}
