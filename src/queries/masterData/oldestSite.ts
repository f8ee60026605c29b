import type { Site } from '../../domain/site/site.js';
import type { Rows } from '../../platform/database/rows.js';

/** The first site of the tenant that is in use: where an example may send its goods. */
export async function oldestSite(rows: Rows): Promise<Pick<Site, 'code' | 'name'> | undefined> {
  const [site] = await rows.rows<Pick<Site, 'code' | 'name'>>(
    `/* oldestSite */ select code, name from site where tenant_id = $1 and retired_on is null order by id limit 1`,
    [rows.tenantId],
  );
  return site;
}
