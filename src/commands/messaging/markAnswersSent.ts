import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command } from '../../platform/execute.js';

/** Notes that answers were put where their partner fetches them. */
export const markAnswersSent: Command<{ readonly ids: readonly number[] }, { readonly count: number }, Refusal> = {
  name: 'markAnswersSent',
  async run(work, intents) {
    const ids = intents.flatMap(({ input }) => input.ids);
    await work.rows(
      `/* markAnswersSent */ update outbound_message set status = 'SENT', sent_at = $3 where tenant_id = $1 and id = any($2::bigint[]) and status = 'READY'`,
      [work.tenantId, ids, work.now],
    );
    return intents.map(({ input }) => ({ ok: true, value: { count: input.ids.length } }));
  },
};
