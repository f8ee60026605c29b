import { defineEntity, p } from '@mikro-orm/core';
import type { EdiState } from '../domain/partner/partner.js';
import type { LocalDate } from '../domain/shared/dates.js';

export const PartnerRecord = defineEntity({
  name: 'PartnerRecord',
  tableName: 'trading_partner',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    code: p.text(),
    name: p.text(),
    isSupplier: p.boolean(),
    isCustomer: p.boolean(),
    isCarrier: p.boolean(),
    isLogisticsProvider: p.boolean(),
    isStorefront: p.boolean(),
    ediState: p.text().$type<EdiState>(),
    customerClass: p.text().strictNullable(),
    retiredOn: p.date().$type<LocalDate>().strictNullable(),
    version: p.bigint('number'),
  },
});
