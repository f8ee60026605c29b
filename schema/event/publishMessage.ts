import type { EventType, StockChange } from '../../src/events/catalogue.js';
import type { StoredEventOf } from '../../src/events/storedEvent.js';
import { encodeId } from '../shared/ids.js';
import type { StreamMessage } from '../shared/stream.js';
import { writeEventCursor } from '../shared/eventCursor.js';
import type { StockChangedFilter } from './event.inputs.js';

export type OrderEventType =
  | 'OrderPlaced'
  | 'OrderAmended'
  | 'OrderCancelled'
  | 'OrderAllocated'
  | 'OrderPicked'
  | 'OrderPacked'
  | 'OrderShipped';
export type ShipmentEventType = 'ShipmentShipped' | 'ShipmentTracked';

/** What tells a message apart and where it stands, the same for all of them. */
type Told<Type extends EventType> = StoredEventOf<Type>;

const basics = (event: Pick<Told<EventType>, 'publicId' | 'position' | 'occurredAt' | 'recordedAt'>) => ({
  id: encodeId('event', event.publicId),
  cursor: writeEventCursor(event.position),
  occurredAt: event.occurredAt,
  recordedAt: event.recordedAt,
});

type PlainEvent = Pick<Told<EventType>, 'publicId' | 'position' | 'occurredAt' | 'recordedAt' | 'typeVersion' | 'subjects'> & {
  readonly type: string;
  readonly payload: object;
};

/** Any event as it is kept. */
export const publishEvent = (event: PlainEvent) => ({
  __typename: 'Event',
  ...basics(event),
  type: event.type,
  typeVersion: event.typeVersion,
  subjects: Object.entries(event.subjects).map(([noun, ids]) => ({ noun, ids })),
  payload: event.payload,
});

export function publishEventMessage(message: StreamMessage<EventType>): object {
  return message.__typename === 'Event' ? publishEvent(message.event) : message;
}

export function publishStockChanged(message: StreamMessage<'StockChanged'>, filter: StockChangedFilter | null | undefined): object {
  if (message.__typename !== 'Event') return message;
  const { payload } = message.event;
  return {
    __typename: 'StockChangedEvent',
    ...basics(message.event),
    transactionId: payload.transaction,
    transactionType: payload.transactionType,
    changes: payload.changes.filter((change) => fitsStock(change, filter)).map(publishChange),
  };
}

export function publishHoldChanged(message: StreamMessage<'HoldPlaced' | 'HoldReleased'>): object {
  if (message.__typename !== 'Event') return message;
  const { hold, lot, site, bin, ...rest } = message.event.payload;
  return {
    __typename: 'HoldChangedEvent',
    ...basics(message.event),
    ...rest,
    holdId: hold,
    lotId: lot,
    siteId: site,
    binId: bin,
    released: message.event.type === 'HoldReleased',
  };
}

export function publishLotExpiring(message: StreamMessage<'LotExpiring'>): object {
  if (message.__typename !== 'Event') return message;
  const { lot, item, site, quantityOnHand, unit, ...rest } = message.event.payload;
  return {
    __typename: 'LotExpiringEvent',
    ...basics(message.event),
    ...rest,
    lotId: lot,
    itemId: item,
    siteId: site,
    onHand: { value: quantityOnHand, unit },
  };
}

export function publishOrderChanged(message: StreamMessage<OrderEventType>): object {
  if (message.__typename !== 'Event') return message;
  const { order, customer, lines, ...rest } = message.event.payload;
  return {
    __typename: 'OrderChangedEvent',
    ...basics(message.event),
    ...rest,
    change: message.event.type,
    orderId: order,
    customerId: customer,
    lines: lines.map((line) => ({
      orderLineId: line.orderLine,
      lineNumber: line.lineNumber,
      itemId: line.item,
      quantity: { value: line.quantity, unit: line.unit },
      allocated: { value: line.allocated, unit: line.unit },
      shipped: { value: line.shipped ?? '0', unit: line.unit },
    })),
  };
}

export function publishShipmentChanged(message: StreamMessage<ShipmentEventType>): object {
  if (message.__typename !== 'Event') return message;
  const { shipment, order, customer, ...rest } = message.event.payload;
  return {
    __typename: 'ShipmentChangedEvent',
    ...basics(message.event),
    ...rest,
    change: message.event.type,
    shipmentId: shipment,
    orderId: order,
    customerId: customer,
  };
}

export function publishInboundMessageChanged(message: StreamMessage<'InboundMessageChanged'>): object {
  if (message.__typename !== 'Event') return message;
  const { inboundMessage, partner, ...rest } = message.event.payload;
  return {
    __typename: 'InboundMessageChangedEvent',
    ...basics(message.event),
    ...rest,
    inboundMessageId: inboundMessage,
    partnerId: partner,
  };
}

export function publishWorkExceptionRaised(message: StreamMessage<'WorkExceptionRaised'>): object {
  if (message.__typename !== 'Event') return message;
  const { workException, ...rest } = message.event.payload;
  return { __typename: 'WorkExceptionRaisedEvent', ...basics(message.event), ...rest, workExceptionId: workException };
}

/** True when the change is of what the client asked for. */
export function fitsStock({ item, site, lot }: StockChange, filter: StockChangedFilter | null | undefined): boolean {
  return isAmong(filter?.itemIds, item) && isAmong(filter?.siteIds, site) && isAmong(filter?.lotIds, lot);
}

export const isAmong = (wanted: readonly string[] | null | undefined, id: string | null): boolean =>
  !wanted || (id !== null && wanted.includes(id));

function publishChange(change: StockChange): object {
  const quantity = (value: string) => ({ value, unit: change.unit });
  return {
    lotId: change.lot,
    itemId: change.item,
    siteId: change.site,
    binId: change.bin,
    condition: change.condition,
    difference: quantity(change.difference),
    onHand: quantity(change.quantityOnHand),
    allocated: quantity(change.quantityAllocated),
    held: quantity(change.quantityHeld),
    version: change.version,
  };
}
