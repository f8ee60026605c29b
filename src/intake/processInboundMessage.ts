import { ensureSystemPrincipal } from '../commands/access/ensureSystemPrincipal.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import { inUnitOfWork, type Actor } from '../platform/unitOfWork.js';
import { finishMessage } from './finishMessage.js';
import type { Intake } from './intake.js';
import { judgeMessage } from './judgeMessage.js';
import { readBody, readMessage } from './readMessage.js';

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
  const connector = intake.connectors.get(message.connector);
  if (connector === undefined) throw new Error(`no connector ${message.connector}`);
  const actor = await systemActor(intake, tenantId);
  const verdict = await judgeMessage({ intake, actor, message, connector }, bytes);
  if (verdict === undefined) return;
  const finished = await inUnitOfWork(intake.orm, { actor, now: intake.now }, (work) => finishMessage(work, message, verdict));
  await intake.reached?.('finished');
  if (finished) intake.observe?.(message.connector, verdict.status);
  intake.logger.info({ tenantId, inboundMessage: message.publicId, status: verdict.status, finished }, 'message processed');
}

/** In whose name messages are applied, whoever sent them: so the same document has the same key on every way in. */
export async function systemActor({ executor }: Pick<Intake, 'executor'>, tenantId: number): Promise<Actor> {
  const [outcome] = await executor.execute(ensureSystemPrincipal, { actor: { tenantId, principalId: 0 } }, [{ input: {} }]);
  if (outcome?.ok !== true) throw new Error('ensureSystemPrincipal refused');
  return { tenantId, principalId: outcome.value.principalId };
}
