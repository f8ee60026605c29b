import type { EndpointSecret, InboundEndpoint } from '../../domain/inbound/inboundEndpoint.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { idField, referenceField, textField } from '../shared/filter.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';

/** Closed to partners. */
const ENDPOINT_SOURCE = {
  alias: 'e',
  from: 'inbound_endpoint e',
  columns: `e.id, e.public_id as "publicId", e.code, e.connector, e.partner_id as "partnerId", e.site_id as "siteId", e.ship_to_id as "shipToId",
    e.partial, e.retired_on as "retiredOn", e.defined_at as "definedAt", e.version`,
} satisfies Source;

export const INBOUND_ENDPOINT_ORDERS = ['CODE', 'CODE_DESCENDING'] as const;
export type InboundEndpointOrder = (typeof INBOUND_ENDPOINT_ORDERS)[number];

export const inboundEndpoints: Listing<InboundEndpoint, InboundEndpointOrder> = {
  ...ENDPOINT_SOURCE,
  name: 'inboundEndpoints',
  filters: {
    id: idField('e.public_id', ID_PREFIXES.inboundEndpoint),
    code: textField('e.code'),
    partner: referenceField({ column: 'e.partner_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
  },
  orders: {
    CODE: { column: 'e.code', type: 'text', field: 'code' },
    CODE_DESCENDING: { column: 'e.code', type: 'text', field: 'code', descending: true },
  },
};

export const inboundEndpointsByPublicId = rowsBy<string, InboundEndpoint>(ENDPOINT_SOURCE, {
  name: 'inboundEndpointsByPublicId',
  column: 'e.public_id',
  type: 'uuid',
  key: (endpoint) => endpoint.publicId,
});

/** When each secret that is live was made, the newest first. */
export const secretsByEndpoint = groupsBy<number, EndpointSecret>(
  { alias: 's', from: 'inbound_endpoint_secret s', columns: 's.endpoint_id as "endpointId", s.created_at as "createdAt"' },
  {
    name: 'secretsByEndpoint',
    column: 's.endpoint_id',
    type: 'bigint',
    key: (secret) => secret.endpointId,
    orderBy: 's.endpoint_id, s.id desc',
  },
);
