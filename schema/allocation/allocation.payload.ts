import { Field, Int, ObjectType } from 'type-graphql';
import type { AllocatedOrder } from '../../src/commands/allocating/allocateOrders.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What allocateOrder answers.', simpleResolvers: true })
export class AllocateOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  shortages?: readonly Refusal[];
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What allocateOrders answers.', simpleResolvers: true })
export class AllocateOrdersPayload extends ReplayablePayloadType {
  allocated?: readonly AllocatedOrder[];
}

@ObjectType('AllocatedOrder', { description: 'What became of one of several orders.', simpleResolvers: true })
export class AllocatedOrderType {
  @Field(() => Int, { description: '1, 2, 3, ...: the first had the first choice.' })
  place!: number;
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What releaseAllocation answers.', simpleResolvers: true })
export class ReleaseAllocationPayload extends ReplayablePayloadType {
  allocationIds?: readonly string[];
}
