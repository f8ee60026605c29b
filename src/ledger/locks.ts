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

/** What is allocated from: one item at one site. */
export interface ItemAtSite {
  readonly itemId: number;
  readonly siteId: number;
}

/**
 * Whoever allocates takes this before it looks: of those that want the same item of a site, the next one sees what the one before has left, so
 * that none has to start over because of another. Taken in the order of its own numbers, before any lock of a balance.
 */
export async function lockItemsAtSites(work: UnitOfWork, keys: readonly ItemAtSite[]): Promise<void> {
  if (keys.length === 0) return;
  await work.rows(
    `/* lockItemsAtSites */ select pg_advisory_xact_lock(k.number) from (
       select distinct hashtextextended('allocating/' || $1::bigint || '/' || item_id || '/' || site_id, 0) as number
       from unnest($2::bigint[], $3::bigint[]) as u (item_id, site_id) order by 1) as k`,
    [work.tenantId, keys.map((key) => key.itemId), keys.map((key) => key.siteId)],
  );
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

/** For whoever makes balances of lots after it has locked others of them: makers take lots before balances (openBalances), so that holds never meet them in a circle. */
export async function shareLots(work: UnitOfWork, lotIds: readonly number[]): Promise<void> {
  if (lotIds.length === 0) return;
  await work.rows(`/* shareLotsFirst */ select from lot where tenant_id = $1 and id = any($2::bigint[]) order by id for share`, [
    work.tenantId,
    lotIds,
  ]);
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
