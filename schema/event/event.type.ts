import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { EventType as EventTypeCode } from '../../src/events/catalogue.js';
import { publishEnum } from '../shared/publishEnum.js';
import { CursorScalar, DateTimeScalar, JsonObjectScalar } from '../shared/scalars.js';

const WORDS: Readonly<Record<EventTypeCode, string>> = {
  ItemDefined: 'An item was made or changed.',
  SiteDefined: 'A site was made or changed.',
  BinDefined: 'A bin was made or changed.',
  PartnerDefined: 'A partner was made or changed.',
  InboundShipmentRecorded: 'A supplier announced a shipment.',
  GoodsReceived: 'Goods came in.',
  StockChanged: 'A posting changed stock.',
  HoldPlaced: 'Stock was stopped.',
  HoldReleased: 'A stop was lifted.',
  LotsTransformed: 'Lots became other lots.',
  LotExpiring: 'A lot in stock comes near its last usable day.',
  OrderPlaced: 'An order was placed.',
  OrderAmended: 'An order wants other quantities.',
  OrderCancelled: 'An order was cancelled.',
  OrderAllocated: 'Stock was bound to an order, or set free of it.',
  OrderPicked: 'Goods of an order were picked.',
  OrderPacked: 'Goods of an order were packed.',
  OrderShipped: 'Goods of an order left.',
  ShipmentShipped: 'A shipment left.',
  ShipmentTracked: 'A carrier said something that changed how a shipment stands.',
  StockReserved: 'Some of an item at a site was reserved for a time.',
  ReservationEnded: 'A reservation was set free, or used by an order, before its time was over.',
  CustomerLotRuleDefined: 'What a customer asks of its lots was made or changed.',
  LotRestricted: 'A lot is kept for some customers, or for everybody again.',
  CertificateAttached: 'A certificate was attached to a lot, or changed.',
  AllocationChanged: 'What is allocated of stock changed.',
  InboundMessageChanged: 'A message that came in has another status.',
  WorkExceptionRaised: 'A person must look at something.',
  WorkExceptionResolved: 'A person has looked at it, or it is no longer so.',
};

export const EventTypeEnum = publishEnum<EventTypeCode>({
  name: 'EventType',
  description: 'What an event tells. New ones may come.',
  values: WORDS,
});

@ObjectType('EventSubject', { description: 'What an event is about.', simpleResolvers: true })
export class EventSubjectType {
  @Field(() => String, { description: 'Which noun, "lot".' })
  noun!: string;

  @Field(() => [ID], { description: 'Ids of that noun.' })
  ids!: readonly string[];
}

@ObjectType('Event', { description: "Something that happened, at its place in the tenant's order. Never changes.", simpleResolvers: true })
export class EventType {
  @Field(() => ID, { description: 'evt_...: the same whenever and however often it is delivered.' })
  id!: string;

  @Field(() => CursorScalar, { description: 'Its place: `after` continues behind it.' })
  cursor!: string;

  @Field(() => EventTypeEnum, { description: 'What it tells.' })
  type!: EventTypeCode;

  @Field(() => Int, { description: 'Form of its payload; higher ones only add.' })
  typeVersion!: number;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: string;

  @Field(() => [EventSubjectType], { description: 'What it is about.' })
  subjects!: readonly EventSubjectType[];

  @Field(() => JsonObjectScalar, { description: 'What it says, as documented for its type: ids, dates, decimal text.' })
  payload!: Readonly<Record<string, unknown>>;
}

@ObjectType('SubscriptionReady', {
  description: 'The first message of every subscription: what comes later than this is delivered.',
  simpleResolvers: true,
})
export class SubscriptionReadyType {
  @Field(() => CursorScalar, { description: 'Where it begins. Reconnect with it as `after` if nothing else came.' })
  cursor!: string;
}

@ObjectType('Lagged', {
  description: 'You read slowly, so that what follows is late. Nothing is missing: the events wait.',
  simpleResolvers: true,
})
export class LaggedType {
  @Field(() => CursorScalar, { description: 'The last place you were told of.' })
  cursor!: string;

  @Field(() => Float, { description: 'Seconds that messages have waited for you.' })
  lagSeconds!: number;
}
