import type { Item } from '../../domain/item/item.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { itemsByGtin, itemsByPublicId, itemsBySku } from './itemLookUps.js';

/** Exactly one of: our id, the SKU, or the GTIN of any pack level. */
export interface ItemReference {
  readonly id?: string | null | undefined;
  readonly sku?: string | null | undefined;
  readonly gtin?: string | null | undefined;
}

/** The item, or undefined when there is none (a malformed id names none). */
export async function itemByRef(rows: Rows, { id, sku, gtin }: ItemReference): Promise<Item | undefined> {
  if (sku) return (await itemsBySku(rows, [sku])).get(sku);
  if (gtin) return (await itemsByGtin(rows, [gtin])).get(gtin);
  const uuid = id ? uuidOf(ID_PREFIXES.item, id) : undefined;
  return uuid === undefined ? undefined : (await itemsByPublicId(rows, [uuid])).get(uuid);
}
