import type { Item } from '../../domain/item/item.js';
import type { Rows } from '../../platform/database/rows.js';
import { ITEM_SOURCE } from './itemSource.js';

/** The oldest items in use, at most `limit`: what an example is made of. */
export async function someItems(rows: Rows, limit: number): Promise<readonly Item[]> {
  return await rows.rows<Item>(
    `/* someItems */ select ${ITEM_SOURCE.columns} from ${ITEM_SOURCE.from} where i.tenant_id = $1 and i.retired_on is null order by i.id limit $2`,
    [rows.tenantId, limit],
  );
}
