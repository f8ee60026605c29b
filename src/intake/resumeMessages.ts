import type { PgBoss } from 'pg-boss';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { JobPayload } from '../platform/jobs.js';
import { failMessage } from './failMessage.js';
import type { Intake } from './intake.js';
import { deadJobs, isMarked } from './workMarks.js';

const QUEUE = 'processInboundMessage';
/** Looked at of each tenant; what lies behind them waits for the next start, or for its own job. */
const MESSAGES_AT_ONCE = 200;

/**
 * Tries again, now instead of when they expire, the jobs that died with a process. It counts as a failed attempt; a message whose attempts are
 * used up is given up. For one process at a time.
 */
export async function reviveDeadJobs(intake: Intake, boss: PgBoss): Promise<void> {
  for (const { id, tenantId, messageId } of await deadJobs(intake.pool, QUEUE)) {
    intake.logger.warn({ tenantId, messageId }, 'a message is taken up from a process that died');
    await boss.fail(QUEUE, id);
    const [job] = await boss.findJobs<JobPayload>(QUEUE, { id });
    if (job?.state === 'failed') await failMessage(intake, tenantId, messageId);
  }
}

/**
 * Takes up what an earlier life of the process left half done: a job that died with it is tried again now instead of when it expires, and
 * counts as a failed attempt; a message whose attempts are used up is given up. Call it before the worker starts. What another process works on
 * is left to it.
 */
export async function resumeMessages(intake: Intake, boss: PgBoss, tenantIds: readonly number[]): Promise<void> {
  for (const tenantId of tenantIds) {
    for (const id of await waitingMessages(intake, tenantId)) await resumeMessage(intake, boss, { tenantId, id });
  }
}

async function waitingMessages({ pool }: Intake, tenantId: number): Promise<readonly number[]> {
  const found = await withReadSession(new ReadSession(pool, tenantId), (rows) =>
    rows.rows<{ id: number }>(
      `/* waitingMessages */ select id from inbound_message where tenant_id = $1 and status = 'RECEIVED' order by id limit $2`,
      [tenantId, MESSAGES_AT_ONCE],
    ),
  );
  return found.map(({ id }) => id);
}

async function resumeMessage(intake: Intake, boss: PgBoss, payload: JobPayload & { readonly id: number }): Promise<void> {
  const jobs = await boss.findJobs<JobPayload>(QUEUE, { data: payload });
  if (jobs.some(({ state }) => state === 'created' || state === 'retry') || (await isMarked(intake.pool, payload.id))) return;
  const dead = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
  if (dead.length > 0) await boss.fail(QUEUE, dead);
  else if (jobs.length > 0) await failMessage(intake, payload.tenantId, payload.id);
  else await boss.send(QUEUE, payload);
}
