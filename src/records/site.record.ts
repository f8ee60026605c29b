import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '../domain/shared/dates.js';
import type { Gln } from '../domain/shared/identifiers.js';
import type { SiteKind } from '../domain/site/site.js';

export const SiteRecord = defineEntity({
  name: 'SiteRecord',
  tableName: 'site',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    legalEntityId: p.bigint('number'),
    code: p.text(),
    name: p.text(),
    kind: p.text().$type<SiteKind>(),
    gln: p.text().$type<Gln>().strictNullable(),
    gs1CompanyPrefix: p.text().fieldName('gs1_company_prefix').strictNullable(),
    timeZone: p.text(),
    retiredOn: p.date().$type<LocalDate>().strictNullable(),
    version: p.bigint('number'),
  },
});
