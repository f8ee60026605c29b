import type { Partner } from '../../domain/partner/partner.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { idField, textField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { PARTNER_SOURCE } from './partnerSource.js';

export const PARTNER_ORDERS = ['CODE', 'CODE_DESCENDING', 'CREATED', 'CREATED_DESCENDING'] as const;
export type PartnerOrder = (typeof PARTNER_ORDERS)[number];

export const partners: Listing<Partner, PartnerOrder> = {
  ...PARTNER_SOURCE,
  name: 'partners',
  filters: { id: idField('p.public_id', ID_PREFIXES.partner), code: textField('p.code') },
  orders: {
    CODE: { column: 'p.code', type: 'text', field: 'code' },
    CODE_DESCENDING: { column: 'p.code', type: 'text', field: 'code', descending: true },
    CREATED: 'id',
    CREATED_DESCENDING: 'idDescending',
  },
};
