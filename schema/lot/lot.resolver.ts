import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Lot } from '../../src/domain/lot/lot.js';
import { openHoldsByLot } from '../../src/queries/holding/holds.js';
import { lots } from '../../src/queries/lots/lots.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { stockByLot } from '../../src/queries/stock/stockLookUps.js';
import { HoldType } from '../hold/hold.type.js';
import { ItemType } from '../item/item.type.js';
import { PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { LocalDateScalar } from '../shared/scalars.js';
import { Follows, Reads, wantedBy, wantedLoader } from '../shared/wanted.js';
import { StockBalanceType } from '../stock/stock.type.js';
import { LotRef, LotsArguments } from './lot.inputs.js';
import { LotType } from './lot.type.js';
import { LotSiteAvailabilityType } from './lotAvailability.type.js';
import { lotAvailability } from './lotAvailability.js';
import { lotOfRef } from './lotOfRef.js';

const LotConnection = connectionType('Lot', LotType, { asOfCursor: true });

@Resolver(() => LotType)
export class LotResolver {
  @Query(() => LotType, { nullable: true, description: 'One lot; null when there is none. Errors: BAD_USER_INPUT.' })
  lot(
    @Arg('ref', () => LotRef, { description: 'Which one.' }) ref: LotRef,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return lotOfRef(context, ref, wantedBy(info));
  }

  @Query(() => LotConnection, { description: 'Lots, as they were made unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  lots(@Args(() => LotsArguments) list: LotsArguments, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return connection(context, lots, { ...list, wanted: wantedBy(info) });
  }

  @Query(() => [LotSiteAvailabilityType], {
    nullable: true,
    description: 'What of a lot may be used now, site by site, and why not more; empty without stock, null when there is no such lot.',
  })
  lotAvailability(@Arg('ref', () => LotRef, { description: 'Which lot.' }) ref: LotRef, @Ctx() context: GraphContext) {
    return lotAvailability(context, ref);
  }

  @Follows({ field: 'itemId', relation: () => itemsById })
  @FieldResolver(() => ItemType, { description: 'What it is.' })
  item(@Root() lot: Lot, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, itemsById, info).load(lot.itemId);
  }

  @Reads('supplierId')
  @FieldResolver(() => PartnerType, { nullable: true, description: 'Who delivered it; null for own production.' })
  supplier(@Root() lot: Lot, @Ctx() context: GraphContext) {
    return lot.supplierId === null ? null : context.loader(partnersById).load(lot.supplierId);
  }

  @Reads('usableThrough')
  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day it may be used, through its end at the site; null when nothing limits it.',
  })
  usableThrough(@Root() lot: Lot) {
    return lot.usableThrough === 'infinity' ? null : lot.usableThrough;
  }

  @Follows({ field: 'id', relation: () => stockByLot })
  @FieldResolver(() => [StockBalanceType], { description: 'Everywhere it lies now.' })
  stock(@Root() lot: Lot, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, stockByLot, info).load(lot.id);
  }

  @Reads('id')
  @FieldResolver(() => [HoldType], { description: 'Its open holds, oldest first.' })
  openHolds(@Root() lot: Lot, @Ctx() context: GraphContext) {
    return context.loader(openHoldsByLot).load(lot.id);
  }
}
