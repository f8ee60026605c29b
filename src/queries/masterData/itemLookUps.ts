import type { Item, PackLevel } from '../../domain/item/item.js';
import { groupsBy, rowsBy } from '../shared/lookUp.js';
import { grantedOrSold } from '../shared/partnerWall.js';
import { ITEM_SOURCE } from './itemSource.js';

export const itemsById = rowsBy<number, Item>(ITEM_SOURCE, { name: 'itemsById', column: 'i.id', type: 'bigint', key: (item) => item.id });

export const itemsByPublicId = rowsBy<string, Item>(ITEM_SOURCE, {
  name: 'itemsByPublicId',
  column: 'i.public_id',
  type: 'uuid',
  key: (item) => item.publicId,
});

export const itemsBySku = rowsBy<string, Item>(ITEM_SOURCE, { name: 'itemsBySku', column: 'i.sku', type: 'text', key: (item) => item.sku });

/** The item of any of its pack levels, by the GTIN in 14 digits. */
export const itemsByGtin = rowsBy<string, Item & { readonly gtin: string }>(
  {
    alias: 'i',
    from: 'pack_level l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id',
    columns: `${ITEM_SOURCE.columns}, l.gtin`,
    forPartners: { ...ITEM_SOURCE.forPartners, columns: `${ITEM_SOURCE.forPartners.columns}, l.gtin` },
  },
  { name: 'itemsByGtin', column: 'l.gtin', type: 'text', key: (item) => item.gtin },
);

/** Every unit an item is kept, sold or packed in, smallest first. */
export const packLevelsByItem = groupsBy<number, PackLevel>(
  {
    alias: 'l',
    from: 'pack_level l',
    columns: 'l.item_id as "itemId", l.unit_code as "unitCode", l.gtin, l.numerator, l.denominator',
    forPartners: { condition: grantedOrSold('item', 'l.item_id') },
  },
  {
    name: 'packLevelsByItem',
    column: 'l.item_id',
    type: 'bigint',
    key: (level) => level.itemId,
    orderBy: 'l.item_id, l.numerator::numeric / l.denominator, l.unit_code',
  },
);
