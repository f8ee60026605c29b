import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '../domain/shared/dates.js';
import type { Gln } from '../domain/shared/identifiers.js';

export const PartnerLocationRecord = defineEntity({
  name: 'PartnerLocationRecord',
  tableName: 'partner_location',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    partnerId: p.bigint('number'),
    code: p.text(),
    name: p.text(),
    gln: p.text().$type<Gln>().strictNullable(),
    retiredOn: p.date().$type<LocalDate>().strictNullable(),
  },
});
