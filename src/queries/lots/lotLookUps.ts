import type { Lot } from '../../domain/lot/lot.js';
import { rowsBy } from '../shared/lookUp.js';
import { LOT_SOURCE } from './lotSource.js';

export const lotsById = rowsBy<number, Lot>(LOT_SOURCE, { name: 'lotsById', column: 'l.id', type: 'bigint', key: (lot) => lot.id });

export const lotsByPublicId = rowsBy<string, Lot>(LOT_SOURCE, {
  name: 'lotsByPublicId',
  column: 'l.public_id',
  type: 'uuid',
  key: (lot) => lot.publicId,
});
