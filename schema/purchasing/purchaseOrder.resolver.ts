import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { createPurchaseOrder } from '../../src/commands/purchasing/createPurchaseOrder.js';
import type { PurchaseOrder, PurchaseOrderLine } from '../../src/domain/purchasing/purchaseOrder.js';
import { NO_QUANTITY, minus, most, quantity } from '../../src/domain/shared/quantity.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { linesByPurchaseOrder, purchaseOrderByRef, purchaseOrders } from '../../src/queries/purchasing/purchaseOrders.js';
import { amountOf } from '../allocation/explainByRef.js';
import { ItemType } from '../item/item.type.js';
import { PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { SiteType } from '../site/site.type.js';
import { quantityOf } from '../stock/quantities.js';
import { CreatePurchaseOrderInput, PurchaseOrderRef, PurchaseOrdersArguments } from './purchaseOrder.inputs.js';
import { CreatePurchaseOrderPayload } from './purchaseOrder.payload.js';
import { PurchaseOrderLineType, PurchaseOrderType } from './purchaseOrder.type.js';

const PurchaseOrderConnection = connectionType('PurchaseOrder', PurchaseOrderType);

@Resolver(() => PurchaseOrderType)
export class PurchaseOrderResolver {
  @Query(() => PurchaseOrderType, { nullable: true, description: 'One purchase order; null when there is none.' })
  purchaseOrder(@Arg('ref', () => PurchaseOrderRef, { description: 'Which one.' }) ref: PurchaseOrderRef, @Ctx() context: GraphContext) {
    return purchaseOrderByRef(context.read(), ref);
  }

  @Query(() => PurchaseOrderConnection, { description: 'Purchase orders, newest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  purchaseOrders(@Args(() => PurchaseOrdersArguments) list: PurchaseOrdersArguments, @Ctx() context: GraphContext) {
    return connection(context, purchaseOrders, list);
  }

  @Mutation(() => CreatePurchaseOrderPayload, {
    description:
      'Keeps what was ordered from a supplier, so that it is expected; it makes no stock and tells the supplier nothing. Errors: NOT_FOUND, RETIRED, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, ALREADY_EXISTS, IDEMPOTENCY_CONFLICT.',
  })
  createPurchaseOrder(
    @Arg('input', () => CreatePurchaseOrderInput, { description: 'What was ordered.' }) input: CreatePurchaseOrderInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, createPurchaseOrder, input);
  }

  @FieldResolver(() => PartnerType, { description: 'From which supplier.' })
  supplier(@Root() order: PurchaseOrder, @Ctx() context: GraphContext) {
    return context.loader(partnersById).load(order.supplierId);
  }

  @FieldResolver(() => SiteType, { description: 'Where it shall arrive.' })
  site(@Root() order: PurchaseOrder, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(order.siteId);
  }

  @FieldResolver(() => [PurchaseOrderLineType], { description: 'What was ordered, by line number.' })
  lines(@Root() order: PurchaseOrder, @Ctx() context: GraphContext) {
    return context.loader(linesByPurchaseOrder).load(order.id);
  }
}

@Resolver(() => PurchaseOrderLineType)
export class PurchaseOrderLineResolver {
  @FieldResolver(() => ItemType, { description: 'Which item.' })
  item(@Root() line: PurchaseOrderLine, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(line.itemId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much was ordered, in the base unit of the item.' })
  quantity(@Root() line: PurchaseOrderLine) {
    return quantityOf(line.quantity, line.baseUnit);
  }

  @FieldResolver(() => QuantityType, { description: 'All that came of it, also beyond what was ordered.' })
  received(@Root() line: PurchaseOrderLine) {
    return quantityOf(line.received, line.baseUnit);
  }

  @FieldResolver(() => QuantityType, { description: 'What is still to come: ordered less received, and never less than nothing.' })
  open(@Root() line: PurchaseOrderLine) {
    return amountOf(most(minus(quantity(line.quantity), quantity(line.received)), NO_QUANTITY), line.baseUnit);
  }
}

@Resolver(() => CreatePurchaseOrderPayload)
export class CreatePurchaseOrderPayloadResolver {
  @FieldResolver(() => PurchaseOrderType, { nullable: true, description: 'The purchase order; null when it was refused.' })
  purchaseOrder(@Root() payload: CreatePurchaseOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.purchaseOrderId);
  }
}
