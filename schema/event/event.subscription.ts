import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { EventType } from '../../src/events/catalogue.js';
import type { StreamMessage } from '../shared/stream.js';
import {
  EventStreamArguments,
  HoldChangedArguments,
  InboundMessageChangedArguments,
  LotExpiringArguments,
  OrderChangedArguments,
  ShipmentChangedArguments,
  StockChangedArguments,
  WorkExceptionRaisedArguments,
} from './event.inputs.js';
import {
  EventMessage,
  HoldChangedMessage,
  InboundMessageChangedMessage,
  LotExpiringMessage,
  OrderChangedMessage,
  ShipmentChangedMessage,
  StockChangedMessage,
  WorkExceptionRaisedMessage,
} from './message.unions.js';
import {
  publishEventMessage,
  publishHoldChanged,
  publishInboundMessageChanged,
  publishLotExpiring,
  publishOrderChanged,
  publishShipmentChanged,
  publishStockChanged,
  publishWorkExceptionRaised,
  type OrderEventType,
  type ShipmentEventType,
} from './publishMessage.js';
import {
  eventStream,
  exceptionStream,
  expiryStream,
  holdStream,
  messageStream,
  orderStream,
  shipmentStream,
  stockStream,
} from './streams.js';

@Resolver()
export class EventSubscriptions {
  @Subscription(() => EventMessage, {
    description: 'Everything that happens, in order. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: eventStream,
  })
  events(@Root() message: StreamMessage<EventType>, @Args(() => EventStreamArguments) _list: EventStreamArguments) {
    return publishEventMessage(message);
  }

  @Subscription(() => StockChangedMessage, {
    description: 'Postings that change stock. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: stockStream,
  })
  stockChanged(@Root() message: StreamMessage<'StockChanged'>, @Args(() => StockChangedArguments) { filter }: StockChangedArguments) {
    return publishStockChanged(message, filter);
  }

  @Subscription(() => HoldChangedMessage, {
    description: 'Holds that are placed or released. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: holdStream,
  })
  holdChanged(
    @Root() message: StreamMessage<'HoldPlaced' | 'HoldReleased'>,
    @Args(() => HoldChangedArguments) _list: HoldChangedArguments,
  ) {
    return publishHoldChanged(message);
  }

  @Subscription(() => LotExpiringMessage, {
    description: 'Lots in stock that come near their last usable day. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: expiryStream,
  })
  lotExpiring(@Root() message: StreamMessage<'LotExpiring'>, @Args(() => LotExpiringArguments) _list: LotExpiringArguments) {
    return publishLotExpiring(message);
  }

  @Subscription(() => OrderChangedMessage, {
    description:
      'Orders that are placed, changed, allocated, picked, packed, shipped or cancelled. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: orderStream,
  })
  orderChanged(@Root() message: StreamMessage<OrderEventType>, @Args(() => OrderChangedArguments) _list: OrderChangedArguments) {
    return publishOrderChanged(message);
  }

  @Subscription(() => ShipmentChangedMessage, {
    description: 'Shipments that leave, and what carriers say of them. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: shipmentStream,
  })
  shipmentChanged(
    @Root() message: StreamMessage<ShipmentEventType>,
    @Args(() => ShipmentChangedArguments) _list: ShipmentChangedArguments,
  ) {
    return publishShipmentChanged(message);
  }

  @Subscription(() => InboundMessageChangedMessage, {
    description: 'Messages that came in, whenever their status changes. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: messageStream,
  })
  inboundMessageChanged(
    @Root() message: StreamMessage<'InboundMessageChanged'>,
    @Args(() => InboundMessageChangedArguments) _list: InboundMessageChangedArguments,
  ) {
    return publishInboundMessageChanged(message);
  }

  @Subscription(() => WorkExceptionRaisedMessage, {
    description: 'What people must look at, when it becomes so. Errors: CURSOR_EXPIRED, BAD_USER_INPUT, LIMIT_EXCEEDED.',
    subscribe: exceptionStream,
  })
  workExceptionRaised(
    @Root() message: StreamMessage<'WorkExceptionRaised'>,
    @Args(() => WorkExceptionRaisedArguments) _list: WorkExceptionRaisedArguments,
  ) {
    return publishWorkExceptionRaised(message);
  }
}
