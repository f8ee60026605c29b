import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import { LotType } from '../lot/lot.type.js';
import { loadLots } from '../lot/loadLots.js';
import type { GraphContext } from '../shared/context.js';
import { runCommand } from '../shared/runCommand.js';
import { TransformLotsInput } from './transformLots.inputs.js';
import { TransformLotsPayload } from './transformLots.payload.js';

@Resolver(() => TransformLotsPayload)
export class TransformLotsResolver {
  @Mutation(() => TransformLotsPayload, {
    description:
      'Splits or blends lots of one item at one site. Outputs take the strictest of the inputs: earliest expiry, lowest quality, every open hold; blocked lots may be split, not blended. Errors: LOT_NOT_FOUND, NOT_FOUND, RETIRED, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, LOT_ITEM_MISMATCH, LOT_NUMBER_FORMAT, LOT_DUPLICATE, LOCATION_NOT_PERMITTED, TRANSFORMATION_IMBALANCE, LOT_ON_HOLD, LOT_NOT_RELEASED, LOT_REJECTED, LOT_EXPIRED, INSUFFICIENT_LOT_IN_BIN, IDEMPOTENCY_CONFLICT.',
  })
  transformLots(
    @Arg('input', () => TransformLotsInput, { description: 'What goes in and what comes out.' }) input: TransformLotsInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, transformLots, input);
  }

  @FieldResolver(() => [LotType], { nullable: true, description: 'The lots that came of it; null when it was refused.' })
  outputLots(@Root() payload: TransformLotsPayload, @Ctx() context: GraphContext) {
    return loadLots(context, payload.outputLotIds);
  }
}
