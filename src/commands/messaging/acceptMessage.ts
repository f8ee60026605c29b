import { announce } from '../../events/announce.js';
import type { WayIn } from '../../domain/inbound/inboundMessage.js';
import type { MessageStatus } from '../../domain/inbound/messageStatus.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import type { Command, Intent, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { partnersByPublicId, type PartnerFacts } from '../../steps/facts/loadFacts.js';
import type { EnqueueJob } from './enqueueJob.js';
import type { MessageBody } from './messageBody.js';
import { eventBefore, type WebhookEvent } from './webhookEvent.js';

/** A message as it came. What is hashed under its idempotency key: the body itself goes beside it. */
export interface AcceptMessageInput {
  readonly connector: string;
  readonly wayIn: WayIn;
  /** TypeID of the partner whose way in it took; the message must be its. */
  readonly partnerId?: string;
  readonly fileName?: string;
  /** Hexadecimal, of the whole body. */
  readonly sha256: string;
  /** Validates and answers it, and applies nothing, whatever it says of itself. */
  readonly test?: boolean;
  /** Of a webhook: one that came before is not kept again, and answers the message that brought it. */
  readonly event?: WebhookEvent;
}

export interface MessageAccepted {
  readonly inboundMessageId: string;
  readonly status: MessageStatus;
  /** The event came before: nothing was kept. */
  readonly isKnown?: true;
}

/** Keeps a message's bytes and has it processed: once this is committed, nothing of it can be lost. Says nothing of what it holds. */
export function acceptMessage(body: MessageBody, enqueue: EnqueueJob): Command<AcceptMessageInput, MessageAccepted, Refusal> {
  return {
    name: 'acceptMessage',
    async run(work, intents) {
      const partners = await partnersByPublicId(
        work,
        intents.map(({ input }) => input.partnerId),
      );
      const verdicts: Verdict<MessageAccepted, Refusal>[] = [];
      for (const intent of intents) verdicts.push(await accept(work, intent, { partners, body, enqueue }));
      return verdicts;
    },
  };
}

interface Acceptance {
  readonly partners: ReadonlyMap<string, PartnerFacts>;
  readonly body: MessageBody;
  readonly enqueue: EnqueueJob;
}

async function accept(
  work: UnitOfWork,
  { input }: Intent<AcceptMessageInput>,
  { partners, body, enqueue }: Acceptance,
): Promise<Verdict<MessageAccepted, Refusal>> {
  const partner = input.partnerId === undefined ? undefined : partners.get(input.partnerId);
  if (input.partnerId !== undefined && partner === undefined) {
    return { ok: false, refusals: [notFound('partner', input.partnerId, ['input', 'partnerId'])] };
  }
  if (input.sha256 !== body.sha256) throw new Error('the body is not the one that was told of');
  const before = input.event && (await eventBefore(work, input.event));
  if (before !== undefined) return { ok: true, value: { ...before, isKnown: true } };
  const publicId = newPublicId();
  const id = await keepMessage(work, { input, publicId, partner, byteLength: body.byteLength });
  for (const [index, bytes] of body.chunks.entries()) {
    await work.rows(`/* keepChunk */ insert into message_chunk (tenant_id, message_id, ordinal, bytes) values ($1, $2, $3, $4)`, [
      work.tenantId,
      id,
      index,
      bytes,
    ]);
  }
  await enqueue(work, 'processInboundMessage', { tenantId: work.tenantId, id });
  const inboundMessageId = encodeTypeId(ID_PREFIXES.inboundMessage, publicId);
  await announce(work, [
    {
      type: 'InboundMessageChanged',
      payload: { inboundMessage: inboundMessageId, status: 'RECEIVED', partner: input.partnerId ?? null, issueCount: 0 },
      subjects: { inboundMessage: [inboundMessageId], ...(input.partnerId !== undefined && { partner: [input.partnerId] }) },
      ...(partner && { partnerIds: [partner.id] }),
    },
  ]);
  return { ok: true, value: { inboundMessageId, status: 'RECEIVED' } };
}

interface KeptMessage {
  readonly input: AcceptMessageInput;
  readonly publicId: string;
  readonly partner: PartnerFacts | undefined;
  readonly byteLength: number;
}

async function keepMessage(work: UnitOfWork, { input, publicId, partner, byteLength }: KeptMessage): Promise<number> {
  const [row] = await work.rows<{ id: number }>(
    `/* keepMessage */ insert into inbound_message (tenant_id, public_id, connector, partner_id, way_in, file_name, sha256, byte_length, status,
       attempts, is_test, received_by, received_at, endpoint_id, topic, event_key, sent_at)
     values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, 'RECEIVED', 1, $9, $10, $11, $12, $13, $14, $15) returning id`,
    [
      work.tenantId,
      publicId,
      input.connector,
      partner?.id ?? null,
      input.wayIn,
      input.fileName ?? null,
      input.sha256,
      byteLength,
      // A partner that goes live meanwhile meant its earlier messages as tests.
      input.test === true || partner?.isTesting === true,
      work.actor.principalId,
      work.now,
      input.event?.endpointId ?? null,
      input.event?.topic ?? null,
      input.event?.key ?? null,
      input.event?.sentAt ?? null,
    ],
  );
  return (row as { id: number }).id;
}
