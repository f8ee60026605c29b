import type { Issue } from '../../connectors/contract/connector.js';
import type { ConnectorProfile, DecodedEnvelope, MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { Instant } from '../domain/shared/dates.js';
import { newPublicId } from '../platform/ids.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import type { StoredMessage } from './readMessage.js';
import { storable } from './storable.js';

export interface Answering {
  readonly message: StoredMessage;
  readonly partnerId: number;
  readonly connector: MessageConnector;
  readonly profile: ConnectorProfile;
  /** The partner's own; those whose control number came before for other bytes are told so. */
  readonly envelopes: readonly DecodedEnvelope[];
  readonly repeated: ReadonlySet<number>;
}

/** ISA13 and GS06 have nine digits; the last million is left, so that one message never passes the end. */
const LAST_CONTROL_NUMBER = 999_000_000;
const COUNTERS = ['ENVELOPE', 'GROUP'] as const;

type Counters = Record<(typeof COUNTERS)[number], number>;

/** Serialises the partner's messages for the rest of the transaction: control numbers and verdicts are given one message at a time. */
export async function lockPartner(work: UnitOfWork, partnerId: number): Promise<Counters> {
  await work.rows(
    `/* makeCounters */ insert into control_number (tenant_id, partner_id, kind) select $1, $2, k from unnest($3::text[]) as k order by k on conflict do nothing`,
    [work.tenantId, partnerId, COUNTERS],
  );
  const found = await work.rows<{ kind: keyof Counters; last: number }>(
    `/* lockCounters */ select kind, last from control_number where tenant_id = $1 and partner_id = $2 and kind = any($3::text[]) order by kind for update`,
    [work.tenantId, partnerId, COUNTERS],
  );
  return Object.fromEntries(found.map(({ kind, last }) => [kind, last])) as Counters;
}

/** Writes each answer once, whatever happened before: an attempt that comes to another verdict than an earlier one is answered anew. */
export async function writeAnswers(work: UnitOfWork, answering: Answering, counters: Counters): Promise<readonly Issue[]> {
  const written = await writtenBefore(work, answering.message.id);
  const issues: Issue[] = [];
  const last = { ...counters };
  for (const envelope of answering.envelopes) {
    const answers = answering.connector.acknowledge(envelope, {
      profile: answering.profile,
      at: work.now as Instant,
      isRepeated: answering.repeated.has(envelope.ordinal),
      envelopeNumber: following(last.ENVELOPE),
      groupNumber: following(last.GROUP),
    });
    issues.push(...answers.issues);
    const fresh = answers.messages
      .map((answer) => ({ ...answer, replyKey: `${answer.kind}:${envelope.ordinal}:${answer.verdict.slice(0, 200)}` }))
      .filter(({ replyKey }) => !written.has(replyKey));
    if (fresh.length === 0) continue;
    for (const answer of fresh) await keepAnswer(work, answering, answer);
    last.ENVELOPE = Math.max(...answers.messages.map(({ controlNumber }) => controlNumber));
    if (answers.groups > 0) last.GROUP = following(last.GROUP) + answers.groups - 1;
  }
  await keepCounters(work, answering.partnerId, last);
  return issues;
}

/** The answers of an earlier message are given once more, as they were written, on the way that the duplicate took. */
export async function resendAnswers(work: UnitOfWork, duplicate: StoredMessage, earlierId: number): Promise<void> {
  if (!isCarried(duplicate)) return;
  await work.rows(
    `/* resendAnswers */ update outbound_message set status = 'READY', sent_at = null where tenant_id = $1 and in_reply_to_id = $2`,
    [work.tenantId, earlierId],
  );
}

/** Into the drop folder an answer is carried; on the other ways in it lies ready for whoever asks, which is all there is to sending it. */
const isCarried = ({ wayIn }: StoredMessage): boolean => wayIn === 'DROP_FOLDER';

async function writtenBefore(work: UnitOfWork, messageId: number): Promise<ReadonlySet<string>> {
  const found = await work.rows<{ replyKey: string }>(
    `/* answersWritten */ select reply_key as "replyKey" from outbound_message where tenant_id = $1 and in_reply_to_id = $2 and reply_key is not null`,
    [work.tenantId, messageId],
  );
  return new Set(found.map(({ replyKey }) => replyKey));
}

interface FreshAnswer {
  readonly kind: string;
  readonly controlNumber: number;
  readonly bytes: Uint8Array;
  readonly replyKey: string;
}

async function keepAnswer(work: UnitOfWork, { partnerId, message }: Answering, answer: FreshAnswer): Promise<void> {
  const controlNumber = String(answer.controlNumber).padStart(9, '0');
  await work.rows(
    `/* keepAnswer */ insert into outbound_message (tenant_id, public_id, partner_id, kind, control_number, in_reply_to_id, reply_key, body, status, created_at, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      work.tenantId,
      newPublicId(),
      partnerId,
      answer.kind,
      controlNumber,
      message.id,
      storable(answer.replyKey),
      Buffer.from(answer.bytes),
      isCarried(message) ? 'READY' : 'SENT',
      work.now,
      isCarried(message) ? null : work.now,
    ],
  );
}

async function keepCounters(work: UnitOfWork, partnerId: number, last: Counters): Promise<void> {
  await work.rows(
    `/* keepCounters */ update control_number c set last = n.last from unnest($3::text[], $4::bigint[]) as n (kind, last)
     where c.tenant_id = $1 and c.partner_id = $2 and c.kind = n.kind and c.last <> n.last`,
    [work.tenantId, partnerId, COUNTERS, COUNTERS.map((kind) => last[kind])],
  );
}

const following = (last: number): number => (last >= LAST_CONTROL_NUMBER ? 1 : last + 1);
