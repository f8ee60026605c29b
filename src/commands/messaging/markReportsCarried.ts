import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command } from '../../platform/execute.js';

/** A message as its report told of it. */
export interface CarriedReport {
  readonly id: number;
  readonly version: number;
}

/** Notes that reports were put where their partner reads them; one of a message that changed since is still due. */
export const markReportsCarried: Command<{ readonly carried: readonly CarriedReport[] }, { readonly count: number }, Refusal> = {
  name: 'markReportsCarried',
  async run(work, intents) {
    const carried = intents.flatMap(({ input }) => input.carried);
    await work.rows(
      `/* markReportsCarried */ update inbound_message m set report_due = false
       from unnest($2::bigint[], $3::bigint[]) as c (id, version) where m.tenant_id = $1 and m.id = c.id and m.version = c.version`,
      [work.tenantId, carried.map(({ id }) => id), carried.map(({ version }) => version)],
    );
    return intents.map(({ input }) => ({ ok: true, value: { count: input.carried.length } }));
  },
};
