import type { Announcement } from '../../events/catalogue.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { priorityOf, priorityParts, type PriorityFacts } from '../../domain/exceptions/priorityParts.js';
import { KIND_DEFAULTS, type Severity, type WorkExceptionKind } from '../../domain/exceptions/workException.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';

/** Something a person must look at. */
export interface ExceptionDraft extends Omit<PriorityFacts, 'severity'> {
  readonly kind: WorkExceptionKind;
  /** What it is about, in the kind's own words: of a kind and subject, one is open at a time. */
  readonly subject: string;
  /** In one sentence, for people. */
  readonly summary: string;
  /** Public ids by noun. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  readonly lotId?: number | undefined;
  readonly siteId?: number | undefined;
  /** That of its kind when absent. */
  readonly severity?: Severity;
}

/** Public ids of a noun that an exception names at most; the summary tells how many there are. */
export const MAXIMUM_NAMED = 250;

/**
 * Raises what is not open already; the caller announces what it answers. Call it after the locks of the command: exceptions are written in the order
 * of their kinds and subjects, so that two that raise the same wait in line.
 */
export async function raiseExceptions(
  work: UnitOfWork,
  drafts: readonly ExceptionDraft[],
): Promise<readonly Announcement<'WorkExceptionRaised'>[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map(rowOf);
  const raised = await work.rows<{ uuid: string }>(
    `/* raiseExceptions */ insert into work_exception (tenant_id, public_id, kind, severity, owner_role, summary, subject, subjects, lot_id, site_id,
       queue_rank, priority_parts, raised_at, due_at)
     select $1, r.public_id, r.kind, r.severity, r.owner_role, r.summary, r.subject, r.subjects, r.lot_id, r.site_id, r.queue_rank, r.priority_parts,
       $2, $2::timestamptz + make_interval(hours => r.due_hours)
     from jsonb_to_recordset($3::jsonb) as r (public_id uuid, kind text, severity text, owner_role text, summary text, subject text, subjects jsonb,
       lot_id bigint, site_id bigint, queue_rank int, priority_parts jsonb, due_hours int)
     order by r.kind, r.subject on conflict (tenant_id, kind, subject) where resolved_at is null do nothing returning public_id as uuid`,
    [work.tenantId, work.now, JSON.stringify(rows)],
  );
  const fresh = new Set(raised.map(({ uuid }) => uuid));
  return rows.filter((row) => fresh.has(row.public_id)).map(announcementOf);
}

type Row = ReturnType<typeof rowOf>;

function rowOf(draft: ExceptionDraft) {
  const { owner, dueHours, severity: usual } = KIND_DEFAULTS[draft.kind];
  const severity = draft.severity ?? usual;
  const parts = priorityParts({ ...draft, severity });
  const subjects = Object.entries(draft.subjects).map(([noun, ids]) => [noun, ids.slice(0, MAXIMUM_NAMED)] as const);
  return {
    public_id: newPublicId(),
    kind: draft.kind,
    severity,
    owner_role: owner,
    summary: draft.summary,
    subject: draft.subject,
    subjects: Object.fromEntries(subjects),
    lot_id: draft.lotId ?? null,
    site_id: draft.siteId ?? null,
    queue_rank: -priorityOf(parts),
    priority_parts: parts,
    due_hours: dueHours,
  };
}

function announcementOf({ public_id, kind, severity, summary, subjects, site_id }: Row): Announcement<'WorkExceptionRaised'> {
  const workException = encodeTypeId(ID_PREFIXES.workException, public_id);
  return {
    type: 'WorkExceptionRaised',
    payload: { workException, kind, severity, summary },
    subjects: { workException: [workException], ...subjects },
    ...(site_id === null ? {} : { siteId: site_id }),
  };
}
