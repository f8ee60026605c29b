import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { StockBalance } from '../../domain/stock/stockBalance.js';
import { dateField, referenceField, type FilterField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { HAS_STOCK, STOCK_SOURCE } from './stockSource.js';

export const STOCK_ORDERS = ['CREATED', 'USABLE_THROUGH'] as const;
export type StockOrder = (typeof STOCK_ORDERS)[number];

export const stock: Listing<StockBalance, StockOrder> = {
  ...STOCK_SOURCE,
  name: 'stock',
  always: HAS_STOCK,
  filters: {
    lot: referenceField({ column: 's.lot_id', table: 'lot', idPrefix: ID_PREFIXES.lot }),
    item: referenceField({ column: 's.item_id', table: 'item', idPrefix: ID_PREFIXES.item }),
    site: referenceField({ column: 's.site_id', table: 'site', idPrefix: ID_PREFIXES.site }),
    bin: referenceField({ column: 's.bin_id', table: 'bin', idPrefix: ID_PREFIXES.bin }),
    handlingUnit: handlingUnitField(),
    usableThrough: dateField('s.usable_through'),
  },
  orders: {
    CREATED: 'id',
    USABLE_THROUGH: { column: 's.usable_through', type: 'date', field: 'usableThrough' },
  },
};

/** By SSCC or licence plate: through the open units of that code. */
function handlingUnitField(): FilterField {
  return ({ equals, in: list }, bind) => {
    const codes = [...(typeof equals === 'string' ? [equals] : []), ...((list as string[] | null | undefined) ?? [])];
    if (codes.length === 0) return [];
    return [
      `s.handling_unit_id in (select id from handling_unit where tenant_id = $1 and code = any(${bind(codes, 'text[]')}) and closed_at is null)`,
    ];
  };
}
