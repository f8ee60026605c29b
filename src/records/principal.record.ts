import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../domain/access/principal.js';
import type { LocalDate } from '../domain/shared/dates.js';

export const PrincipalRecord = defineEntity({
  name: 'PrincipalRecord',
  tableName: 'principal',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    name: p.text(),
    role: p.text().$type<Role>(),
    partnerId: p.bigint('number').strictNullable(),
    retiredOn: p.date().$type<LocalDate>().strictNullable(),
  },
});
