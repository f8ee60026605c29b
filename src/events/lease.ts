import type pg from 'pg';

/** Work that one process does at a time. Time is the database's: the holders' clocks may differ. */
export interface Lease {
  readonly name: string;
  /** Who asks; a new one each start, so that a revived process never passes for its earlier self. */
  readonly holder: string;
  /** How long it lasts when its holder says no more. */
  readonly durationMs: number;
}

/** A dead holder's lease runs out after this, and a waiting process asks again within CONTEND_MS: taken over in less than 5 s. */
export const LEASE_MS = 3_000;
export const RENEW_MS = 1_000;
export const CONTEND_MS = 750;

/** Takes the lease if it is free, run out or ours already, and prolongs it. Never waits for the holder's row lock unless the lease ran out. */
export async function takeLease(pool: pg.Pool, lease: Lease): Promise<boolean> {
  const result = await pool.query(
    `/* takeLease */ with renewed as (
       update lease set holder = $2, expires_at = clock_timestamp() + $3 * interval '1 millisecond'
       where tenant_id = 0 and name = $1 and (holder = $2 or expires_at < clock_timestamp()) returning 1
     ), made as (
       insert into lease (name, holder, expires_at) select $1, $2, clock_timestamp() + $3 * interval '1 millisecond'
       where not exists (select from lease where tenant_id = 0 and name = $1) on conflict do nothing returning 1
     )
     select 1 from renewed union all select 1 from made`,
    [lease.name, lease.holder, lease.durationMs],
  );
  return result.rowCount === 1;
}

/**
 * Inside a transaction: locks the lease's row until the end and prolongs it; false when another holder has it. What the transaction then
 * does, it does as the only holder: a taker waits for the row, and a holder that slept finds the other's name.
 */
export async function fenceLease(client: pg.ClientBase, lease: Lease): Promise<boolean> {
  const result = await client.query(
    `/* fenceLease */ update lease set expires_at = clock_timestamp() + $3 * interval '1 millisecond'
     where tenant_id = 0 and name = $1 and holder = $2`,
    [lease.name, lease.holder, lease.durationMs],
  );
  return result.rowCount === 1;
}

/** Lets another process take it at once. */
export async function releaseLease(pool: pg.Pool, lease: Lease): Promise<void> {
  await pool.query(`/* releaseLease */ update lease set expires_at = '-infinity' where tenant_id = 0 and name = $1 and holder = $2`, [
    lease.name,
    lease.holder,
  ]);
}
