import type { Instant } from '../../domain/shared/dates.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import type { Command } from '../../platform/execute.js';
import { ApiKeyRecord } from '../../records/apiKey.record.js';
import { loadCurrent } from '../../steps/defining/loadCurrent.js';

export interface RevokedApiKey {
  /** TypeID. */
  readonly apiKeyId: string;
}

/** Ends keys at once. One that was ended before stays as it was. */
export const revokeApiKey: Command<{ readonly id: string }, RevokedApiKey, Refusal> = {
  name: 'revokeApiKey',
  async run(work, intents) {
    const keys = await loadCurrent(
      work,
      { noun: 'apiKey', entity: ApiKeyRecord },
      intents.map(({ input }) => input.id),
    );
    for (const key of keys.values()) key.revokedAt ??= work.now as Instant;
    await work.em.flush();
    return intents.map(({ input }) =>
      keys.has(input.id) ? { ok: true, value: { apiKeyId: input.id } } : { ok: false, refusals: [notFound('API key', input.id, ['input', 'id'])] },
    );
  },
};
