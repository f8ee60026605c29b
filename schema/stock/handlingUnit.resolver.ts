import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { HandlingUnit } from '../../src/domain/stock/handlingUnit.js';
import { handlingUnitsById } from '../../src/queries/stock/handlingUnitLookUps.js';
import { stockByHandlingUnit } from '../../src/queries/stock/stockLookUps.js';
import type { GraphContext } from '../shared/context.js';
import { wantedLoader } from '../shared/wanted.js';
import { HandlingUnitType } from './handlingUnit.type.js';
import { StockBalanceType } from './stock.type.js';

@Resolver(() => HandlingUnitType)
export class HandlingUnitResolver {
  @FieldResolver(() => HandlingUnitType, { nullable: true, description: 'What it stands in or on.' })
  parent(@Root() unit: HandlingUnit, @Ctx() context: GraphContext) {
    return unit.parentId === null ? null : context.loader(handlingUnitsById).load(unit.parentId);
  }

  @FieldResolver(() => [StockBalanceType], { description: 'What lies in it itself, and not in others inside it.' })
  stock(@Root() unit: HandlingUnit, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return wantedLoader(context, stockByHandlingUnit, info).load(unit.id);
  }
}
