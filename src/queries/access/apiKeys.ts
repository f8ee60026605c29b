import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { idField } from '../shared/filter.js';
import type { Listing } from '../shared/page.js';
import { API_KEY_SOURCE, type ApiKeyOfPrincipal } from './apiKeyLookUps.js';

export const API_KEY_ORDERS = ['CREATED', 'CREATED_DESCENDING'] as const;
export type ApiKeyOrder = (typeof API_KEY_ORDERS)[number];

/** Keys that let in, and those that no longer do. */
export const apiKeys: Listing<ApiKeyOfPrincipal, ApiKeyOrder> = {
  ...API_KEY_SOURCE,
  name: 'apiKeys',
  filters: { id: idField('k.public_id', ID_PREFIXES.apiKey) },
  orders: { CREATED: 'id', CREATED_DESCENDING: 'idDescending' },
};
