import type { JobPayload, JobQueue } from '../../platform/jobs.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

/** Has a job done once the unit of work is committed, and only then (src/platform/jobs.ts with its pg-boss filled in). */
export type EnqueueJob = (work: UnitOfWork, queue: JobQueue, payload: JobPayload) => Promise<void>;
