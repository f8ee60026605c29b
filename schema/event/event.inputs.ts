import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Severity, WorkExceptionKind } from '../../src/domain/exceptions/workException.js';
import type { MessageStatus } from '../../src/domain/inbound/messageStatus.js';
import type { EventType } from '../../src/events/catalogue.js';
import { SeverityEnum, WorkExceptionKindEnum } from '../exception/workException.type.js';
import { MessageStatusEnum } from '../message/messageStatus.enum.js';
import { PageArguments } from '../shared/connection.js';
import { CursorScalar } from '../shared/scalars.js';
import { EventTypeEnum } from './event.type.js';

@InputType({ description: 'Which events.' })
export class EventFilter {
  @Field(() => [EventTypeEnum], { nullable: true, description: 'Of these types; of all when absent.' })
  types?: EventType[] | null;
}

@ArgsType()
export class EventsArguments extends PageArguments {
  @Field(() => EventFilter, { nullable: true, description: 'Which events; all when absent.' })
  filter?: EventFilter | null;
}

@ArgsType()
export class AfterArguments {
  @Field(() => CursorScalar, {
    nullable: true,
    description:
      'Begin behind this place, with what was missed; from now on when absent. Errors: CURSOR_EXPIRED when those events are no longer kept.',
  })
  after?: string | null;
}

@ArgsType()
export class EventStreamArguments extends AfterArguments {
  @Field(() => EventFilter, { nullable: true, description: 'Which events; all when absent.' })
  filter?: EventFilter | null;
}

@InputType({ description: 'Which changes of stock: those that fit all the lists that are given.' })
export class StockChangedFilter {
  @Field(() => [ID], { nullable: true, description: 'Of these items.' })
  itemIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'At these sites.' })
  siteIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of these lots.' })
  lotIds?: string[] | null;
}

@ArgsType()
export class StockChangedArguments extends AfterArguments {
  @Field(() => StockChangedFilter, { nullable: true, description: 'Which changes; all when absent.' })
  filter?: StockChangedFilter | null;
}

@InputType({ description: 'Which holds: those that fit all the lists that are given.' })
export class HoldChangedFilter {
  @Field(() => [ID], { nullable: true, description: 'On these lots.' })
  lotIds?: string[] | null;
}

@ArgsType()
export class HoldChangedArguments extends AfterArguments {
  @Field(() => HoldChangedFilter, { nullable: true, description: 'Which holds; all when absent.' })
  filter?: HoldChangedFilter | null;
}

@InputType({ description: 'Which lots: those that fit all the lists that are given.' })
export class LotExpiringFilter {
  @Field(() => [ID], { nullable: true, description: 'Of these items.' })
  itemIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'At these sites.' })
  siteIds?: string[] | null;
}

@ArgsType()
export class LotExpiringArguments extends AfterArguments {
  @Field(() => Int, { nullable: true, description: 'Only lots with at most so many days left; every alert of the item when absent.' })
  withinDays?: number | null;

  @Field(() => LotExpiringFilter, { nullable: true, description: 'Which lots; all when absent.' })
  filter?: LotExpiringFilter | null;
}

@InputType({ description: 'Which orders: those that fit all the lists that are given.' })
export class OrderChangedFilter {
  @Field(() => [ID], { nullable: true, description: 'These orders.' })
  orderIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of these customers.' })
  customerIds?: string[] | null;
}

@ArgsType()
export class OrderChangedArguments extends AfterArguments {
  @Field(() => OrderChangedFilter, { nullable: true, description: 'Which orders; all when absent.' })
  filter?: OrderChangedFilter | null;
}

@InputType({ description: 'Which shipments: those that fit all the lists that are given.' })
export class ShipmentChangedFilter {
  @Field(() => [ID], { nullable: true, description: 'These shipments.' })
  shipmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of these orders.' })
  orderIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'To these customers.' })
  customerIds?: string[] | null;
}

@ArgsType()
export class ShipmentChangedArguments extends AfterArguments {
  @Field(() => ShipmentChangedFilter, { nullable: true, description: 'Which shipments; all when absent.' })
  filter?: ShipmentChangedFilter | null;
}

@InputType({ description: 'Which messages: those that fit all the lists that are given.' })
export class InboundMessageChangedFilter {
  @Field(() => [ID], { nullable: true, description: 'These messages.' })
  inboundMessageIds?: string[] | null;

  @Field(() => [MessageStatusEnum], { nullable: true, description: 'With one of these statuses.' })
  statuses?: MessageStatus[] | null;
}

@ArgsType()
export class InboundMessageChangedArguments extends AfterArguments {
  @Field(() => InboundMessageChangedFilter, { nullable: true, description: 'Which messages; all when absent.' })
  filter?: InboundMessageChangedFilter | null;
}

@InputType({ description: 'Which exceptions: those that fit all the lists that are given.' })
export class WorkExceptionRaisedFilter {
  @Field(() => [WorkExceptionKindEnum], { nullable: true, description: 'Of these kinds.' })
  kinds?: WorkExceptionKind[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: 'As bad as one of these.' })
  severities?: Severity[] | null;
}

@ArgsType()
export class WorkExceptionRaisedArguments extends AfterArguments {
  @Field(() => WorkExceptionRaisedFilter, { nullable: true, description: 'Which exceptions; all when absent.' })
  filter?: WorkExceptionRaisedFilter | null;
}
