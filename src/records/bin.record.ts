import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '../domain/shared/dates.js';
import type { BinKind } from '../domain/stock/binKind.js';

export const BinRecord = defineEntity({
  name: 'BinRecord',
  tableName: 'bin',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    tenantId: p.bigint('number'),
    publicId: p.uuid(),
    siteId: p.bigint('number'),
    zoneId: p.bigint('number').strictNullable(),
    parentBinId: p.bigint('number').strictNullable(),
    code: p.text(),
    kind: p.text().$type<BinKind>(),
    retiredOn: p.date().$type<LocalDate>().strictNullable(),
    version: p.bigint('number'),
  },
});
