import { defineEntity, p } from '@mikro-orm/core';
import type { Gtin } from '../domain/shared/identifiers.js';

export const PackLevelRecord = defineEntity({
  name: 'PackLevelRecord',
  tableName: 'pack_level',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    itemId: p.bigint('number'),
    unitCode: p.text(),
    gtin: p.text().$type<Gtin>().strictNullable(),
    numerator: p.bigint('number'),
    denominator: p.bigint('number'),
  },
});
