import { defineEntity, p } from '@mikro-orm/core';

export const PartnerItemRecord = defineEntity({
  name: 'PartnerItemRecord',
  tableName: 'partner_item',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    partnerId: p.bigint('number'),
    qualifier: p.text(),
    code: p.text(),
    itemId: p.bigint('number'),
  },
});
