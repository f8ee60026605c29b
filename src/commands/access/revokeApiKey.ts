import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import type { Command } from '../../platform/execute.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';

export interface RevokedApiKey {
  /** TypeID. */
  readonly apiKeyId: string;
}

/** Ends keys at once. One that was ended before stays as it was. */
export const revokeApiKey: Command<{ readonly id: string }, RevokedApiKey, Refusal> = {
  name: 'revokeApiKey',
  async run(work, intents) {
    const uuids = decodeIds(
      'apiKey',
      intents.map(({ input }) => input.id),
    );
    const revoked = await work.rows<{ uuid: string }>(
      `/* revokeApiKeys */ update api_key set revoked_at = coalesce(revoked_at, $3) where tenant_id = $1 and public_id = any($2::uuid[])
       returning public_id as uuid`,
      [work.tenantId, [...uuids.values()], work.now],
    );
    const found = new Set(revoked.map((row) => row.uuid));
    return intents.map(({ input }) =>
      found.has(uuids.get(input.id) ?? '')
        ? { ok: true, value: { apiKeyId: input.id } }
        : { ok: false, refusals: [notFound('API key', input.id, ['input', 'id'])] },
    );
  },
};
