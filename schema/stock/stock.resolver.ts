import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { formatQuantity } from '../../src/domain/shared/quantity.js';
import type { StockBalance } from '../../src/domain/stock/stockBalance.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { balanceAvailability, balanceExpiryState } from '../../src/queries/stock/balanceAvailability.js';
import type { InventoryPosition } from '../../src/queries/stock/inventoryPosition.js';
import { stock } from '../../src/queries/stock/stock.js';
import { Mutation } from 'type-graphql';
import { ItemRef } from '../item/item.inputs.js';
import { ItemType } from '../item/item.type.js';
import { ExpiryStateEnum, LotType } from '../lot/lot.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { Follows, Reads, wantedBy, wantedLoader } from '../shared/wanted.js';
import { SiteRef } from '../site/site.inputs.js';
import { BinType } from '../site/bin.type.js';
import { SiteType } from '../site/site.type.js';
import { MoveStockInput } from './moveStock.inputs.js';
import { MoveStockPayload } from './moveStock.payload.js';
import { partnerId } from './partnerId.js';
import { positionByRef } from './positionByRef.js';
import { quantityOf } from './quantities.js';
import { StockArguments } from './stock.inputs.js';
import { AvailabilityType, InventoryPositionType, StockBalanceType } from './stock.type.js';

const StockConnection = connectionType('StockBalance', StockBalanceType, { asOfCursor: true });

@Resolver(() => StockBalanceType)
export class StockResolver {
  @Query(() => StockConnection, {
    description: 'Where stock lies now; balances with nothing on hand are left out. Errors: LIMIT_EXCEEDED.',
  })
  stock(@Args(() => StockArguments) list: StockArguments, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return connection(context, stock, { ...list, wanted: wantedBy(info) });
  }

  @Query(() => InventoryPositionType, {
    nullable: true,
    description: 'What an item comes to, at one site or at all; null when there is no such item or site.',
  })
  inventoryPosition(
    @Arg('item', () => ItemRef, { description: 'Which item.' }) item: ItemRef,
    @Arg('site', () => SiteRef, { nullable: true, description: 'At which site; all together when absent.' }) site: SiteRef | null,
    @Ctx() context: GraphContext,
  ) {
    return positionByRef(context, item, site);
  }

  @Mutation(() => MoveStockPayload, {
    description:
      'Moves a quantity of a lot from one bin to another of the same site. Errors: LOT_NOT_FOUND, NOT_FOUND, QUANTITY_INVALID, UNIT_UNKNOWN, LOCATION_NOT_PERMITTED, RETIRED, LOT_ON_HOLD, INSUFFICIENT_LOT_IN_BIN, IDEMPOTENCY_CONFLICT.',
  })
  moveStock(@Arg('input', () => MoveStockInput, { description: 'What goes where.' }) input: MoveStockInput, @Ctx() context: GraphContext) {
    return runCommand(context, moveStock, input);
  }

  @Follows({ field: 'lotId', relation: () => lotsById })
  @FieldResolver(() => LotType, { description: 'Of which lot.' })
  lot(@Root() balance: StockBalance, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, lotsById, info).load(balance.lotId);
  }

  @Follows({ field: 'itemId', relation: () => itemsById })
  @FieldResolver(() => ItemType, { description: 'Of which item.' })
  item(@Root() balance: StockBalance, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, itemsById, info).load(balance.itemId);
  }

  @Follows({ field: 'binId', relation: () => binsById })
  @FieldResolver(() => BinType, { description: 'In which bin.' })
  bin(@Root() balance: StockBalance, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, binsById, info).load(balance.binId);
  }

  @Follows({ field: 'siteId', relation: () => sitesById })
  @FieldResolver(() => SiteType, { description: 'At which site.' })
  site(@Root() balance: StockBalance, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, sitesById, info).load(balance.siteId);
  }

  @Reads('ownerId')
  @FieldResolver(() => ID, { nullable: true, description: 'The partner whose it is; null for what is ours.' })
  ownerId(@Root() balance: StockBalance, @Ctx() context: GraphContext) {
    return balance.ownerId === null ? null : partnerId(context, balance.ownerId);
  }

  @Reads('onHand', 'baseUnit')
  @FieldResolver(() => QuantityType, { description: 'All that lies there.' })
  onHand(@Root() balance: StockBalance) {
    return quantityOf(balance.onHand, balance.baseUnit);
  }

  @Reads('allocated', 'baseUnit')
  @FieldResolver(() => QuantityType, { description: 'Promised to orders.' })
  allocated(@Root() balance: StockBalance) {
    return quantityOf(balance.allocated, balance.baseUnit);
  }

  @Reads('held', 'baseUnit')
  @FieldResolver(() => QuantityType, { description: 'Kept back by holds on a quantity.' })
  held(@Root() balance: StockBalance) {
    return quantityOf(balance.held, balance.baseUnit);
  }

  @FieldResolver(() => AvailabilityType, { description: 'What of it may be used now, and why not more.' })
  availability(@Root() balance: StockBalance, @Ctx() context: GraphContext) {
    const { available, reasons } = balanceAvailability(balance, context.now());
    return { available: { value: formatQuantity(available), unit: balance.baseUnit }, reasons };
  }

  @FieldResolver(() => ExpiryStateEnum, { description: "Where its lot stands towards expiry, by this site's calendar." })
  expiryState(@Root() balance: StockBalance, @Ctx() context: GraphContext) {
    return balanceExpiryState(balance, context.now());
  }
}

@Resolver(() => InventoryPositionType)
export class InventoryPositionResolver {
  @FieldResolver(() => QuantityType)
  onHand(@Root() position: InventoryPosition) {
    return quantityOf(position.onHand, position.unit);
  }

  @FieldResolver(() => QuantityType)
  available(@Root() position: InventoryPosition) {
    return quantityOf(position.available, position.unit);
  }

  @FieldResolver(() => QuantityType)
  allocated(@Root() position: InventoryPosition) {
    return quantityOf(position.allocated, position.unit);
  }

  @FieldResolver(() => QuantityType)
  blocked(@Root() position: InventoryPosition) {
    return quantityOf(position.blocked, position.unit);
  }

  @FieldResolver(() => QuantityType)
  inTransit(@Root() position: InventoryPosition) {
    return quantityOf(position.inTransit, position.unit);
  }

  @FieldResolver(() => QuantityType)
  expected(@Root() position: InventoryPosition) {
    return quantityOf(position.expected, position.unit);
  }
}

@Resolver(() => MoveStockPayload)
export class MoveStockPayloadResolver {
  @FieldResolver(() => LotType, { nullable: true, description: 'The lot that was moved; null when it was refused.' })
  lot(@Root() payload: MoveStockPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.lotId);
  }
}
