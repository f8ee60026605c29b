import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type {
  ExpectedLine,
  ExpectedShipment,
  ReceiptOfShipment,
  ReceivedLine,
  RecordedDiscrepancy,
} from '../../src/domain/inbound/expectedShipment.js';
import { inboundShipmentByRef } from '../../src/queries/inbound/inboundShipmentByRef.js';
import { handlingUnitsByShipment, linesById, linesByShipment } from '../../src/queries/inbound/inboundShipmentLookUps.js';
import { inboundShipments } from '../../src/queries/inbound/inboundShipments.js';
import { discrepanciesByShipment, linesByReceipt, receiptsByShipment } from '../../src/queries/inbound/receiptLookUps.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { ItemType } from '../item/item.type.js';
import { LotType } from '../lot/lot.type.js';
import { PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { QuantityType } from '../shared/quantity.type.js';
import { BinType } from '../site/bin.type.js';
import { SiteType } from '../site/site.type.js';
import { quantityOf } from '../stock/quantities.js';
import { InboundShipmentRef, InboundShipmentsArguments } from './inboundShipment.inputs.js';
import {
  AnnouncedHandlingUnitType,
  InboundShipmentLineType,
  InboundShipmentType,
  ReceiptLineType,
  ReceiptType,
  ReceivingDiscrepancyType,
} from './inboundShipment.type.js';

const InboundShipmentConnection = connectionType('InboundShipment', InboundShipmentType);

@Resolver(() => InboundShipmentType)
export class InboundShipmentResolver {
  @Query(() => InboundShipmentType, { nullable: true, description: 'One announced shipment; null when there is none.' })
  inboundShipment(
    @Arg('ref', () => InboundShipmentRef, { description: 'Which one.' }) ref: InboundShipmentRef,
    @Ctx() context: GraphContext,
  ) {
    return inboundShipmentByRef(context.read(), ref);
  }

  @Query(() => InboundShipmentConnection, {
    description: 'Announced shipments, newest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.',
  })
  inboundShipments(@Args(() => InboundShipmentsArguments) list: InboundShipmentsArguments, @Ctx() context: GraphContext) {
    return connection(context, inboundShipments, list);
  }

  @FieldResolver(() => PartnerType, { description: 'Who announced it.' })
  supplier(@Root() shipment: ExpectedShipment, @Ctx() context: GraphContext) {
    return context.loader(partnersById).load(shipment.supplierId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'Where it shall come to, when the announcement names a site of ours.' })
  site(@Root() shipment: ExpectedShipment, @Ctx() context: GraphContext) {
    return shipment.siteId === null ? null : context.loader(sitesById).load(shipment.siteId);
  }

  @FieldResolver(() => [InboundShipmentLineType], { description: 'What is in it, in document order.' })
  lines(@Root() shipment: ExpectedShipment, @Ctx() context: GraphContext) {
    return context.loader(linesByShipment).load(shipment.id);
  }

  @FieldResolver(() => [AnnouncedHandlingUnitType], { description: 'Its pallets and packages, as they were announced.' })
  handlingUnits(@Root() shipment: ExpectedShipment, @Ctx() context: GraphContext) {
    return context.loader(handlingUnitsByShipment).load(shipment.id);
  }

  @FieldResolver(() => [ReceiptType], { description: 'What was received of it, oldest first.' })
  receipts(@Root() shipment: ExpectedShipment, @Ctx() context: GraphContext) {
    return context.loader(receiptsByShipment).load(shipment.id);
  }

  @FieldResolver(() => [ReceivingDiscrepancyType], { description: 'Where what came differs from it, oldest first.' })
  discrepancies(@Root() shipment: ExpectedShipment, @Ctx() context: GraphContext) {
    return context.loader(discrepanciesByShipment).load(shipment.id);
  }
}

@Resolver(() => InboundShipmentLineType)
export class InboundShipmentLineResolver {
  @FieldResolver(() => ItemType, { description: 'Our item.' })
  item(@Root() line: ExpectedLine, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(line.itemId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much is announced, in the base unit of the item.' })
  quantity(@Root() line: ExpectedLine) {
    return quantityOf(line.quantity, line.baseUnit);
  }

  @FieldResolver(() => QuantityType, { description: 'How much of it was received.' })
  received(@Root() line: ExpectedLine) {
    return quantityOf(line.received, line.baseUnit);
  }

  @FieldResolver(() => String, { nullable: true })
  handlingUnit(@Root() line: ExpectedLine) {
    return line.handlingUnitCode;
  }
}

@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @FieldResolver(() => ID)
  id(@Root() receipt: ReceiptOfShipment) {
    return encodeId('receipt', receipt.publicId);
  }

  @FieldResolver(() => SiteType, { description: 'Where.' })
  site(@Root() receipt: ReceiptOfShipment, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(receipt.siteId);
  }

  @FieldResolver(() => [ReceiptLineType], { description: 'The lots that came.' })
  lines(@Root() receipt: ReceiptOfShipment, @Ctx() context: GraphContext) {
    return context.loader(linesByReceipt).load(receipt.id);
  }
}

@Resolver(() => ReceiptLineType)
export class ReceiptLineResolver {
  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() line: ReceivedLine, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(line.lotId);
  }

  @FieldResolver(() => BinType, { description: 'The bin it was put into.' })
  bin(@Root() line: ReceivedLine, @Ctx() context: GraphContext) {
    return context.loader(binsById).load(line.binId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much.' })
  quantity(@Root() line: ReceivedLine) {
    return quantityOf(line.quantity, line.baseUnit);
  }
}

@Resolver(() => ReceivingDiscrepancyType)
export class ReceivingDiscrepancyResolver {
  @FieldResolver(() => ID)
  id(@Root() discrepancy: RecordedDiscrepancy) {
    return encodeId('receivingDiscrepancy', discrepancy.publicId);
  }

  @FieldResolver(() => QuantityType, {
    nullable: true,
    description: 'By how much, in the base unit of the item; null when it is not about an amount.',
  })
  quantity(@Root() { quantity, baseUnit }: RecordedDiscrepancy) {
    return quantity === null || baseUnit === null ? null : quantityOf(quantity, baseUnit);
  }

  @FieldResolver(() => InboundShipmentLineType, { nullable: true, description: 'The announced line it is about.' })
  line(@Root() discrepancy: RecordedDiscrepancy, @Ctx() context: GraphContext) {
    return discrepancy.inboundShipmentLineId === null ? null : context.loader(linesById).load(discrepancy.inboundShipmentLineId);
  }
}
