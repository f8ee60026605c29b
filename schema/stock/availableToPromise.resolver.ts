import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import type { InventoryPosition } from '../../src/queries/stock/inventoryPosition.js';
import { ItemRef } from '../item/item.inputs.js';
import { ItemType } from '../item/item.type.js';
import type { GraphContext } from '../shared/context.js';
import { QuantityType } from '../shared/quantity.type.js';
import { SiteRef } from '../site/site.inputs.js';
import { SiteType } from '../site/site.type.js';
import { positionByRef } from './positionByRef.js';
import { quantityOf } from './quantities.js';
import { AvailableToPromiseType } from './stock.type.js';

@Resolver(() => AvailableToPromiseType)
export class AvailableToPromiseResolver {
  @Query(() => AvailableToPromiseType, {
    nullable: true,
    description: 'What can be promised of an item now, at one site or at all; null when there is no such item or site.',
  })
  availableToPromise(
    @Arg('item', () => ItemRef, { description: 'Which item.' }) item: ItemRef,
    @Arg('site', () => SiteRef, { nullable: true, description: 'At which site; all together when absent.' }) site: SiteRef | null,
    @Ctx() context: GraphContext,
  ) {
    return positionByRef(context, item, site);
  }

  @FieldResolver(() => ItemType, { description: 'Of which item.' })
  item(@Root() position: InventoryPosition, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(position.itemId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'At which site; null for all together.' })
  site(@Root() position: InventoryPosition, @Ctx() context: GraphContext) {
    return position.siteId === null ? null : context.loader(sitesById).load(position.siteId);
  }

  @FieldResolver(() => QuantityType)
  available(@Root() position: InventoryPosition) {
    return quantityOf(position.available, position.unit);
  }
}
