import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { InboundShipmentType } from '../inbound/inboundShipment.type.js';
import { ItemType, PackLevelType } from '../item/item.type.js';
import { LotType } from '../lot/lot.type.js';
import type { GraphContext } from '../shared/context.js';
import { QuantityType } from '../shared/quantity.type.js';
import { BinType } from '../site/bin.type.js';
import { SiteType } from '../site/site.type.js';
import { HandlingUnitType } from '../stock/handlingUnit.type.js';
import { ScanType } from './scan.type.js';
import {
  announcedIn,
  quantityScanned,
  scanView,
  scannedBin,
  scannedHandlingUnit,
  scannedItem,
  scannedLots,
  scannedPack,
  siteOf,
  type ScanView,
} from './scanView.js';

@Resolver(() => ScanType)
export class ScanResolver {
  @Query(() => ScanType, {
    description:
      'What a scanned text says and what it names. Nothing is wrong with asking: what cannot be read is told in `problems`, and what is not yours is null or empty.',
  })
  scan(
    @Arg('text', () => String, {
      description:
        'As the scanner sends it, best with its symbology identifier ("]C1...", FNC1 as ASCII 29); or what is printed below the symbol, a GS1 Digital Link, a GTIN, an SSCC or a licence plate. At most 4,300 letters are read.',
    })
    text: string,
    @Ctx() context: GraphContext,
  ) {
    return scanView(context, text);
  }

  @FieldResolver(() => ItemType, { nullable: true, description: 'The item with that GTIN, of whatever pack level.' })
  item(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return scannedItem(context, view);
  }

  @FieldResolver(() => PackLevelType, { nullable: true, description: 'Which of its units the GTIN is of.' })
  packLevel(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return scannedPack(context, view);
  }

  @FieldResolver(() => QuantityType, {
    nullable: true,
    description:
      'How much of the item the label stands for, in its base unit: the measure it tells, else pieces, else packs. Null where it does not say, or not exactly.',
  })
  quantity(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return quantityScanned(context, view);
  }

  @FieldResolver(() => [LotType], {
    description:
      "Lots of the item with that number, as yours or as their supplier's, oldest first. Several where several suppliers use it: let a person choose. Errors: LIMIT_EXCEEDED beyond 50.",
  })
  lots(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return scannedLots(context, view);
  }

  @FieldResolver(() => HandlingUnitType, {
    nullable: true,
    description: 'The open pallet or package with that SSCC; or with that very text as its licence plate.',
  })
  handlingUnit(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return scannedHandlingUnit(context, view);
  }

  @FieldResolver(() => [InboundShipmentType], {
    description: 'Shipments that announced that pallet or package, newest first. Their lines say what is in it.',
  })
  announcedIn(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return announcedIn(context, view);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site with the GLN of the place (414).' })
  site(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return siteOf(context, view.locationGln);
  }

  @FieldResolver(() => BinType, { nullable: true, description: 'The bin there whose code the GLN extension (254) is.' })
  bin(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return scannedBin(context, view);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site of yours that the goods shall go to (410).' })
  shipTo(@Root() view: ScanView, @Ctx() context: GraphContext) {
    return siteOf(context, view.shipToGln);
  }
}
