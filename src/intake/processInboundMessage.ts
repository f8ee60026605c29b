import { ensureSystemPrincipal } from '../commands/access/ensureSystemPrincipal.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import { inUnitOfWork, type Actor } from '../platform/unitOfWork.js';
import { finishMessage } from './finishMessage.js';
import type { Intake } from './intake.js';
import { judgeMessage } from './judgeMessage.js';
import type { Judging } from './judging.js';
import { readBody, readMessage } from './readMessage.js';
import type { Verdict } from './verdict.js';
import { judgeEvent } from './webhooks/judgeEvent.js';

/**
 * Processes one message. May be called any number of times, by several workers at once, and die anywhere: the effect is that of once. Throws
 * for outside faults and bugs only; what is wrong with the message is its status.
 */
export async function processInboundMessage(intake: Intake, tenantId: number, id: number): Promise<void> {
  const found = await withReadSession(new ReadSession(intake.pool, tenantId), async (rows) => {
    const message = await readMessage(rows, id);
    return message?.status === 'RECEIVED' ? { message, bytes: await readBody(rows, id) } : undefined;
  });
  if (found === undefined) return;
  const { message, bytes } = found;
  const actor = await systemActor(intake, tenantId);
  const verdict = await judge({ intake, actor, message }, bytes);
  if (verdict === undefined) return;
  const finished = await inUnitOfWork(intake.orm, { actor, now: intake.now }, (work) => finishMessage(work, message, verdict));
  await intake.reached?.('finished');
  if (finished) intake.observe?.(message.connector, verdict.status);
  intake.logger.info({ tenantId, inboundMessage: message.publicId, status: verdict.status, finished }, 'message processed');
}

/** A file of a partner's, or an event that was posted to an endpoint. */
async function judge(judging: Omit<Judging, 'connector'>, bytes: Uint8Array): Promise<Verdict | undefined> {
  const { intake, message } = judging;
  const webhook = intake.webhooks.get(message.connector);
  if (webhook !== undefined) return await judgeEvent(judging, webhook, bytes);
  const connector = intake.connectors.get(message.connector);
  if (connector === undefined) throw new Error(`no connector ${message.connector}`);
  return await judgeMessage({ ...judging, connector }, bytes);
}

/** In whose name messages are applied, whoever sent them: so the same document has the same key on every way in. */
export async function systemActor({ executor }: Pick<Intake, 'executor'>, tenantId: number): Promise<Actor> {
  const [outcome] = await executor.execute(ensureSystemPrincipal, { actor: { tenantId, principalId: 0 } }, [{ input: {} }]);
  if (outcome?.ok !== true) throw new Error('ensureSystemPrincipal refused');
  return { tenantId, principalId: outcome.value.principalId };
}
