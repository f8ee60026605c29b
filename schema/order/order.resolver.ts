import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { amendOrder } from '../../src/commands/ordering/amendOrder.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import type { Order, OrderLine } from '../../src/domain/order/order.js';
import { allocationsByLine } from '../../src/queries/allocating/allocationLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnerLocationsById, partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { orderByRef } from '../../src/queries/orders/orderByRef.js';
import { backorderKey, expectedFromByKey } from '../../src/queries/orders/expectedFrom.js';
import { linesByOrder } from '../../src/queries/orders/orderLookUps.js';
import { orders } from '../../src/queries/orders/orders.js';
import { packagesByOrder, shipmentsByOrder } from '../../src/queries/shipping/shipmentLookUps.js';
import { AllocationType } from '../allocation/allocation.type.js';
import { amountOf } from '../allocation/explainByRef.js';
import { ItemType } from '../item/item.type.js';
import { PartnerLocationType, PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { UserErrorType } from '../shared/userError.type.js';
import { userErrorsOf } from '../shared/userErrors.js';
import { PackageType, ShipmentType } from '../shipping/shipment.type.js';
import { SiteType } from '../site/site.type.js';
import { quantityOf } from '../stock/quantities.js';
import { AmendOrderInput, CancelOrderInput, OrderRef, OrdersArguments, PlaceOrderInput } from './order.inputs.js';
import { AmendOrderPayload, CancelOrderPayload, PlaceOrderPayload } from './order.payload.js';
import { ExpectedSupplyType } from './expectedSupply.type.js';
import { OrderLineType, OrderType } from './order.type.js';

const OrderConnection = connectionType('Order', OrderType, { asOfCursor: true });

@Resolver(() => OrderType)
export class OrderResolver {
  @Query(() => OrderType, { nullable: true, description: 'One order; null when there is none.' })
  order(@Arg('ref', () => OrderRef, { description: 'Which one.' }) ref: OrderRef, @Ctx() context: GraphContext) {
    return orderByRef(context.read(), ref);
  }

  @Query(() => OrderConnection, { description: 'Orders, newest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  orders(@Args(() => OrdersArguments) list: OrdersArguments, @Ctx() context: GraphContext) {
    return connection(context, orders, list);
  }

  @Mutation(() => PlaceOrderPayload, {
    description:
      'Takes an order, and binds stock to it if asked to. Errors: NOT_FOUND, RETIRED, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, ALREADY_EXISTS, PARTNER_MISMATCH, INSUFFICIENT_STOCK, IDEMPOTENCY_CONFLICT.',
  })
  placeOrder(
    @Arg('input', () => PlaceOrderInput, { description: 'What is wanted.' }) input: PlaceOrderInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, placeOrder, input);
  }

  @Mutation(() => AmendOrderPayload, {
    description:
      'Gives lines the quantities that are wanted from now on; the difference is bound or set free. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, STALE_VERSION, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, INSUFFICIENT_STOCK, IDEMPOTENCY_CONFLICT.',
  })
  amendOrder(@Arg('input', () => AmendOrderInput, { description: 'What changes.' }) input: AmendOrderInput, @Ctx() context: GraphContext) {
    return runCommand(context, amendOrder, input);
  }

  @Mutation(() => CancelOrderPayload, {
    description:
      'Ends an order and sets free what was bound to it. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, STALE_VERSION, INVALID_INPUT, IDEMPOTENCY_CONFLICT.',
  })
  cancelOrder(
    @Arg('input', () => CancelOrderInput, { description: 'Which one, and why.' }) input: CancelOrderInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, cancelOrder, input);
  }

  @FieldResolver(() => PartnerType, { description: 'Who wants it.' })
  customer(@Root() order: Order, @Ctx() context: GraphContext) {
    return context.loader(partnersById).load(order.customerId);
  }

  @FieldResolver(() => PartnerLocationType, { nullable: true, description: 'Where it goes: a place of the customer.' })
  shipTo(@Root() order: Order, @Ctx() context: GraphContext) {
    return order.shipToId === null ? null : context.loader(partnerLocationsById).load(order.shipToId);
  }

  @FieldResolver(() => SiteType, { description: 'Where it leaves from.' })
  site(@Root() order: Order, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(order.siteId);
  }

  @FieldResolver(() => [ShipmentType], { description: 'What left of it, oldest first.' })
  shipments(@Root() order: Order, @Ctx() context: GraphContext) {
    return context.loader(shipmentsByOrder).load(order.id);
  }

  @FieldResolver(() => [PackageType], { description: 'What it was packed in, left or not.' })
  packages(@Root() order: Order, @Ctx() context: GraphContext) {
    return context.loader(packagesByOrder).load(order.id);
  }

  @FieldResolver(() => [OrderLineType], { description: 'What it wants, by line number.' })
  lines(@Root() order: Order, @Ctx() context: GraphContext) {
    return context.loader(linesByOrder).load(order.id);
  }
}

@Resolver(() => OrderLineType)
export class OrderLineResolver {
  @FieldResolver(() => ItemType, { description: 'Which item.' })
  item(@Root() line: OrderLine, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(line.itemId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much is wanted, in the base unit of the item.' })
  quantity(@Root() line: OrderLine) {
    return quantityOf(line.quantity, line.baseUnit);
  }

  @FieldResolver(() => QuantityType, { description: 'How much of it is bound to stock.' })
  allocated(@Root() line: OrderLine) {
    return quantityOf(line.allocated, line.baseUnit);
  }

  @FieldResolver(() => QuantityType, { description: 'How much of it has left.' })
  shipped(@Root() line: OrderLine) {
    return quantityOf(line.shipped, line.baseUnit);
  }

  @FieldResolver(() => [AllocationType], { description: 'The stock that was bound to it, ended allocations too, oldest first.' })
  allocations(@Root() line: OrderLine, @Ctx() context: GraphContext) {
    return context.loader(allocationsByLine).load(line.id);
  }

  @FieldResolver(() => [ExpectedSupplyType], {
    description:
      'What will fill what is open of it and has no stock: announced lines and lines of purchase orders with a day, what arrives first first. Orders are served by rush, rank, the day promised or else of shipping, and then by who asked first; what is free in stock and not reserved is given out before. Not what rules of the customer will say of its lots.',
  })
  async expectedFrom(@Root() line: OrderLine, @Ctx() context: GraphContext) {
    const supplies = await context.loader(expectedFromByKey).load(backorderKey(line.id, context.now()));
    return (supplies ?? []).map(({ quantity, ...supply }) => ({ ...supply, quantity: amountOf(quantity, line.baseUnit) }));
  }
}

@Resolver(() => PlaceOrderPayload)
export class PlaceOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order; null when it was refused.' })
  order(@Root() payload: PlaceOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }

  @FieldResolver(() => [UserErrorType], {
    description: 'Why less than wanted was bound, of every line that is short; the order is placed nevertheless.',
  })
  shortages(@Root() payload: PlaceOrderPayload) {
    return userErrorsOf(payload.shortages ?? []);
  }
}

@Resolver(() => AmendOrderPayload)
export class AmendOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order as it is now; null when it was refused.' })
  order(@Root() payload: AmendOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }

  @FieldResolver(() => [UserErrorType], { description: 'With partial: why less than wanted was bound, of every line that is short.' })
  shortages(@Root() payload: AmendOrderPayload) {
    return userErrorsOf(payload.shortages ?? []);
  }
}

@Resolver(() => CancelOrderPayload)
export class CancelOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order as it is now; null when it was refused.' })
  order(@Root() payload: CancelOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }
}
