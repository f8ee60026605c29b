import { PgBoss, getConstructionPlans, getMigrationPlans } from 'pg-boss';
import type pg from 'pg';
import type { UnitOfWork } from './unitOfWork.js';

/** Schema of pg-boss. It is made by `migrate`, under the owner; the runtime logins only use it. */
export const JOB_SCHEMA = 'pgboss';

/** A job's payload is a tenant and an id, never data: the row it names is the truth. */
export interface JobPayload {
  readonly tenantId: number;
  readonly id?: number;
}

export const JOB_QUEUES = {
  processInboundMessage: { policy: 'standard', retryLimit: 8, retryDelay: 1, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 300 },
  scanExpiry: { policy: 'short', retryLimit: 2, retryDelay: 5, retryBackoff: true, expireInSeconds: 300 },
} as const;

export type JobQueue = keyof typeof JOB_QUEUES;

/** The version of pg-boss's schema that the installed library works with (pg-boss 12.35.0). */
const JOB_SCHEMA_VERSION = 43;

/** The SQL that brings pg-boss's schema from `installedVersion` (undefined: nothing there) to this library's. Empty when it is current. */
export function jobSchemaPlan(installedVersion: number | undefined): string {
  if (installedVersion === undefined) return getConstructionPlans(JOB_SCHEMA);
  return installedVersion < JOB_SCHEMA_VERSION ? getMigrationPlans(JOB_SCHEMA, installedVersion) : '';
}

/** A pg-boss on the app's pool. `work: false` only sends (an API process); a worker also supervises. */
export function createBoss(pool: pg.Pool, options: { readonly supervise: boolean }): PgBoss {
  return new PgBoss({
    schema: JOB_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: options.supervise,
    schedule: false,
    // Rebuilding indexes needs their owner; no runtime login owns anything.
    reindex: false,
    monitorVacuum: false,
    db: { executeSql: async (text: string, values?: unknown[]) => await pool.query(text, values) },
  });
}

/** Enqueues in the caller's transaction: the job exists if and only if the work that asked for it was committed. */
export function enqueuer(boss: PgBoss): (work: UnitOfWork, queue: JobQueue, payload: JobPayload) => Promise<void> {
  return async (work, queue, payload) => {
    await boss.send(queue, payload, {
      db: { executeSql: async (text: string, values?: unknown[]) => ({ rows: await work.rows(text, values ?? []) }) },
    });
  };
}
