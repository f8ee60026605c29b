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
  readonly lotId: number;
  readonly siteId: number | null;
}

/**
 * Ends the exceptions about allocated stock of these lots whose condition is over: the hold was released, or nothing of the stock is allocated any more.
 * Whoever releases a hold or ends allocations calls it, after that and with the locks of it; the caller announces what it answers.
 */
export async function clearSolved(work: UnitOfWork, lotIds: readonly number[]): Promise<readonly Announcement<'WorkExceptionResolved'>[]> {
  if (lotIds.length === 0) return [];
  const open = await work.rows<OpenException>(
    `/* openExceptionsOfLots */ select id, public_id as uuid, kind, subjects, lot_id as "lotId", site_id as "siteId" from work_exception
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
    open.map(({ lotId }) => lotId),
  );
  return (exception) =>
    exception.kind === 'HOLD_ON_ALLOCATED_STOCK'
      ? hitting.has(uuids.get(holdOf(exception)) ?? '')
      : expired.has(`${exception.lotId}/${exception.siteId}`);
}

/** Lots at sites of which something is allocated though it is past its last usable day. */
async function expiredAndAllocated(work: UnitOfWork, lotIds: readonly number[]): Promise<ReadonlySet<string>> {
  const rows = await work.rows<{ lotId: number; siteId: number }>(
    `/* expiredAndAllocated */ select distinct b.lot_id as "lotId", b.site_id as "siteId" from balance b
     join site s on s.tenant_id = b.tenant_id and s.id = b.site_id
     where b.tenant_id = $1 and b.lot_id = any($2::bigint[]) and b.allocated > 0
       and b.usable_through < ($3::timestamptz at time zone s.time_zone)::date`,
    [work.tenantId, lotIds, work.now],
  );
  return new Set(rows.map(({ lotId, siteId }) => `${lotId}/${siteId}`));
}
