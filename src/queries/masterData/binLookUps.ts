import type { Bin } from '../../domain/site/bin.js';
import { rowsBy } from '../shared/lookUp.js';
import { BIN_SOURCE } from './binSource.js';

export const binsById = rowsBy<number, Bin>(BIN_SOURCE, { name: 'binsById', column: 'b.id', type: 'bigint', key: (bin) => bin.id });

export const binsByPublicId = rowsBy<string, Bin>(BIN_SOURCE, {
  name: 'binsByPublicId',
  column: 'b.public_id',
  type: 'uuid',
  key: (bin) => bin.publicId,
});
