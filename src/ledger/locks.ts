import type { UnitOfWork } from '../platform/unitOfWork.js';
import type { LotQuality, UsableThrough } from '../domain/lot/lot.js';
import type { LocalDate } from '../domain/shared/dates.js';

/** First key of the advisory locks of a tenant's trace scope; the second is the tenant. */
const SCOPE_LOCK = 7_020_262;

/**
 * Taken before any row lock by whoever creates a lot or extends genealogy. A predicate hold or a recall takes the same lock exclusively:
 * what it then reads is its whole scope.
 */
export async function shareScope(work: UnitOfWork): Promise<void> {
  await work.rows(`/* shareScope */ select pg_advisory_xact_lock_shared($1, $2::int)`, [SCOPE_LOCK, work.tenantId]);
}

export interface LockedLot {
  readonly id: number;
  readonly publicId: string;
  readonly itemId: number;
  readonly quality: LotQuality;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly usableThrough: UsableThrough;
  readonly version: number;
}

/** Holds, quality and dates change a lot under this lock, then its balances in id order. */
export async function lockLots(work: UnitOfWork, lotIds: readonly number[]): Promise<readonly LockedLot[]> {
  return await work.rows<LockedLot>(
    `/* lockLots */ select id, public_id as "publicId", item_id as "itemId", quality, expires_on as "expiresOn",
       best_before_on as "bestBeforeOn", usable_through as "usableThrough", version
     from lot where tenant_id = $1 and id = any($2::bigint[]) order by id for no key update`,
    [work.tenantId, lotIds],
  );
}
