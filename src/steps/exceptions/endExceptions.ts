import type { Announcement } from '../../events/catalogue.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';

/** An exception to be ended, which the caller has locked. */
export interface Ending {
  readonly id: number;
  readonly uuid: string;
  readonly kind: string;
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  readonly reasonCode: string;
  readonly note?: string | undefined;
}

/** Ends exceptions, by a person or because their condition is over; the caller announces what it answers. */
export async function endExceptions(
  work: UnitOfWork,
  endings: readonly Ending[],
): Promise<readonly Announcement<'WorkExceptionResolved'>[]> {
  if (endings.length === 0) return [];
  await work.rows(
    `/* endExceptions */ update work_exception w set resolved_at = $2, resolved_by = $3, resolve_reason_code = r.code, resolve_note = r.note,
       version = w.version + 1
     from unnest($4::bigint[], $5::text[], $6::text[]) as r (id, code, note) where w.tenant_id = $1 and w.id = r.id`,
    [
      work.tenantId,
      work.now,
      work.actor.principalId,
      endings.map(({ id }) => id),
      endings.map(({ reasonCode }) => reasonCode),
      endings.map(({ note }) => note ?? null),
    ],
  );
  return endings.map(({ uuid, kind, reasonCode, subjects }) => {
    const workException = encodeTypeId(ID_PREFIXES.workException, uuid);
    return {
      type: 'WorkExceptionResolved',
      payload: { workException, kind, reasonCode },
      subjects: { workException: [workException], ...subjects },
    };
  });
}
