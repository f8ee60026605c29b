import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Bin } from '../../domain/site/bin.js';
import { codeField, idField, referenceField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { BIN_SOURCE } from './binSource.js';

/** Codes are indexed within a site, so that an order by code is only good with a site; bins are listed as they were made. */
export const BIN_ORDERS = ['CREATED', 'CREATED_DESCENDING'] as const;
export type BinOrder = (typeof BIN_ORDERS)[number];

export const bins: Listing<Bin, BinOrder> = {
  ...BIN_SOURCE,
  name: 'bins',
  filters: {
    id: idField('b.public_id', ID_PREFIXES.bin),
    siteId: referenceField({ column: 'b.site_id', table: 'site', idPrefix: ID_PREFIXES.site }),
    code: textField('b.code'),
    kind: codeField('b.kind'),
  },
  orders: { CREATED: 'id', CREATED_DESCENDING: 'idDescending' },
};
