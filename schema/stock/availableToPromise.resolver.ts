import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { amountOf } from '../allocation/explainByRef.js';
import { ItemRef } from '../item/item.inputs.js';
import { ItemType } from '../item/item.type.js';
import type { GraphContext } from '../shared/context.js';
import { QuantityType } from '../shared/quantity.type.js';
import { SiteType } from '../site/site.type.js';
import { AvailableToPromiseType, PromiseArguments } from './availableToPromise.type.js';
import { promiseByRef, promisesByRefs, type PublishedPromise } from './promiseByRef.js';

@Resolver(() => AvailableToPromiseType)
export class AvailableToPromiseResolver {
  @Query(() => AvailableToPromiseType, {
    nullable: true,
    description:
      'What can be promised of an item, now or by a day, at one site or at all, to anybody or to one customer; null when there is no such item, site or customer.',
  })
  availableToPromise(
    @Arg('item', () => ItemRef, { description: 'Which item.' }) item: ItemRef,
    @Args(() => PromiseArguments) asked: PromiseArguments,
    @Ctx() context: GraphContext,
  ) {
    return promiseByRef(context, item, asked);
  }

  @Query(() => [AvailableToPromiseType], {
    nullable: 'items',
    description:
      'The same of many items at once, at most 250, summed together; in the order asked for, null in the place of one that is not there.',
  })
  availableToPromises(
    @Arg('items', () => [ItemRef], { description: 'Which items.' }) items: ItemRef[],
    @Args(() => PromiseArguments) asked: PromiseArguments,
    @Ctx() context: GraphContext,
  ) {
    return promisesByRefs(context, items, asked);
  }

  @FieldResolver(() => ItemType, { description: 'Of which item.' })
  item(@Root() promise: PublishedPromise, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(promise.itemId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'At which site; null for all together.' })
  site(@Root() promise: PublishedPromise, @Ctx() context: GraphContext) {
    return promise.siteId === null ? null : context.loader(sitesById).load(promise.siteId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much.' })
  available(@Root() promise: PublishedPromise) {
    return amountOf(promise.available, promise.unit);
  }

  @FieldResolver(() => QuantityType, {
    description:
      'Ours, in stock and usable on the day, by the one predicate: not blocked, not expired by then, not held, not bound to orders.',
  })
  onHand(@Root() promise: PublishedPromise) {
    return amountOf(promise.onHand, promise.unit);
  }

  @FieldResolver(() => QuantityType, {
    description: "Of it, what no line of an order of the customer could take, by the customer's rules of lots; nothing without a customer.",
  })
  keptByRules(@Root() promise: PublishedPromise) {
    return amountOf(promise.keptByRules, promise.unit);
  }

  @FieldResolver(() => QuantityType, {
    description:
      'Announced for a site, expected by the day and usable on it; nothing without a day. What rules of a customer will say of its lots is not known yet.',
  })
  expected(@Root() promise: PublishedPromise) {
    return amountOf(promise.expected, promise.unit);
  }

  @FieldResolver(() => QuantityType, {
    description: 'Wanted by open orders that leave by the day, and not bound to stock yet; nothing without a day.',
  })
  openDemand(@Root() promise: PublishedPromise) {
    return amountOf(promise.openDemand, promise.unit);
  }

  @FieldResolver(() => QuantityType, { description: 'Kept by reservations that live now, for whomever.' })
  reserved(@Root() promise: PublishedPromise) {
    return amountOf(promise.reserved, promise.unit);
  }
}
