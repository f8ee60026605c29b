import { announce } from '../events/announce.js';
import { ID_PREFIXES } from '../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import { encodeTypeId, newPublicId } from '../platform/ids.js';
import { inUnitOfWork, type UnitOfWork } from '../platform/unitOfWork.js';
import { finishMessage } from './finishMessage.js';
import type { Intake } from './intake.js';
import { systemActor } from './processInboundMessage.js';
import { readMessage, type StoredMessage } from './readMessage.js';
import { nothingTaken } from './verdict.js';

/** Gives a message up that could not be processed however often it was tried: a person is told, and may replay it when the fault is mended. */
export async function failMessage(intake: Intake, tenantId: number, id: number): Promise<void> {
  const message = await withReadSession(new ReadSession(intake.pool, tenantId), (rows) => readMessage(rows, id));
  if (message?.status !== 'RECEIVED') return;
  const actor = await systemActor(intake, tenantId);
  await inUnitOfWork(intake.orm, { actor, now: intake.now }, async (work) => {
    const failure = nothingTaken('UNREADABLE', [
      {
        severity: 'hold',
        code: 'INTERNAL',
        message: 'The message could not be processed for a fault of ours. Its bytes are kept.',
        fix: 'Look for the message id in the log, mend the fault, then replay the message.',
      },
    ]);
    if (await finishMessage(work, message, failure)) await raiseException(work, message);
  });
}

async function raiseException(work: UnitOfWork, message: StoredMessage): Promise<void> {
  const publicId = newPublicId();
  const inboundMessage = encodeTypeId(ID_PREFIXES.inboundMessage, message.publicId);
  const workException = encodeTypeId(ID_PREFIXES.workException, publicId);
  const summary = `Message ${inboundMessage} could not be processed.`;
  await work.rows(
    `/* raiseException */ insert into work_exception (tenant_id, public_id, kind, severity, owner_role, summary, subjects, raised_at)
     values ($1, $2, 'MESSAGE_FAILED', 'HIGH', 'administrator', $3, $4::jsonb, $5)`,
    [work.tenantId, publicId, summary, JSON.stringify({ inboundMessage: [inboundMessage] }), work.now],
  );
  await announce(work, [
    {
      type: 'WorkExceptionRaised',
      payload: { workException, kind: 'MESSAGE_FAILED', severity: 'HIGH', summary },
      subjects: { workException: [workException], inboundMessage: [inboundMessage] },
    },
  ]);
}
