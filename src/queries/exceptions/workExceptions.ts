import type { WorkException } from '../../domain/exceptions/workException.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { codeField, idField, referenceField, type FilterField } from '../shared/filter.js';
import { rowsBy, type Source } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';

/** An exception as queries read it (src/domain/exceptions/workException.ts). Closed to partners. */
const EXCEPTION_SOURCE = {
  alias: 'w',
  from: 'work_exception w',
  columns: `w.id, w.public_id as "publicId", w.kind, w.severity, w.owner_role as "ownerRole", w.summary, w.subjects, w.lot_id as "lotId",
    w.site_id as "siteId", w.queue_rank as "queueRank", w.priority_parts as "priorityParts", w.raised_at as "raisedAt", w.due_at as "dueAt",
    w.resolved_at as "resolvedAt", w.resolve_reason_code as "resolveReasonCode", w.resolve_note as "resolveNote", w.version`,
} satisfies Source;

export const WORK_EXCEPTION_ORDERS = ['PRIORITY', 'RAISED', 'RAISED_DESCENDING'] as const;
export type WorkExceptionOrder = (typeof WORK_EXCEPTION_ORDERS)[number];

export const workExceptions: Listing<WorkException, WorkExceptionOrder> = {
  ...EXCEPTION_SOURCE,
  name: 'workExceptions',
  filters: {
    id: idField('w.public_id', ID_PREFIXES.workException),
    open: openField(),
    kind: codeField('w.kind'),
    severity: codeField('w.severity'),
    owner: codeField('w.owner_role'),
    lot: referenceField({ column: 'w.lot_id', table: 'lot', idPrefix: ID_PREFIXES.lot }),
  },
  orders: { PRIORITY: { column: 'w.queue_rank', type: 'integer', field: 'queueRank' }, RAISED: 'id', RAISED_DESCENDING: 'idDescending' },
};

export const workExceptionsByPublicId = rowsBy<string, WorkException>(EXCEPTION_SOURCE, {
  name: 'workExceptionsByPublicId',
  column: 'w.public_id',
  type: 'uuid',
  key: (exception) => exception.publicId,
});

function openField(): FilterField {
  return ({ equals }) => (typeof equals === 'boolean' ? [`w.resolved_at is ${equals ? '' : 'not '}null`] : []);
}
