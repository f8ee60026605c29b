import { defineEntity, p } from '@mikro-orm/core';
import type { Instant } from '../domain/shared/dates.js';

export const ApiKeyRecord = defineEntity({
  name: 'ApiKeyRecord',
  tableName: 'api_key',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    principalId: p.bigint('number'),
    secretSha256: p.blob(),
    // Written as ISO text; whoever reads them does so by rows, since an entity would have Dates.
    createdAt: p.string().columnType('timestamptz').$type<Instant>(),
    expiresAt: p.string().columnType('timestamptz').$type<Instant>().strictNullable(),
    allowedOrigins: p.array().columnType('text[]').$type<string[]>(),
    revokedAt: p.string().columnType('timestamptz').$type<Instant>().strictNullable(),
  },
});
