import type { MessageStatus } from '../../domain/inbound/messageStatus.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

/** What makes a message an event of an inbound endpoint. */
export interface WebhookEvent {
  /** Internal: the door found it by the address. */
  readonly endpointId: number;
  readonly topic: string;
  /** Of its kind and its sender's id: the same event comes once. */
  readonly key: string;
  readonly sentAt?: string;
}

export interface EventBefore {
  readonly inboundMessageId: string;
  readonly status: MessageStatus;
}

/** The message that brought the event before. Of two that come at once the unique index lets one in, and the other one then finds it here. */
export async function eventBefore(work: UnitOfWork, { endpointId, key }: WebhookEvent): Promise<EventBefore | undefined> {
  const [found] = await work.rows<{ uuid: string; status: MessageStatus }>(
    `/* eventBefore */ select public_id as uuid, status from inbound_message where tenant_id = $1 and endpoint_id = $2 and event_key = $3`,
    [work.tenantId, endpointId, key],
  );
  return found && { inboundMessageId: encodeTypeId(ID_PREFIXES.inboundMessage, found.uuid), status: found.status };
}
