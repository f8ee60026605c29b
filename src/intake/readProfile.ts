import type { Rows } from '../platform/database/rows.js';

/** The body of the newest version; undefined when the partner has none for the connector. */
export async function readProfile(rows: Rows, partnerId: number, connector: string): Promise<unknown> {
  const [profile] = await rows.rows<{ body: unknown }>(
    `/* newestProfile */ select body from partner_profile where tenant_id = $1 and partner_id = $2 and connector = $3 order by version desc limit 1`,
    [rows.tenantId, partnerId, connector],
  );
  return profile?.body;
}
