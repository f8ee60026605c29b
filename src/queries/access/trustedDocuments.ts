import type { TrustedDocument } from '../../domain/access/trustedDocument.js';
import { rowsBy, type Source } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';

export const TRUSTED_DOCUMENT_ORDERS = ['CREATED', 'CREATED_DESCENDING'] as const;
export type TrustedDocumentOrder = (typeof TRUSTED_DOCUMENT_ORDERS)[number];

const SOURCE: Source = {
  alias: 'd',
  from: 'trusted_document d',
  columns: 'd.id, d.sha256, d.body, d.kind, d.name, d.defined_at as "definedAt"',
};

export const trustedDocuments: Listing<TrustedDocument, TrustedDocumentOrder> = {
  ...SOURCE,
  name: 'trustedDocuments',
  filters: {},
  orders: { CREATED: 'id', CREATED_DESCENDING: 'idDescending' },
};

export const trustedDocumentsByHash = rowsBy<string, TrustedDocument>(SOURCE, {
  name: 'trustedDocumentsByHash',
  column: 'd.sha256',
  type: 'text',
  key: (document) => document.sha256,
});
