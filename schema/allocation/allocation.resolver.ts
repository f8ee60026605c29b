import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { allocateOrders, type AllocatedOrder } from '../../src/commands/allocating/allocateOrders.js';
import { releaseAllocation } from '../../src/commands/allocating/releaseAllocation.js';
import type { Allocation } from '../../src/domain/allocation/allocation.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { orderLinesById } from '../../src/queries/orders/orderLookUps.js';
import { LotType } from '../lot/lot.type.js';
import { OrderLineType, OrderType } from '../order/order.type.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { UserErrorType } from '../shared/userError.type.js';
import { userErrorsOf } from '../shared/userErrors.js';
import { BinType } from '../site/bin.type.js';
import { quantityOf } from '../stock/quantities.js';
import { AllocateOrderInput, AllocateOrdersInput, ReleaseAllocationInput } from './allocation.inputs.js';
import { AllocateOrderPayload, AllocateOrdersPayload, AllocatedOrderType, ReleaseAllocationPayload } from './allocation.payload.js';
import { AllocationType } from './allocation.type.js';

@Resolver(() => AllocationType)
export class AllocationResolver {
  @Mutation(() => AllocateOrderPayload, {
    description:
      'Binds stock to an order: all that it wants or nothing, or what there is. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, STALE_VERSION, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, LOT_NOT_FOUND, LOT_ITEM_MISMATCH, INSUFFICIENT_STOCK, of lots that are named also LOT_ON_HOLD, LOT_EXPIRED, LOT_NOT_RELEASED, LOT_REJECTED, LOT_RECALLED, LOCATION_NOT_PERMITTED, IDEMPOTENCY_CONFLICT.',
  })
  allocateOrder(
    @Arg('input', () => AllocateOrderInput, { description: 'Which order.' }) input: AllocateOrderInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, allocateOrder, input);
  }

  @Mutation(() => AllocateOrdersPayload, {
    description:
      'Binds stock to several orders: by the priority of the customer, rush, promised day, rank, and when they were placed, whatever the order in which they are named. An order that is short does not keep the next ones from what it leaves. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, INVALID_INPUT, IDEMPOTENCY_CONFLICT.',
  })
  allocateOrders(
    @Arg('input', () => AllocateOrdersInput, { description: 'Which orders.' }) input: AllocateOrdersInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, allocateOrders, input);
  }

  @Mutation(() => ReleaseAllocationPayload, {
    description:
      'Sets bound stock free for others; the lines want it still. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, INVALID_INPUT, IDEMPOTENCY_CONFLICT.',
  })
  releaseAllocation(
    @Arg('input', () => ReleaseAllocationInput, { description: 'Which ones.' }) input: ReleaseAllocationInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, releaseAllocation, input);
  }

  @FieldResolver(() => OrderLineType, { description: 'The line it is bound to.' })
  orderLine(@Root() allocation: Allocation, @Ctx() context: GraphContext) {
    return context.loader(orderLinesById).load(allocation.orderLineId);
  }

  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() allocation: Allocation, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(allocation.lotId);
  }

  @FieldResolver(() => BinType, { description: 'The bin it lies in.' })
  bin(@Root() allocation: Allocation, @Ctx() context: GraphContext) {
    return context.loader(binsById).load(allocation.binId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much of it.' })
  quantity(@Root() allocation: Allocation) {
    return quantityOf(allocation.quantity, allocation.baseUnit);
  }
}

@Resolver(() => AllocateOrderPayload)
export class AllocateOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order as it is now; null when it was refused.' })
  order(@Root() payload: AllocateOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }

  @FieldResolver(() => [UserErrorType], { description: 'With partial: why less than wanted was bound, of every line that is short.' })
  shortages(@Root() payload: AllocateOrderPayload) {
    return userErrorsOf(payload.shortages ?? []);
  }
}

@Resolver(() => AllocateOrdersPayload)
export class AllocateOrdersPayloadResolver {
  @FieldResolver(() => [AllocatedOrderType], {
    description: 'The orders, those that came first before the others; empty when it was refused.',
  })
  orders(@Root() { allocated = [] }: AllocateOrdersPayload) {
    return allocated.map((each, index) => ({ ...each, place: index + 1 }));
  }
}

@Resolver(() => AllocatedOrderType)
export class AllocatedOrderResolver {
  @FieldResolver(() => OrderType, { description: 'The order as it is now.' })
  order(@Root() { orderId }: AllocatedOrder, @Ctx() context: GraphContext) {
    return loadNode(context, orderId);
  }

  @FieldResolver(() => [UserErrorType], {
    description: 'Why it has less than it wants, of every line that is short; nothing was bound to it unless partial.',
  })
  shortages(@Root() { shortages }: AllocatedOrder) {
    return userErrorsOf(shortages);
  }
}

@Resolver(() => ReleaseAllocationPayload)
export class ReleaseAllocationPayloadResolver {
  @FieldResolver(() => [AllocationType], { description: 'The allocations as they are now; empty when it was refused.' })
  async allocations(@Root() payload: ReleaseAllocationPayload, @Ctx() context: GraphContext) {
    return await Promise.all((payload.allocationIds ?? []).map((id) => loadNode(context, id)));
  }
}
