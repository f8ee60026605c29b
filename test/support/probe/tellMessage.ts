import type { Refusal } from '../../../src/domain/shared/refusal.js';
import { announce } from '../../../src/events/announce.js';
import type { EventPayloads } from '../../../src/events/catalogue.js';
import type { Command } from '../../../src/platform/execute.js';

/** Announces a message as changed, and an order and a shipment that bear its name, to the tenant's own people and to the partners with these internal ids. */
export function tellMessage(
  payload: EventPayloads['InboundMessageChanged'],
  partnerIds: readonly number[] = [],
): Command<object, object, Refusal> {
  return {
    name: 'tellMessage',
    async run(work, intents) {
      await announce(work, [
        { type: 'InboundMessageChanged', payload, partnerIds, subjects: { inboundMessage: [payload.inboundMessage] } },
        { type: 'OrderPlaced', payload: orderOf(payload), partnerIds, subjects: {} },
        { type: 'ShipmentShipped', payload: shipmentOf(payload), partnerIds, subjects: {} },
      ]);
      return intents.map(() => ({ ok: true, value: {} }));
    },
  };
}

const shipmentOf = ({ inboundMessage, partner }: EventPayloads['InboundMessageChanged']): EventPayloads['ShipmentShipped'] => ({
  shipment: 'ship_probe',
  shipmentNumber: inboundMessage,
  order: 'order_probe',
  customer: partner ?? '',
  status: 'PICKED_UP',
  trackingNumber: null,
  shippedAt: '2026-11-22T08:00:00.000Z',
  deliveredAt: null,
  version: 1,
});

const orderOf = ({ inboundMessage, partner }: EventPayloads['InboundMessageChanged']): EventPayloads['OrderPlaced'] => ({
  order: 'order_probe',
  source: 'PROBE',
  externalId: inboundMessage,
  status: 'OPEN',
  customer: partner ?? '',
  shipOn: '2026-12-01',
  version: 1,
  lines: [{ orderLine: 'orderline_probe', lineNumber: 1, item: 'item_probe', unit: 'KGM', quantity: '2', allocated: '1' }],
});
