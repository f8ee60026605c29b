import { normaliseLotNumber, type Lot } from '../../domain/lot/lot.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, dateField, idField, referenceField, textField, type FilterField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { LOT_SOURCE } from './lotSource.js';

export const LOT_ORDERS = ['LOT_NUMBER', 'USABLE_THROUGH', 'CREATED', 'CREATED_DESCENDING'] as const;
export type LotOrder = (typeof LOT_ORDERS)[number];

export const lots: Listing<Lot, LotOrder> = {
  ...LOT_SOURCE,
  name: 'lots',
  filters: {
    id: idField('l.public_id', ID_PREFIXES.lot),
    lotNumber: textField('l.lot_number'),
    supplierLotNumber: supplierLotField(),
    item: referenceField({ column: 'l.item_id', table: 'item', idPrefix: ID_PREFIXES.item }),
    supplier: referenceField({ column: 'l.supplier_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
    usableThrough: dateField('l.usable_through'),
    quality: codeField('l.quality'),
  },
  orders: {
    LOT_NUMBER: { column: 'l.lot_number', type: 'text', field: 'lotNumber' },
    USABLE_THROUGH: { column: 'l.usable_through', type: 'date', field: 'usableThrough' },
    CREATED: 'id',
    CREATED_DESCENDING: 'idDescending',
  },
};

/** Suppliers' numbers are found however they are punctuated: both sides are normalised by the one function. */
function supplierLotField(): FilterField {
  const normalised = textField('l.supplier_lot_normalised');
  const normalise = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(normalise) : typeof value === 'string' ? normaliseLotNumber(value) : value;
  return (operators, bind) =>
    normalised(Object.fromEntries(Object.entries(operators).map(([name, value]) => [name, normalise(value)])), bind);
}
