import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Site } from '../../domain/site/site.js';
import { idField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { SITE_SOURCE } from './siteSource.js';

export const SITE_ORDERS = ['CODE', 'CODE_DESCENDING', 'CREATED', 'CREATED_DESCENDING'] as const;
export type SiteOrder = (typeof SITE_ORDERS)[number];

export const sites: Listing<Site, SiteOrder> = {
  ...SITE_SOURCE,
  name: 'sites',
  filters: { id: idField('s.public_id', ID_PREFIXES.site), code: textField('s.code') },
  orders: {
    CODE: { column: 's.code', type: 'text', field: 'code' },
    CODE_DESCENDING: { column: 's.code', type: 'text', field: 'code', descending: true },
    CREATED: 'id',
    CREATED_DESCENDING: 'idDescending',
  },
};
