import type { Executor } from '../platform/execute.js';
import type { Principal } from '../domain/access/principal.js';
import type { Refusal } from '../domain/shared/refusal.js';
import { SYSTEM_PRINCIPAL, ensureSystemPrincipal } from '../commands/access/ensureSystemPrincipal.js';

/** No principal has it; the command that finds the principal needs none. */
const NOBODY = 0;

/** In whose name a schedule acts for a tenant. */
export async function systemPrincipal(executor: Executor<Refusal>, tenantId: number): Promise<Principal> {
  const [outcome] = await executor.execute(ensureSystemPrincipal, { actor: { tenantId, principalId: NOBODY } }, [{ input: {} }]);
  if (outcome?.ok !== true) throw new Error('ensureSystemPrincipal refused');
  return { tenantId, principalId: outcome.value.principalId, ...SYSTEM_PRINCIPAL };
}
