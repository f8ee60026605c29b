import type { Announcement } from '../../events/catalogue.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { CONDITION_OVER, type WorkExceptionKind } from '../../domain/exceptions/workException.js';
import { decodeIds } from '../facts/decodeIds.js';
import { allocationsUnderHolds } from '../holding/allocationsUnderHolds.js';
import { endExceptions } from './endExceptions.js';

interface OpenException {
  readonly id: number;
  readonly uuid: string;
  readonly kind: WorkExceptionKind;
  readonly subjects: Readonly<Record<string, readonly string[]>>;
}

/**
 * Ends the exceptions about allocated stock of these lots whose condition is over: the hold was released, or nothing of the stock is allocated any more.
 * Whoever releases a hold or ends allocations calls it, after that and with the locks of it; the caller announces what it answers.
 */
export async function clearSolved(work: UnitOfWork, lotIds: readonly number[]): Promise<readonly Announcement<'WorkExceptionResolved'>[]> {
  if (lotIds.length === 0) return [];
  const open = await work.rows<OpenException>(
    `/* openExceptionsOfLots */ select id, public_id as uuid, kind, subjects from work_exception
     where tenant_id = $1 and lot_id = any($2::bigint[]) and resolved_at is null and kind in ('HOLD_ON_ALLOCATED_STOCK', 'EXPIRED_ALLOCATED_STOCK')
     order by id for update`,
    [work.tenantId, lotIds],
  );
  if (open.length === 0) return [];
  const persists = await persisting(work, open);
  const over = open.filter((exception) => !persists(exception));
  return await endExceptions(
    work,
    over.map((exception) => ({ ...exception, reasonCode: CONDITION_OVER })),
  );
}

async function persisting(work: UnitOfWork, open: readonly OpenException[]): Promise<(exception: OpenException) => boolean> {
  const holdOf = ({ subjects }: OpenException): string => subjects['hold']?.[0] ?? '';
  const ofHolds = open.filter(({ kind }) => kind === 'HOLD_ON_ALLOCATED_STOCK');
  const uuids = decodeIds('hold', ofHolds.map(holdOf));
  const holds = await work.rows<{ id: number; uuid: string }>(
    `/* holdsOfExceptions */ select id, public_id as uuid from hold where tenant_id = $1 and public_id = any($2::uuid[]) and released_at is null`,
    [work.tenantId, [...uuids.values()]],
  );
  const under = new Set(
    (
      await allocationsUnderHolds(
        work,
        holds.map(({ id }) => id),
      )
    ).map(({ holdId }) => holdId),
  );
  const hitting = new Set(holds.filter(({ id }) => under.has(id)).map(({ uuid }) => uuid));
  const expired = await expiredAndAllocated(
    work,
    open.filter(({ kind }) => kind === 'EXPIRED_ALLOCATED_STOCK').map(({ id }) => id),
  );
  return (exception) =>
    exception.kind === 'HOLD_ON_ALLOCATED_STOCK' ? hitting.has(uuids.get(holdOf(exception)) ?? '') : expired.has(exception.id);
}

/**
 * Those of the exceptions whose stock is still allocated, past its last usable day. Whoever clears may have begun before midnight what a scan after
 * midnight has found: seen from yesterday nothing is expired yet, and what is ended is not raised again. So nobody looks from before it was raised.
 */
async function expiredAndAllocated(work: UnitOfWork, exceptionIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await work.rows<{ id: number }>(
    `/* expiredAndAllocated */ select distinct w.id from work_exception w
     join balance b on b.tenant_id = w.tenant_id and b.lot_id = w.lot_id and b.site_id = w.site_id
     join site s on s.tenant_id = b.tenant_id and s.id = b.site_id
     where w.tenant_id = $1 and w.id = any($2::bigint[]) and b.allocated > 0
       and b.usable_through < (greatest($3::timestamptz, w.raised_at) at time zone s.time_zone)::date`,
    [work.tenantId, exceptionIds, work.now],
  );
  return new Set(rows.map(({ id }) => id));
}
