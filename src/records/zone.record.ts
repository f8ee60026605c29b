import { defineEntity, p } from '@mikro-orm/core';

export const ZoneRecord = defineEntity({
  name: 'ZoneRecord',
  tableName: 'zone',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    siteId: p.bigint('number'),
    code: p.text(),
    name: p.text(),
    storageType: p.text().strictNullable(),
    temperatureMinimumCelsius: p.decimal('string').strictNullable(),
    temperatureMaximumCelsius: p.decimal('string').strictNullable(),
    hazardClasses: p.array(String).columnType('text[]').$type<readonly string[]>(),
  },
});
