import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { packOrder } from '../../src/commands/shipping/packOrder.js';
import { pickOrder } from '../../src/commands/shipping/pickOrder.js';
import { recordTracking } from '../../src/commands/shipping/recordTracking.js';
import { shipOrder } from '../../src/commands/shipping/shipOrder.js';
import type { Package, Shipment, ShipmentLine } from '../../src/domain/shipping/shipment.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnerLocationsById, partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { orderLinesById, ordersById } from '../../src/queries/orders/orderLookUps.js';
import { shipmentByRef } from '../../src/queries/shipping/shipmentByRef.js';
import {
  linesByOutboundShipment,
  linesByPackage,
  packagesById,
  packagesByShipment,
  shipmentsById,
  trackingEventsByNumber,
} from '../../src/queries/shipping/shipmentLookUps.js';
import { shipments, shippedLots } from '../../src/queries/shipping/shipments.js';
import { AllocationType } from '../allocation/allocation.type.js';
import { HoldType } from '../hold/hold.type.js';
import { ItemType } from '../item/item.type.js';
import { LotType } from '../lot/lot.type.js';
import { OrderLineType, OrderType } from '../order/order.type.js';
import { PartnerLocationType, PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { UserErrorType } from '../shared/userError.type.js';
import { userErrorsOf } from '../shared/userErrors.js';
import { SiteType } from '../site/site.type.js';
import { quantityOf } from '../stock/quantities.js';
import {
  PackOrderInput,
  PickOrderInput,
  RecordTrackingInput,
  ShipmentRef,
  ShipmentsArguments,
  ShipOrderInput,
  ShippedLotsArguments,
} from './shipment.inputs.js';
import { PackOrderPayload, PickOrderPayload, RecordTrackingPayload, ShipOrderPayload } from './shipment.payload.js';
import { PackageType, ShipmentLineType, ShipmentType, TrackingEventType } from './shipment.type.js';

const ShipmentConnection = connectionType('Shipment', ShipmentType, { asOfCursor: true });
const ShipmentLineConnection = connectionType('ShipmentLine', ShipmentLineType);

const BLOCKS = 'LOT_ON_HOLD, LOT_EXPIRED, LOT_NOT_RELEASED, LOT_REJECTED, LOT_RECALLED';

@Resolver(() => ShipmentType)
export class ShipmentResolver {
  @Query(() => ShipmentType, { nullable: true, description: 'One shipment; null when there is none.' })
  shipment(@Arg('ref', () => ShipmentRef, { description: 'Which one.' }) ref: ShipmentRef, @Ctx() context: GraphContext) {
    return shipmentByRef(context.read(), ref);
  }

  @Query(() => ShipmentConnection, { description: 'What left, newest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  shipments(@Args(() => ShipmentsArguments) list: ShipmentsArguments, @Ctx() context: GraphContext) {
    return connection(context, shipments, list);
  }

  @Query(() => ShipmentLineConnection, {
    description: 'Which lots went to whom, newest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.',
  })
  shippedLots(@Args(() => ShippedLotsArguments) list: ShippedLotsArguments, @Ctx() context: GraphContext) {
    return connection(context, shippedLots, list);
  }

  @Mutation(() => PickOrderPayload, {
    description: `Takes allocated goods from their bins to where they are packed: the lots that were allocated and no others. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, STALE_VERSION, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, WRONG_LOT_SCANNED, LOCATION_NOT_PERMITTED, RETIRED, of what was blocked since ${BLOCKS}, IDEMPOTENCY_CONFLICT.`,
  })
  pickOrder(@Arg('input', () => PickOrderInput, { description: 'What was taken.' }) input: PickOrderInput, @Ctx() context: GraphContext) {
    return runCommand(context, pickOrder, input);
  }

  @Mutation(() => PackOrderPayload, {
    description: `Puts picked goods into packages, numbered by SSCC. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, STALE_VERSION, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, ALREADY_EXISTS, of what was blocked since ${BLOCKS}, IDEMPOTENCY_CONFLICT.`,
  })
  packOrder(@Arg('input', () => PackOrderInput, { description: 'What goes where.' }) input: PackOrderInput, @Ctx() context: GraphContext) {
    return runCommand(context, packOrder, input);
  }

  @Mutation(() => ShipOrderPayload, {
    description: `Lets picked and packed goods leave, all that is named or nothing: into transit, each lot for the line it was allocated to. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, STALE_VERSION, INVALID_INPUT, ALREADY_EXISTS, RETIRED, PARTNER_MISMATCH, of what was blocked since ${BLOCKS}, CUSTOMER_LOT_RULE_VIOLATION, LOT_RESTRICTED, IDEMPOTENCY_CONFLICT.`,
  })
  shipOrder(@Arg('input', () => ShipOrderInput, { description: 'What leaves.' }) input: ShipOrderInput, @Ctx() context: GraphContext) {
    return runCommand(context, shipOrder, input);
  }

  @Mutation(() => RecordTrackingPayload, {
    description:
      'Records what a carrier said of a number, each event once, in whatever order they come, also before anything has left under it. What is DELIVERED goes from transit to its consignee. Errors: INVALID_INPUT.',
  })
  recordTracking(
    @Arg('input', () => RecordTrackingInput, { description: 'What was said.' }) input: RecordTrackingInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, recordTracking, input);
  }

  @FieldResolver(() => OrderType, { description: 'The order it is of.' })
  order(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return context.loader(ordersById).load(shipment.orderId);
  }

  @FieldResolver(() => PartnerType, { description: 'Who gets it.' })
  customer(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return context.loader(partnersById).load(shipment.customerId);
  }

  @FieldResolver(() => PartnerLocationType, { nullable: true, description: 'Where it goes: a place of the customer.' })
  shipTo(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return shipment.shipToId === null ? null : context.loader(partnerLocationsById).load(shipment.shipToId);
  }

  @FieldResolver(() => SiteType, { description: 'Where it left from.' })
  site(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(shipment.siteId);
  }

  @FieldResolver(() => PartnerType, { nullable: true, description: 'Who carries it.' })
  carrier(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return shipment.carrierId === null ? null : context.loader(partnersById).load(shipment.carrierId);
  }

  @FieldResolver(() => [ShipmentLineType], { description: 'The lots in it, line by line.' })
  lines(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return context.loader(linesByOutboundShipment).load(shipment.id);
  }

  @FieldResolver(() => [PackageType], { description: 'What it is packed in.' })
  packages(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return context.loader(packagesByShipment).load(shipment.id);
  }

  @FieldResolver(() => [TrackingEventType], { description: 'What was said of its tracking number, as it happened.' })
  trackingEvents(@Root() shipment: Shipment, @Ctx() context: GraphContext) {
    return shipment.trackingNumber === null ? [] : context.loader(trackingEventsByNumber).load(shipment.trackingNumber);
  }
}

@Resolver(() => ShipmentLineType)
export class ShipmentLineResolver {
  @FieldResolver(() => ShipmentType, { description: 'What it left in.' })
  shipment(@Root() line: ShipmentLine, @Ctx() context: GraphContext) {
    return context.loader(shipmentsById).load(line.shipmentId);
  }

  @FieldResolver(() => OrderLineType, { description: 'The line it was wanted for.' })
  orderLine(@Root() line: ShipmentLine, @Ctx() context: GraphContext) {
    return context.loader(orderLinesById).load(line.orderLineId);
  }

  @FieldResolver(() => PackageType, { nullable: true, description: 'What it is packed in; null when it left loose.' })
  package(@Root() line: ShipmentLine, @Ctx() context: GraphContext) {
    return line.packageId === null ? null : context.loader(packagesById).load(line.packageId);
  }

  @FieldResolver(() => ItemType, { description: 'Which item.' })
  item(@Root() line: ShipmentLine, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(line.itemId);
  }

  @FieldResolver(() => LotType, { description: 'Which lot.' })
  lot(@Root() line: ShipmentLine, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(line.lotId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much of it, in the base unit of the item.' })
  quantity(@Root() line: ShipmentLine) {
    return quantityOf(line.quantity, line.baseUnit);
  }
}

@Resolver(() => PackageType)
export class PackageResolver {
  @FieldResolver(() => OrderType, { description: 'The order it is of.' })
  order(@Root() each: Package, @Ctx() context: GraphContext) {
    return context.loader(ordersById).load(each.orderId);
  }

  @FieldResolver(() => ShipmentType, { nullable: true, description: 'What it left in; null until it leaves.' })
  shipment(@Root() each: Package, @Ctx() context: GraphContext) {
    return each.shipmentId === null ? null : context.loader(shipmentsById).load(each.shipmentId);
  }

  @FieldResolver(() => [ShipmentLineType], { description: 'The lots that left in it.' })
  lines(@Root() each: Package, @Ctx() context: GraphContext) {
    return context.loader(linesByPackage).load(each.id);
  }

  @FieldResolver(() => [TrackingEventType], { description: 'What was said of its own tracking number, as it happened.' })
  trackingEvents(@Root() each: Package, @Ctx() context: GraphContext) {
    return each.trackingNumber === null ? [] : context.loader(trackingEventsByNumber).load(each.trackingNumber);
  }
}

/** What a dry run made is not there any more. */
async function loadAll(context: GraphContext, ids: readonly string[] = []): Promise<readonly object[]> {
  const found = await Promise.all(ids.map((id) => loadNode(context, id)));
  return found.filter((each) => each !== null);
}

@Resolver(() => PickOrderPayload)
export class PickOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order as it is now; null when it was refused.' })
  order(@Root() payload: PickOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }

  @FieldResolver(() => [AllocationType], { description: 'What is picked since.' })
  allocations(@Root() payload: PickOrderPayload, @Ctx() context: GraphContext) {
    return loadAll(context, payload.allocationIds);
  }

  @FieldResolver(() => [HoldType], { description: 'Holds on what should lie where too little was found, until it is counted.' })
  holds(@Root() payload: PickOrderPayload, @Ctx() context: GraphContext) {
    return loadAll(context, payload.holdIds);
  }

  @FieldResolver(() => [UserErrorType], { description: 'What of short picks no other stock makes up for, line by line.' })
  shortages(@Root() payload: PickOrderPayload) {
    return userErrorsOf(payload.shortages ?? []);
  }
}

@Resolver(() => PackOrderPayload)
export class PackOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order as it is now; null when it was refused.' })
  order(@Root() payload: PackOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }

  @FieldResolver(() => [PackageType], { description: 'The packages, in the order of the input.' })
  packages(@Root() payload: PackOrderPayload, @Ctx() context: GraphContext) {
    return loadAll(context, payload.packageIds);
  }
}

@Resolver(() => ShipOrderPayload)
export class ShipOrderPayloadResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order as it is now; null when it was refused.' })
  order(@Root() payload: ShipOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.orderId);
  }

  @FieldResolver(() => ShipmentType, { nullable: true, description: 'What left; null when it was refused.' })
  shipment(@Root() payload: ShipOrderPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.shipmentId);
  }
}

@Resolver(() => RecordTrackingPayload)
export class RecordTrackingPayloadResolver {
  @FieldResolver(() => TrackingEventType, { nullable: true, description: 'The event as it was recorded first; null when it was refused.' })
  trackingEvent(@Root() payload: RecordTrackingPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.trackingEventId);
  }

  @FieldResolver(() => Boolean, { description: 'True when it had been recorded before, and nothing was done again.' })
  wasKnown(@Root() payload: RecordTrackingPayload) {
    return payload.isKnown === true;
  }

  @FieldResolver(() => [ShipmentType], { description: 'What travels under the number; empty while nothing has left under it.' })
  shipments(@Root() payload: RecordTrackingPayload, @Ctx() context: GraphContext) {
    return loadAll(context, payload.shipmentIds);
  }
}
