import type { UnitOfWork } from '../../platform/unitOfWork.js';

/**
 * Taken by whoever records what a carrier says of a number, and by whoever ships under it, before shipments and balances: of the two, the second sees
 * what the first has written, so that nothing said is lost between them. In the order of their numbers.
 */
export async function lockTracking(work: UnitOfWork, trackingNumbers: readonly string[]): Promise<void> {
  if (trackingNumbers.length === 0) return;
  await work.rows(
    `/* lockTracking */ select pg_advisory_xact_lock(k.number) from (
       select distinct hashtextextended('tracking/' || $1::bigint || '/' || n, 0) as number from unnest($2::text[]) as n order by 1) as k`,
    [work.tenantId, trackingNumbers],
  );
}
