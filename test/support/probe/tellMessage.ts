import type { Refusal } from '../../../src/domain/shared/refusal.js';
import { announce } from '../../../src/events/announce.js';
import type { EventPayloads } from '../../../src/events/catalogue.js';
import type { Command } from '../../../src/platform/execute.js';

/** Announces a message as changed, to the tenant's own people and to the partners with these internal ids. */
export function tellMessage(
  payload: EventPayloads['InboundMessageChanged'],
  partnerIds: readonly number[] = [],
): Command<object, object, Refusal> {
  return {
    name: 'tellMessage',
    async run(work, intents) {
      await announce(work, [
        { type: 'InboundMessageChanged', payload, partnerIds, subjects: { inboundMessage: [payload.inboundMessage] } },
      ]);
      return intents.map(() => ({ ok: true, value: {} }));
    },
  };
}
