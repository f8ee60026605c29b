import { defineEntity, p } from '@mikro-orm/core';
import type { RuledStrategy } from '../domain/allocation/strategy.js';
import type { LocalDate } from '../domain/shared/dates.js';

export const ItemRecord = defineEntity({
  name: 'ItemRecord',
  tableName: 'item',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    sku: p.text(),
    name: p.text(),
    baseUnit: p.text(),
    scale: p.smallint(),
    lotControlled: p.boolean(),
    shelfLifeDays: p.integer().strictNullable(),
    inspectionRequired: p.boolean(),
    blocksOnBestBefore: p.boolean(),
    nearExpiryDays: p.integer(),
    expiryAlertDays: p.array(Number).columnType('integer[]').$type<readonly number[]>(),
    transformationTolerancePercent: p.decimal('string'),
    allocationStrategy: p.text().$type<RuledStrategy>().strictNullable(),
    allocationPackUnit: p.text().strictNullable(),
    retiredOn: p.date().$type<LocalDate>().strictNullable(),
    version: p.bigint('number'),
  },
});
