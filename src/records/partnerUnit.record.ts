import { defineEntity, p } from '@mikro-orm/core';

export const PartnerUnitRecord = defineEntity({
  name: 'PartnerUnitRecord',
  tableName: 'partner_unit',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    partnerId: p.bigint('number'),
    itemId: p.bigint('number').strictNullable(),
    code: p.text(),
    numerator: p.bigint('number'),
    denominator: p.bigint('number'),
  },
});
