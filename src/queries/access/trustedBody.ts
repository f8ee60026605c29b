import type { Rows } from '../../platform/database/rows.js';

/** The text of a trusted document; undefined when the tenant trusts none of this hash. */
export async function trustedBody(rows: Rows, sha256: string): Promise<string | undefined> {
  const [document] = await rows.rows<{ body: string }>(
    `/* trustedBody */ select body from trusted_document where tenant_id = $1 and sha256 = $2`,
    [rows.tenantId, sha256],
  );
  return document?.body;
}
