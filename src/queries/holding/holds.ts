import type { Hold } from '../../domain/holding/hold.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, idField, referenceField, type FilterField } from '../shared/filter.js';
import { groupsBy, rowsBy } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';
import { HOLD_SOURCE } from './holdSource.js';

export interface HoldRow extends Hold {
  readonly baseUnit: string;
}

export const HOLD_ORDERS = ['PLACED', 'PLACED_DESCENDING'] as const;
export type HoldOrder = (typeof HOLD_ORDERS)[number];

export const holds: Listing<HoldRow, HoldOrder> = {
  ...HOLD_SOURCE,
  name: 'holds',
  filters: {
    id: idField('h.public_id', ID_PREFIXES.hold),
    lot: referenceField({ column: 'h.lot_id', table: 'lot', idPrefix: ID_PREFIXES.lot }),
    site: referenceField({ column: 'h.site_id', table: 'site', idPrefix: ID_PREFIXES.site }),
    type: codeField('h.type'),
    open: openField(),
  },
  orders: { PLACED: 'id', PLACED_DESCENDING: 'idDescending' },
};

export const holdsByPublicId = rowsBy<string, HoldRow>(HOLD_SOURCE, {
  name: 'holdsByPublicId',
  column: 'h.public_id',
  type: 'uuid',
  key: (hold) => hold.publicId,
});

/** Open holds of each lot, oldest first. */
export const openHoldsByLot = groupsBy<number, HoldRow>(HOLD_SOURCE, {
  name: 'openHoldsByLot',
  column: 'h.lot_id',
  type: 'bigint',
  key: (hold) => hold.lotId,
  orderBy: 'h.id',
  condition: 'h.released_at is null',
});

function openField(): FilterField {
  return ({ equals }) => (typeof equals === 'boolean' ? [`h.released_at is ${equals ? '' : 'not '}null`] : []);
}
