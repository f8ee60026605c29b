import { announce } from '../events/announce.js';
import { priorityOf, priorityParts } from '../domain/exceptions/priorityParts.js';
import { KIND_DEFAULTS } from '../domain/exceptions/workException.js';
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
  const { owner, severity, dueHours } = KIND_DEFAULTS.MESSAGE_FAILED;
  const parts = priorityParts({ severity });
  const raised = await work.rows(
    `/* raiseException */ insert into work_exception (tenant_id, public_id, kind, severity, owner_role, summary, subject, subjects, queue_rank,
       priority_parts, raised_at, due_at)
     values ($1, $2, 'MESSAGE_FAILED', $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $10::timestamptz + make_interval(hours => $11))
     on conflict (tenant_id, kind, subject) where resolved_at is null do nothing returning id`,
    [
      work.tenantId,
      publicId,
      severity,
      owner,
      summary,
      inboundMessage,
      JSON.stringify({ inboundMessage: [inboundMessage] }),
      -priorityOf(parts),
      JSON.stringify(parts),
      work.now,
      dueHours,
    ],
  );
  // It failed before, was replayed and failed again, and nobody has looked yet.
  if (raised.length === 0) return;
  await announce(work, [
    {
      type: 'WorkExceptionRaised',
      payload: { workException, kind: 'MESSAGE_FAILED', severity, summary },
      subjects: { workException: [workException], inboundMessage: [inboundMessage] },
    },
  ]);
}
