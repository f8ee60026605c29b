import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { restrictLot } from '../../src/commands/allocating/restrictLot.js';
import type { Lot } from '../../src/domain/lot/lot.js';
import { restrictionsByLot, type KeptFor } from '../../src/queries/allocating/lotRestrictions.js';
import { LotType } from '../lot/lot.type.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { Reads } from '../shared/wanted.js';
import { LotRestrictionType, RestrictLotInput, RestrictLotPayload } from './lotRestriction.type.js';

@Resolver(() => LotRestrictionType)
export class LotRestrictionResolver {
  @Mutation(() => RestrictLotPayload, {
    description:
      'Keeps a lot for some customers: it is no candidate for others any more, and naming it is LOT_RESTRICTED. What is allocated already stays. Errors: LOT_NOT_FOUND, NOT_FOUND, INVALID_INPUT, IDEMPOTENCY_CONFLICT.',
  })
  restrictLot(
    @Arg('input', () => RestrictLotInput, { description: 'Which lot, and for whom.' }) input: RestrictLotInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, restrictLot, input);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The customer; null when it is a class.' })
  customerId(@Root() { customerUuid }: KeptFor) {
    return customerUuid === null ? null : encodeId('partner', customerUuid);
  }
}

@Resolver(() => LotType)
export class RestrictedLotResolver {
  @Reads('id')
  @FieldResolver(() => [LotRestrictionType], { description: 'For whom alone it is; for everybody when empty.' })
  keptFor(@Root() lot: Lot, @Ctx() context: GraphContext) {
    return context.loader(restrictionsByLot).load(lot.id);
  }
}

@Resolver(() => RestrictLotPayload)
export class RestrictLotPayloadResolver {
  @FieldResolver(() => LotType, { nullable: true, description: 'The lot as it is now; null when it was refused.' })
  lot(@Root() payload: RestrictLotPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.lotId);
  }
}
