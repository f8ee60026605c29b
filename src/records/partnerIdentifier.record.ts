import { defineEntity, p } from '@mikro-orm/core';
import type { IdentifierScheme } from '../domain/partner/partner.js';

export const PartnerIdentifierRecord = defineEntity({
  name: 'PartnerIdentifierRecord',
  tableName: 'partner_identifier',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    partnerId: p.bigint('number'),
    scheme: p.text().$type<IdentifierScheme>(),
    qualifier: p.text(),
    value: p.text(),
  },
});
