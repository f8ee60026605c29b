import type { StockBalance } from '../../domain/stock/stockBalance.js';
import { groupsBy } from '../shared/lookUp.js';
import { HAS_STOCK, STOCK_SOURCE } from './stockSource.js';

/** Where each lot lies now. */
export const stockByLot = groupsBy<number, StockBalance>(
  { ...STOCK_SOURCE, columns: STOCK_SOURCE.columns },
  { name: 'stockByLot', column: 's.lot_id', type: 'bigint', key: (balance) => balance.lotId, orderBy: 's.id', condition: HAS_STOCK },
);

/** What lies in each handling unit itself, and not in others inside it. */
export const stockByHandlingUnit = groupsBy<number, StockBalance & { readonly handlingUnitId: number }>(
  { ...STOCK_SOURCE, columns: `${STOCK_SOURCE.columns}, s.handling_unit_id as "handlingUnitId"` },
  {
    name: 'stockByHandlingUnit',
    column: 's.handling_unit_id',
    type: 'bigint',
    key: (balance) => balance.handlingUnitId,
    orderBy: 's.id',
    condition: HAS_STOCK,
  },
);
