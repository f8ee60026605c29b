import type { Rows } from '../../platform/database/rows.js';

/** When the ledger was last sealed; undefined when never. What was known at a later instant is not settled yet. */
export async function newestSeal(rows: Rows): Promise<string | undefined> {
  const [row] = await rows.rows<{ sealedAt: string | null }>(
    `/* newestSeal */ select max(sealed_at) as "sealedAt" from ledger_seal where tenant_id = $1`,
    [rows.tenantId],
  );
  return row?.sealedAt ?? undefined;
}
