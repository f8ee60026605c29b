import type { InboundMessage } from '../../src/domain/inbound/inboundMessage.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { uuidOf } from '../../src/platform/uuidOf.js';
import { messagesByPublicId } from '../../src/queries/messages/messageLookUps.js';
import type { GraphContext } from '../shared/context.js';

/** The message with this id; null for malformed ids, other nouns', other tenants' and other partners'. */
export async function loadMessage(context: GraphContext, id: string): Promise<InboundMessage | null> {
  const uuid = uuidOf(ID_PREFIXES.inboundMessage, id);
  return uuid === undefined ? null : ((await context.loader(messagesByPublicId).load(uuid)) ?? null);
}
