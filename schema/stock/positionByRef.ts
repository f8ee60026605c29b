import { itemByRef } from '../../src/queries/masterData/itemByRef.js';
import { siteByRef } from '../../src/queries/masterData/siteByRef.js';
import { inventoryPosition, type InventoryPosition } from '../../src/queries/stock/inventoryPosition.js';
import type { ItemRef } from '../item/item.inputs.js';
import type { GraphContext } from '../shared/context.js';
import type { SiteRef } from '../site/site.inputs.js';

/** The position of an item, by references; null when the caller sees no such item or site. It is summed over all stock, whose rows are for staff. */
export async function positionByRef(context: GraphContext, itemRef: ItemRef, siteRef: SiteRef | null): Promise<InventoryPosition | null> {
  const item = await itemByRef(context.read(), itemRef);
  const site = siteRef ? await siteByRef(context.read(), siteRef) : null;
  if (item === undefined || site === undefined) return null;
  return await inventoryPosition(context.readWhole(), {
    itemId: item.id,
    unit: item.baseUnit,
    siteId: site?.id ?? null,
    now: context.now(),
  });
}
