import type { Item } from '../../domain/item/item.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { idField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { ITEM_SOURCE } from './itemSource.js';

export const ITEM_ORDERS = ['SKU', 'SKU_DESCENDING', 'CREATED', 'CREATED_DESCENDING'] as const;
export type ItemOrder = (typeof ITEM_ORDERS)[number];

export const items: Listing<Item, ItemOrder> = {
  ...ITEM_SOURCE,
  name: 'items',
  filters: { id: idField('i.public_id', ID_PREFIXES.item), sku: textField('i.sku') },
  orders: {
    SKU: { column: 'i.sku', type: 'text', field: 'sku' },
    SKU_DESCENDING: { column: 'i.sku', type: 'text', field: 'sku', descending: true },
    CREATED: 'id',
    CREATED_DESCENDING: 'idDescending',
  },
};
