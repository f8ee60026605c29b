import { Field, ID, InterfaceType, Int, ObjectType } from 'type-graphql';
import type { Severity, WorkExceptionKind } from '../../src/domain/exceptions/workException.js';
import type { HoldScope, HoldType } from '../../src/domain/holding/hold.js';
import type { MessageStatus } from '../../src/domain/inbound/messageStatus.js';
import type { Condition, TransactionType } from '../../src/domain/stock/codes.js';
import type { OrderStatus } from '../../src/domain/order/order.js';
import { SeverityEnum, WorkExceptionKindEnum } from '../exception/workException.type.js';
import { HoldScopeEnum, HoldTypeEnum } from '../hold/hold.type.js';
import { MessageStatusEnum } from '../message/messageStatus.enum.js';
import { OrderStatusEnum } from '../order/order.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityType } from '../shared/quantity.type.js';
import { CursorScalar, DateTimeScalar, DecimalScalar, LocalDateScalar } from '../shared/scalars.js';
import { ConditionEnum } from '../stock/stock.type.js';
import { TransactionTypeEnum } from '../stock/transactionType.enum.js';
import { CarrierStatusEnum } from '../shipping/shipment.type.js';
import type { CarrierStatus } from '../../src/domain/shipping/carrierStatus.js';
import type { OrderEventType, ShipmentEventType } from './publishMessage.js';

@InterfaceType('StreamedEvent', {
  description: 'An event as a subscription delivers it.',
  resolveType: (event: { readonly __typename: string }) => event.__typename,
})
export abstract class StreamedEventType {
  @Field(() => ID, { description: 'evt_...: the same whenever and however often it is delivered.' })
  id!: string;

  @Field(() => CursorScalar, { description: 'Its place: reconnect with the last one you have as `after`.' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: string;
}

@ObjectType('StockChange', { description: 'What a posting did to one balance, and how it stands since.', simpleResolvers: true })
export class StockChangeType {
  @Field(() => ID, { description: 'The lot.' })
  lotId!: string;

  @Field(() => ID, { description: 'Its item.' })
  itemId!: string;

  @Field(() => ID, { description: 'The site.' })
  siteId!: string;

  @Field(() => ID, { description: 'The bin.' })
  binId!: string;

  @Field(() => ConditionEnum, { description: 'In what condition.' })
  condition!: Condition;

  @Field(() => QuantityType, { description: 'What was added; negative when it was taken.' })
  difference!: QuantityType;

  @Field(() => QuantityType, { description: 'What is there since.' })
  onHand!: QuantityType;

  @Field(() => QuantityType, { description: 'What of it is allocated.' })
  allocated!: QuantityType;

  @Field(() => QuantityType, { description: 'What of it is held back by quantity holds.' })
  held!: QuantityType;

  @Field(() => Int, { description: 'Version of the balance: of two events, the higher one is the later state.' })
  version!: number;
}

@ObjectType('StockChangedEvent', { implements: StreamedEventType, description: 'A posting changed stock.', simpleResolvers: true })
export class StockChangedEvent extends StreamedEventType {
  @Field(() => ID, { description: 'The posting: itx_...' })
  transactionId!: string;

  @Field(() => TransactionTypeEnum, { description: 'What it was.' })
  transactionType!: TransactionType;

  @Field(() => [StockChangeType], { description: 'The balances it changed, as far as you asked for them.' })
  changes!: readonly StockChangeType[];
}

@ObjectType('HoldChangedEvent', { implements: StreamedEventType, description: 'A hold was placed or released.', simpleResolvers: true })
export class HoldChangedEvent extends StreamedEventType {
  @Field(() => ID, { description: 'The hold.' })
  holdId!: string;

  @Field(() => Boolean, { description: 'True when it was released, false when it was placed.' })
  released!: boolean;

  @Field(() => HoldTypeEnum, { description: 'Why stock is stopped.' })
  type!: HoldType;

  @Field(() => HoldScopeEnum, { description: 'What of the lot it covers.' })
  scope!: HoldScope;

  @Field(() => ID, { nullable: true, description: 'The lot.' })
  lotId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The site, when it covers one only.' })
  siteId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The bin, when it covers one only.' })
  binId!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "For scope QUANTITY: how much, in the item's base unit." })
  quantity!: string | null;

  @Field(() => String, { description: 'Reason code of the placing or the release.' })
  reasonCode!: string;
}

@ObjectType('LotExpiringEvent', {
  implements: StreamedEventType,
  description: 'A lot with stock at a site comes within a threshold of its last usable day. Once for each lot, site, threshold and date.',
  simpleResolvers: true,
})
export class LotExpiringEvent extends StreamedEventType {
  @Field(() => ID, { description: 'The lot.' })
  lotId!: string;

  @Field(() => String, { description: 'Its number.' })
  lotNumber!: string;

  @Field(() => ID, { description: 'Its item.' })
  itemId!: string;

  @Field(() => ID, { description: 'The site.' })
  siteId!: string;

  @Field(() => LocalDateScalar, { description: 'Its last usable day there.' })
  usableThrough!: string;

  @Field(() => Int, { description: "The threshold that was reached, in days: one of the item's expiryAlertDays." })
  withinDays!: number;

