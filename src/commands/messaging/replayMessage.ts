import { announce } from '../../events/announce.js';
import type { MessageStatus } from '../../domain/inbound/messageStatus.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound, refusal } from '../../domain/shared/refusals.js';
import type { Command, Verdict } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';
import type { MessageAccepted } from './acceptMessage.js';
import type { EnqueueJob } from './enqueueJob.js';

export interface ReplayMessageInput {
  readonly inboundMessageId: string;
}

/** Where somebody may have mended something since. What was applied or came before is never processed again; a test stays one. */
const REPLAYABLE: readonly MessageStatus[] = ['VALIDATED', 'PARKED', 'REJECTED', 'UNREADABLE'];

interface Found {
  readonly id: number;
  readonly uuid: string;
  readonly status: MessageStatus;
  readonly partnerId: number | null;
  readonly partnerUuid: string | null;
}

/** Has a message processed again: the bytes as they came, the profile and the master data as they are now. Documents of it that were applied stay so. */
export function replayMessage(enqueue: EnqueueJob): Command<ReplayMessageInput, MessageAccepted, Refusal> {
  return {
    name: 'replayMessage',
    async run(work, intents) {
      const uuids = decodeIds(
        'inboundMessage',
        intents.map(({ input }) => input.inboundMessageId),
      );
      const found = await lockMessages(work, [...uuids.values()]);
      const verdicts: Verdict<MessageAccepted, Refusal>[] = [];
      for (const { input } of intents) {
        const message = found.get(uuids.get(input.inboundMessageId) ?? '');
        if (message === undefined)
          verdicts.push({ ok: false, refusals: [notFound('message', input.inboundMessageId, ['input', 'inboundMessageId'])] });
        else if (!REPLAYABLE.includes(message.status))
          verdicts.push({ ok: false, refusals: [notReplayable(input.inboundMessageId, message.status)] });
        else {
          found.set(message.uuid, { ...message, status: 'RECEIVED' });
          await replay(work, message, enqueue);
          verdicts.push({ ok: true, value: { inboundMessageId: input.inboundMessageId, status: 'RECEIVED' } });
        }
      }
      return verdicts;
    },
  };
}

async function lockMessages(work: UnitOfWork, uuids: readonly string[]): Promise<Map<string, Found>> {
  const rows = await work.rows<Found>(
    `/* lockMessages */ select m.id, m.public_id as uuid, m.status, m.partner_id as "partnerId", p.public_id as "partnerUuid"
     from inbound_message m left join trading_partner p on p.tenant_id = m.tenant_id and p.id = m.partner_id
     where m.tenant_id = $1 and m.public_id = any($2::uuid[]) order by m.id for no key update of m`,
    [work.tenantId, uuids],
  );
  return new Map(rows.map((row) => [row.uuid, row]));
}

async function replay(work: UnitOfWork, message: Found, enqueue: EnqueueJob): Promise<void> {
  await work.rows(
    `/* replayMessage */ update inbound_message set status = 'RECEIVED', attempts = attempts + 1, issues = '[]', processed_at = null, version = version + 1
     where tenant_id = $1 and id = $2`,
    [work.tenantId, message.id],
  );
  await enqueue(work, 'processInboundMessage', { tenantId: work.tenantId, id: message.id });
  const inboundMessage = encodeTypeId(ID_PREFIXES.inboundMessage, message.uuid);
  const partner = message.partnerUuid === null ? null : encodeTypeId(ID_PREFIXES.partner, message.partnerUuid);
  await announce(work, [
    {
      type: 'InboundMessageChanged',
      payload: { inboundMessage, status: 'RECEIVED', partner, issueCount: 0 },
      subjects: { inboundMessage: [inboundMessage], ...(partner !== null && { partner: [partner] }) },
      ...(message.partnerId !== null && { partnerIds: [message.partnerId] }),
    },
  ]);
}

const notReplayable = (inboundMessageId: string, status: MessageStatus): Refusal =>
  refusal('ILLEGAL_STATUS_TRANSITION', `The message is ${status}: only ${REPLAYABLE.join(', ')} can be replayed.`, {
    path: ['input', 'inboundMessageId'],
    facts: { inboundMessageId, status },
  });
