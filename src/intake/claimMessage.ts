import type { DecodedEnvelope } from '../../connectors/contract/messageConnector.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import { partyText, type KnownPartner } from './findPartner.js';
import type { StoredMessage } from './readMessage.js';
import { storableText } from './storable.js';

export interface ClaimRequest {
  readonly message: StoredMessage;
  readonly partner: KnownPartner;
  /** Those that count as received: complete, not rejected as a whole, the partner's own, no tests. */
  readonly envelopes: readonly DecodedEnvelope[];
}

/** `overtaken`: another worker finished the message meanwhile. */
export type Claim =
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'duplicate'; readonly duplicateOfId: number }
  | { readonly kind: 'claimed'; readonly repeated: ReadonlySet<number> };

/**
 * Takes the control numbers of a message before anything of it is applied: the unique index decides between messages that arrive at once, and
 * a message that is processed again finds its own. Committed in a transaction of its own.
 */
export async function claimMessage(work: UnitOfWork, request: ClaimRequest): Promise<Claim> {
  const { message } = request;
  const [locked] = await work.rows(
    `/* lockMessage */ select id from inbound_message where tenant_id = $1 and id = $2 and status = 'RECEIVED' for no key update`,
    [work.tenantId, message.id],
  );
  if (locked === undefined) return { kind: 'overtaken' };
  const duplicateOfId = await sameBytes(work, request);
  if (duplicateOfId !== undefined) return { kind: 'duplicate', duplicateOfId };
  return { kind: 'claimed', repeated: await claimNumbers(work, request) };
}

export interface Tried {
  /** A real message would be a duplicate as a whole. */
  readonly isDuplicate: boolean;
  readonly repeated: ReadonlySet<number>;
}

/** What claiming envelopes of a test would come to, by the numbers of real messages. For a unit of work that is rolled back: a test takes none. */
export async function tryNumbers(work: UnitOfWork, request: ClaimRequest): Promise<Tried> {
  return { isDuplicate: (await sameBytes(work, request)) !== undefined, repeated: await claimNumbers(work, request) };
}

/** A real message of the partner with the very same bytes that was processed: the first level of duplicates. */
export async function sameBytes(work: UnitOfWork, { message, partner }: Omit<ClaimRequest, 'envelopes'>): Promise<number | undefined> {
  const [earlier] = await work.rows<{ id: number }>(
    `/* sameBytes */ select id from inbound_message
     where tenant_id = $1 and sha256 = decode($2, 'hex') and partner_id = $3 and status = 'PROCESSED' and id <> $4 order by id limit 1`,
    [work.tenantId, message.sha256, partner.id, message.id],
  );
  return earlier?.id;
}

interface Owner {
  readonly sender: string;
  readonly receiver: string;
  readonly controlNumber: string;
  readonly sha256: string;
}

/** Ordinals of the envelopes whose control number came before: in another message with other bytes, or earlier in this one. */
async function claimNumbers(work: UnitOfWork, { message, partner, envelopes }: ClaimRequest): Promise<ReadonlySet<number>> {
  const keys = envelopes.map((envelope) => ({
    ordinal: envelope.ordinal,
    sender: partyText(envelope.sender),
    receiver: partyText(envelope.receiver),
    controlNumber: storableText(envelope.controlNumber),
  }));
  const columns = [keys.map((key) => key.sender), keys.map((key) => key.receiver), keys.map((key) => key.controlNumber)];
  // In one order everywhere, so that two messages with the same numbers never wait for each other in a circle.
  await work.rows(
    `/* claimNumbers */ insert into edi_interchange (tenant_id, partner_id, message_id, sender, receiver, control_number)
     select $1, $2, $3, k.* from unnest($4::text[], $5::text[], $6::text[]) as k (sender, receiver, control_number)
     order by 4, 5, 6 on conflict do nothing`,
    [work.tenantId, partner.id, message.id, ...columns],
  );
  const owners = await work.rows<Owner>(
    `/* ownersOfNumbers */ select e.sender, e.receiver, e.control_number as "controlNumber", encode(m.sha256, 'hex') as sha256
     from unnest($2::text[], $3::text[], $4::text[]) as k (sender, receiver, control_number)
     join edi_interchange e on e.tenant_id = $1 and e.sender = k.sender and e.receiver = k.receiver and e.control_number = k.control_number
     join inbound_message m on m.tenant_id = e.tenant_id and m.id = e.message_id`,
    [work.tenantId, ...columns],
  );
  const shaOfOwner = new Map(owners.map((owner) => [numberKey(owner), owner.sha256]));
  const seen = new Set<string>();
  const repeated = new Set<number>();
  for (const key of keys) {
    const text = numberKey(key);
    if (seen.has(text) || shaOfOwner.get(text) !== message.sha256) repeated.add(key.ordinal);
    seen.add(text);
  }
  return repeated;
}

const numberKey = (key: Omit<Owner, 'sha256'>): string => JSON.stringify([key.sender, key.receiver, key.controlNumber]);
