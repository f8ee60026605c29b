import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Strategy } from '../../src/domain/allocation/strategy.js';
import type { OrderStatus } from '../../src/domain/order/order.js';
import type { OrderOrder } from '../../src/queries/orders/orders.js';
import { StrategyEnum } from '../allocation/allocation.type.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, LocalDateFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { LocalDateScalar } from '../shared/scalars.js';
import { OrderStatusEnum } from './order.type.js';

@InputType({ description: 'An order by what the one who ordered calls it.' })
export class OrderKey {
  @Field(() => String, { description: 'Whose number it is.' })
  source!: string;

  @Field(() => String, { description: 'The number.' })
  externalId!: string;
}

@OneOf()
@InputType({ description: 'Names an order in exactly one way.' })
export class OrderRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => OrderKey, { nullable: true, description: 'By source and number.' })
  key?: OrderKey | null;
}

@InputType({ description: 'So much of an item.' })
export class PlaceOrderLineInput {
  @Field(() => ID, { description: 'Which item. Errors: NOT_FOUND, RETIRED.' })
  itemId!: string;

  @Field(() => QuantityInput, { description: 'How much. Errors: QUANTITY_INVALID, UNIT_UNKNOWN.' })
  quantity!: QuantityInput;
}

@InputType({ description: 'What a customer wants.' })
export class PlaceOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Whose numbers externalId is one of, at most 50 characters; OWN when absent, a partner's own code when a partner places it.",
  })
  source?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the one who orders calls it, at most 100 characters. Errors: ALREADY_EXISTS: a number of a source is placed once for ever.',
  })
  externalId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who wants it; needed unless a partner places it for itself.' })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where it goes: a place of the customer.' })
  shipToId?: string | null;

  @Field(() => ID, { description: 'Where it leaves from.' })
  siteId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "When it leaves, by the calendar of the site; the site's today when absent.",
  })
  shipOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it is promised to arrive.' })
  promisedOn?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'It goes before others.' })
  rush?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Among orders alike, the lower comes first; 0 when absent.' })
  rank?: number | null;

  @Field(() => [PlaceOrderLineInput], { description: 'What is wanted, 1 to 250 lines.' })
  lines!: PlaceOrderLineInput[];

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Bind stock to it in the same breath.' })
  allocate?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'With allocate: bind what there is. Else the order is refused when something is missing. Errors: INSUFFICIENT_STOCK.',
  })
  partial?: boolean | null;

  @Field(() => StrategyEnum, { nullable: true, description: 'With allocate: which lots come first; FEFO when absent.' })
  strategy?: Strategy | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Live reservations of the customer, or of nobody, at the site, of items of the lines, at most 250: the order uses them up, all of each, though a line may want less or more. Errors: NOT_FOUND, PARTNER_MISMATCH, ILLEGAL_STATUS_TRANSITION.',
  })
  reservationIds?: string[] | null;
}

@InputType({ description: 'What a line shall want from now on.' })
export class AmendOrderLineInput {
  @Field(() => ID, { description: 'Which line of the order.' })
  orderLineId!: string;

  @Field(() => QuantityInput, { description: 'How much it shall want, not by how much that changes; zero for nothing.' })
  quantity!: QuantityInput;
}

@InputType({ description: 'Other quantities for an order.' })
export class AmendOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Field(() => [AmendOrderLineInput], { description: 'Lines that change, 1 to 250; others stay as they are.' })
  lines!: AmendOrderLineInput[];

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Bind what is then missing of the lines that want more. What a line has too much is always set free.',
  })
  allocate?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'With allocate: bind what there is. Else the change is refused when something is missing. Errors: INSUFFICIENT_STOCK.',
  })
  partial?: boolean | null;

  @Field(() => StrategyEnum, { nullable: true, description: 'With allocate: which lots come first; FEFO when absent.' })
  strategy?: Strategy | null;

  @Field(() => Int, { nullable: true, description: 'Only if the order still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'An order that nobody wants any more.' })
export class CancelOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Field(() => String, { description: 'Why, in words: 1 to 200 characters.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Cancel it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Conditions on the status of an order, joined by and.' })
export class OrderStatusFilter {
  @Field(() => OrderStatusEnum, { nullable: true, description: 'This one.' })
  equals?: OrderStatus | null;

  @Field(() => [OrderStatusEnum], { nullable: true, description: 'Any of these.' })
  in?: OrderStatus[] | null;
}

@InputType({ description: 'Conditions on orders, joined by and.' })
export class OrderFilter {
  @Field(() => [OrderFilter], { nullable: true, description: 'All of these.' })
  and?: OrderFilter[] | null;

  @Field(() => [OrderFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: OrderFilter[] | null;

  @Field(() => OrderFilter, { nullable: true, description: 'Not this.' })
  not?: OrderFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => OrderStatusFilter, { nullable: true, description: 'By status.' })
  status?: OrderStatusFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By customer.' })
  customer?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the number of the one who ordered.' })
  externalId?: TextFilter | null;

  @Field(() => LocalDateFilter, { nullable: true, description: 'By the day it leaves.' })
  shipOn?: LocalDateFilter | null;
}

const OrderOrderEnum = publishEnum<OrderOrder>({
  name: 'OrderOrder',
  description: 'Orders of orders.',
  values: { PLACED: 'Oldest first.', PLACED_DESCENDING: 'Newest first.', SHIP_ON: 'What leaves first.' },
});

@ArgsType()
export class OrdersArguments extends PageArguments {
  @Field(() => OrderFilter, { nullable: true, description: 'Which orders; all when absent.' })
  filter?: OrderFilter | null;

  @Field(() => OrderOrderEnum, { defaultValue: 'PLACED_DESCENDING', description: 'In which order.' })
  orderBy!: OrderOrder;
}
