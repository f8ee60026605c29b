import { Field, Int, ObjectType } from 'type-graphql';
import type { Order, OrderLine, OrderStatus } from '../../src/domain/order/order.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar, LocalDateScalar } from '../shared/scalars.js';

export const OrderStatusEnum = publishEnum<OrderStatus>({
  name: 'OrderStatus',
  description: 'How far an order came.',
  values: {
    OPEN: 'It wants its goods.',
    SHIPPED: 'All that is wanted has left.',
    CANCELLED: 'Nobody wants it any more; nothing is bound to it.',
  },
});

type PublishedOrder = Omit<Order, 'id' | 'publicId' | 'customerId' | 'shipToId' | 'siteId'>;

@ObjectType('Order', {
  implements: NodeType,
  description: 'What a customer wants from one site by one day.',
  simpleResolvers: true,
})
export class OrderType extends NodeType implements PublishedOrder {
  @Field(() => String, { description: 'Whose numbers externalId is one of: a shop, a partner by its code.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'What the one who ordered calls it, unique for its source.' })
  externalId!: string | null;

  @Field(() => OrderStatusEnum, { description: 'How far it came.' })
  status!: OrderStatus;

  @Field(() => LocalDateScalar, { description: 'When it leaves, by the calendar of the site: its lots are usable on that day still.' })
  shipOn!: Order['shipOn'];

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was promised to arrive.' })
  promisedOn!: Order['promisedOn'];

  @Field(() => Boolean, { description: 'It goes before others.' })
  isRush!: boolean;

  @Field(() => Int, { description: 'Among orders alike, the lower comes first.' })
  rank!: number;

  @Field(() => DateTimeScalar, { description: 'When it was placed.' })
  placedAt!: Order['placedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was cancelled.' })
  cancelledAt!: Order['cancelledAt'];

  @Field(() => String, { nullable: true, description: 'Why it was cancelled, in words.' })
  cancelReason!: string | null;

  @Field(() => Int, { description: 'Grows with every change of it or its lines; hand it back as ifVersion.' })
  version!: number;
}

@ObjectType('OrderLine', { implements: NodeType, description: 'How much of an item an order wants.', simpleResolvers: true })
export class OrderLineType extends NodeType implements Pick<OrderLine, 'lineNumber'> {
  @Field(() => Int, { description: '1, 2, 3, ...' })
  lineNumber!: number;
}
