import type { HandlingUnit } from '../../domain/stock/handlingUnit.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';

/** Closed to partners: where goods lie is the tenant's own. */
const HANDLING_UNIT_SOURCE = {
  alias: 'h',
  from: 'handling_unit h',
  columns:
    'h.id, h.public_id as "publicId", h.code, h.kind, h.parent_id as "parentId", h.opened_at as "openedAt", h.closed_at as "closedAt"',
} as const satisfies Source;

export const handlingUnitsById = rowsBy<number, HandlingUnit>(HANDLING_UNIT_SOURCE, {
  name: 'handlingUnitsById',
  column: 'h.id',
  type: 'bigint',
  key: (unit) => unit.id,
});

export const handlingUnitsByPublicId = rowsBy<string, HandlingUnit>(HANDLING_UNIT_SOURCE, {
  name: 'handlingUnitsByPublicId',
  column: 'h.public_id',
  type: 'uuid',
  key: (unit) => unit.publicId,
});

/** The open unit of each code: there is at most one. */
export const openHandlingUnitsByCode = groupsBy<string, HandlingUnit>(HANDLING_UNIT_SOURCE, {
  name: 'openHandlingUnitsByCode',
  column: 'h.code',
  type: 'text',
  key: (unit) => unit.code,
  orderBy: 'h.id',
  condition: 'h.closed_at is null',
});
