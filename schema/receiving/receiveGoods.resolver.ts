import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { LotType } from '../lot/lot.type.js';
import { loadLots } from '../lot/loadLots.js';
import type { GraphContext } from '../shared/context.js';
import { runCommand } from '../shared/runCommand.js';
import { ReceiveGoodsInput } from './receiveGoods.inputs.js';
import { ReceiveGoodsPayload } from './receiveGoods.payload.js';

@Resolver(() => ReceiveGoodsPayload)
export class ReceiveGoodsResolver {
  @Mutation(() => ReceiveGoodsPayload, {
    description:
      'Takes goods in, against an announcement or without: lots with both numbers, stock, discrepancies, in one posting. Errors: NOT_FOUND, RETIRED, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, LOT_ATTRIBUTE_REQUIRED, LOT_NUMBER_FORMAT, LOT_DUPLICATE, LOT_ITEM_MISMATCH, LOCATION_NOT_PERMITTED, PARTNER_MISMATCH, ILLEGAL_STATUS_TRANSITION, IDEMPOTENCY_CONFLICT.',
  })
  receiveGoods(
    @Arg('input', () => ReceiveGoodsInput, { description: 'What came.' }) input: ReceiveGoodsInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, receiveGoods, input);
  }

  @FieldResolver(() => [LotType], { nullable: true, description: 'The lots that came, new and known; null when it was refused.' })
  lots(@Root() payload: ReceiveGoodsPayload, @Ctx() context: GraphContext) {
    return loadLots(context, payload.lotIds);
  }
}
