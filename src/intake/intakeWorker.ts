import type { JobWithMetadata, PgBoss, WorkOptions } from 'pg-boss';
import type { JobPayload } from '../platform/jobs.js';
import { failMessage } from './failMessage.js';
import type { Intake } from './intake.js';
import { processInboundMessage } from './processInboundMessage.js';
import type { WorkMarks } from './workMarks.js';

const QUEUE = 'processInboundMessage';

export interface IntakeWorkerOptions {
  /** Messages processed at once by this process. */
  readonly concurrency?: number;
  readonly pollingSeconds?: number;
  /** Tells other processes what this one works on. */
  readonly marks?: WorkMarks;
}

/** pg-boss allows no shorter interval. */
const POLLING_SECONDS = 0.5;
const CONCURRENCY = 2;

/** Takes the jobs of the message queue. The boss must have been started. */
export async function startIntakeWorker(boss: PgBoss, intake: Intake, options: IntakeWorkerOptions = {}): Promise<void> {
  await boss.work<JobPayload, void, WorkOptions & { readonly includeMetadata: true }>(
    QUEUE,
    {
      includeMetadata: true,
      pollingIntervalSeconds: options.pollingSeconds ?? POLLING_SECONDS,
      localConcurrency: options.concurrency ?? CONCURRENCY,
    },
    async (jobs) => {
      for (const job of jobs) {
        const work = (): Promise<void> => processJob(intake, job);
        await (options.marks === undefined || job.data.id === undefined ? work() : options.marks.during(job.data.id, work));
      }
    },
  );
}

/** Takes no more; what runs is finished by boss.stop(). */
export async function stopIntakeWorker(boss: PgBoss): Promise<void> {
  await boss.offWork(QUEUE);
}

type MessageJob = Pick<JobWithMetadata<JobPayload>, 'data' | 'retryCount' | 'retryLimit'>;

/** A fault is thrown on, so that the queue tries again with a growing delay; the last attempt gives the message up, which no other waits for. */
export async function processJob(intake: Intake, { data, retryCount, retryLimit }: MessageJob): Promise<void> {
  const { tenantId, id } = data;
  if (id === undefined) throw new Error('a job without a message');
  try {
    await processInboundMessage(intake, tenantId, id);
  } catch (error) {
    const isLast = retryCount >= retryLimit;
    intake.logger.error({ err: error, tenantId, messageId: id, attempt: retryCount + 1, isLast }, 'message could not be processed');
    if (!isLast) throw error;
    await failMessage(intake, tenantId, id);
  }
}
