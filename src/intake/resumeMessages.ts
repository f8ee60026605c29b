import type { PgBoss } from 'pg-boss';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { JobPayload } from '../platform/jobs.js';
import { failMessage } from './failMessage.js';
import type { Intake } from './intake.js';

const QUEUE = 'processInboundMessage';
/** Looked at of each tenant; what lies behind them waits for the next start, or for its own job. */
const MESSAGES_AT_ONCE = 200;

/**
 * Takes up what an earlier life of the process left half done: a job that died with it is tried again now instead of when it expires, and
 * counts as a failed attempt; a message whose attempts are used up is given up. Call it before the worker starts. A job that another process
 * works on is merely done twice, with the effect of once.
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
  if (jobs.some(({ state }) => state === 'created' || state === 'retry')) return;
  const dead = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
  if (dead.length > 0) await boss.fail(QUEUE, dead);
  else if (jobs.length > 0) await failMessage(intake, payload.tenantId, payload.id);
  else await boss.send(QUEUE, payload);
}
