import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { defineItem } from '../../src/commands/defining/defineItem.js';
import type { Item, PackLevel } from '../../src/domain/item/item.js';
import { itemByRef } from '../../src/queries/masterData/itemByRef.js';
import { packLevelsByItem } from '../../src/queries/masterData/itemLookUps.js';
import { items } from '../../src/queries/masterData/items.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runDefinition } from '../shared/runCommand.js';
import { UnitCodeScalar } from '../shared/scalars.js';
import { DefineItemInput, ItemRef, ItemsArguments } from './item.inputs.js';
import { DefineItemPayload } from './item.payload.js';
import { ItemType, PackLevelType } from './item.type.js';

const ItemConnection = connectionType('Item', ItemType);

@Resolver(() => ItemType)
export class ItemResolver {
  @Query(() => ItemType, { nullable: true, description: 'One item; null when there is none.' })
  item(@Arg('ref', () => ItemRef, { description: 'Which one.' }) ref: ItemRef, @Ctx() context: GraphContext) {
    return itemByRef(context.read(), ref);
  }

  @Query(() => ItemConnection, { description: 'Items, by SKU unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  items(@Args(() => ItemsArguments) list: ItemsArguments, @Ctx() context: GraphContext) {
    return connection(context, items, list);
  }

  @Mutation(() => DefineItemPayload, {
    description:
      'Makes an item, or changes the one with the given id. Errors: NOT_FOUND, STALE_VERSION, ALREADY_EXISTS, INVALID_INPUT, UNIT_UNKNOWN.',
  })
  defineItem(
    @Arg('input', () => DefineItemInput, { description: 'The item as it shall be.' }) input: DefineItemInput,
    @Ctx() context: GraphContext,
  ) {
    return runDefinition(context, defineItem, input);
  }

  @FieldResolver(() => [PackLevelType], {
    description: 'Every unit it comes in, smallest first; the base unit only if it has a GTIN of its own.',
  })
  packLevels(@Root() item: Item, @Ctx() context: GraphContext) {
    return context.loader(packLevelsByItem).load(item.id);
  }
}

@Resolver(() => PackLevelType)
export class PackLevelResolver {
  @FieldResolver(() => UnitCodeScalar)
  unit(@Root() level: PackLevel) {
    return level.unitCode;
  }
}

@Resolver(() => DefineItemPayload)
export class DefineItemPayloadResolver {
  @FieldResolver(() => ItemType, { nullable: true, description: 'The item as it is now; null when it was refused.' })
  item(@Root() payload: DefineItemPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.itemId);
  }
}