  @Field(() => Int, { description: 'Days left by the calendar of the site; negative when it expired.' })
  daysLeft!: number;

  @Field(() => QuantityType, { description: 'What of it is at the site.' })
  onHand!: QuantityType;
}

const OrderChangeEnum = publishEnum<OrderEventType>({
  name: 'OrderChange',
  description: 'What became of an order.',
  values: {
    OrderPlaced: 'It was placed.',
    OrderAmended: 'It wants other quantities.',
    OrderCancelled: 'It was cancelled.',
    OrderAllocated: 'Stock was bound to it, or set free of it.',
    OrderPicked: 'Goods of it were picked.',
    OrderPacked: 'Goods of it were packed.',
    OrderShipped: 'Goods of it left.',
  },
});

@ObjectType('OrderLineState', { description: 'A line of an order as it is since.', simpleResolvers: true })
export class OrderLineStateType {
  @Field(() => ID, { description: 'The line.' })
  orderLineId!: string;

  @Field(() => Int, { description: '1, 2, 3, ...' })
  lineNumber!: number;

  @Field(() => ID, { description: 'Its item.' })
  itemId!: string;

  @Field(() => QuantityType, { description: 'How much is wanted.' })
  quantity!: QuantityType;

  @Field(() => QuantityType, { description: 'How much of it is bound to stock.' })
  allocated!: QuantityType;

  @Field(() => QuantityType, { description: 'How much of it has left.' })
  shipped!: QuantityType;
}

@ObjectType('OrderChangedEvent', {
  implements: StreamedEventType,
  description: 'An order was placed, changed, allocated, picked, packed, shipped or cancelled.',
  simpleResolvers: true,
})
export class OrderChangedEvent extends StreamedEventType {
  @Field(() => OrderChangeEnum, { description: 'What became of it.' })
  change!: OrderEventType;

  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => String, { description: 'Whose numbers externalId is one of.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'What the one who ordered calls it.' })
  externalId!: string | null;

  @Field(() => OrderStatusEnum, { description: 'How far it came.' })
  status!: OrderStatus;

  @Field(() => ID, { description: 'Who wants it.' })
  customerId!: string;

  @Field(() => LocalDateScalar, { description: 'When it leaves.' })
  shipOn!: string;

  @Field(() => Int, { description: 'Version of the order: of two events, the higher one is the later state.' })
  version!: number;

  @Field(() => [OrderLineStateType], { description: 'Its lines as they are since.' })
  lines!: readonly OrderLineStateType[];
}

const ShipmentChangeEnum = publishEnum<ShipmentEventType>({
  name: 'ShipmentChange',
  description: 'What became of a shipment.',
  values: { ShipmentShipped: 'It left.', ShipmentTracked: 'Its carrier said something that changed how it stands.' },
});

@ObjectType('ShipmentChangedEvent', {
  implements: StreamedEventType,
  description: 'A shipment left, or stands otherwise with its carrier.',
  simpleResolvers: true,
})
export class ShipmentChangedEvent extends StreamedEventType {
  @Field(() => ShipmentChangeEnum, { description: 'What became of it.' })
  change!: ShipmentEventType;

  @Field(() => ID, { description: 'The shipment.' })
  shipmentId!: string;

  @Field(() => String, { description: 'Our number of it.' })
  shipmentNumber!: string;

  @Field(() => ID, { description: 'Its order.' })
  orderId!: string;

  @Field(() => ID, { description: 'Who gets it.' })
  customerId!: string;

  @Field(() => CarrierStatusEnum, { description: 'How it stands with its carrier.' })
  status!: CarrierStatus;

  @Field(() => String, { nullable: true, description: "The carrier's number of all of it." })
  trackingNumber!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it left.' })
  shippedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When all of it had arrived.' })
  deliveredAt!: string | null;

  @Field(() => Int, { description: 'Version of the shipment: of two events, the higher one is the later state.' })
  version!: number;
}

@ObjectType('InboundMessageChangedEvent', {
  implements: StreamedEventType,
  description: 'A message that came in has another status.',
  simpleResolvers: true,
})
export class InboundMessageChangedEvent extends StreamedEventType {
  @Field(() => ID, { description: 'The message.' })
  inboundMessageId!: string;

  @Field(() => MessageStatusEnum, { description: 'What became of it.' })
  status!: MessageStatus;

  @Field(() => ID, { nullable: true, description: 'Who sent it; null while that is unknown.' })
  partnerId!: string | null;

  @Field(() => Int, { description: 'How many things were found in it.' })
  issueCount!: number;
}

@ObjectType('WorkExceptionRaisedEvent', {
  implements: StreamedEventType,
  description: 'A person must look at something. Once for each time that it becomes so.',
  simpleResolvers: true,
})
export class WorkExceptionRaisedEvent extends StreamedEventType {
  @Field(() => ID, { description: 'The exception.' })
  workExceptionId!: string;

  @Field(() => WorkExceptionKindEnum, { description: 'What it is.' })
  kind!: WorkExceptionKind;

  @Field(() => SeverityEnum, { description: 'How bad it is.' })
  severity!: Severity;

  @Field(() => String, { description: 'In one sentence, for people.' })
  summary!: string;
}
