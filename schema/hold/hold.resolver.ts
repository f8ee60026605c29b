import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold } from '../../src/commands/holding/releaseHold.js';
import { holds, type HoldRow } from '../../src/queries/holding/holds.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { AllocationType } from '../allocation/allocation.type.js';
import { LotType } from '../lot/lot.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { LotOnHold } from '../shared/userError.type.js';
import { withReason } from '../shared/withReason.js';
import { BinType } from '../site/bin.type.js';
import { SiteType } from '../site/site.type.js';
import { quantityOf } from '../stock/quantities.js';
import { HoldsArguments, PlaceHoldInput, ReleaseHoldInput } from './hold.inputs.js';
import { PlaceHoldPayload, ReleaseHoldPayload } from './hold.payload.js';
import { HoldType } from './hold.type.js';

const HoldConnection = connectionType('Hold', HoldType, { asOfCursor: true });

@Resolver(() => HoldType)
export class HoldResolver {
  @Query(() => HoldConnection, { description: 'Holds, open and released, oldest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  holds(@Args(() => HoldsArguments) list: HoldsArguments, @Ctx() context: GraphContext) {
    return connection(context, holds, list);
  }

  @Mutation(() => PlaceHoldPayload, {
    description:
      'Stops stock of a lot; what is allocated of it stays, and a person is told (WorkException). Errors: LOT_NOT_FOUND, NOT_FOUND, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, REASON_CODE_REQUIRED, LOCATION_NOT_PERMITTED, INSUFFICIENT_LOT_IN_BIN, IDEMPOTENCY_CONFLICT.',
  })
  placeHold(@Arg('input', () => PlaceHoldInput, { description: 'The hold.' }) input: PlaceHoldInput, @Ctx() context: GraphContext) {
    return runCommand(context, placeHold, withReason(input));
  }

  @Mutation(() => ReleaseHoldPayload, {
    description:
      'Ends one hold; others on the same stock stay. Errors: NOT_FOUND, HOLD_ALREADY_RELEASED, STALE_VERSION, REASON_CODE_REQUIRED, IDEMPOTENCY_CONFLICT.',
  })
  releaseHold(
    @Arg('input', () => ReleaseHoldInput, { description: 'Which one, and why.' }) input: ReleaseHoldInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, releaseHold, withReason(input));
  }

  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() hold: HoldRow, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(hold.lotId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site, for scope LOT_SITE.' })
  site(@Root() hold: HoldRow, @Ctx() context: GraphContext) {
    return hold.siteId === null ? null : context.loader(sitesById).load(hold.siteId);
  }

  @FieldResolver(() => BinType, { nullable: true, description: 'The bin, for scopes LOT_BIN and QUANTITY.' })
  bin(@Root() hold: HoldRow, @Ctx() context: GraphContext) {
    return hold.binId === null ? null : context.loader(binsById).load(hold.binId);
  }

  @FieldResolver(() => QuantityType, { nullable: true, description: 'How much, for scope QUANTITY.' })
  quantity(@Root() hold: HoldRow) {
    return hold.quantity === null ? null : quantityOf(hold.quantity, hold.baseUnit);
  }
}

@Resolver(() => LotOnHold)
export class LotOnHoldResolver {
  @FieldResolver(() => HoldType, { nullable: true, description: 'That hold.' })
  hold(@Root() error: LotOnHold, @Ctx() context: GraphContext) {
    return loadNode(context, error.holdId);
  }
}

@Resolver(() => PlaceHoldPayload)
export class PlaceHoldPayloadResolver {
  @FieldResolver(() => HoldType, { nullable: true, description: 'The hold; null when it was refused.' })
  hold(@Root() payload: PlaceHoldPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.holdId);
  }

  @FieldResolver(() => [AllocationType], {
    description:
      'Live allocations of the stock that it stops, oldest first, at most 250. They stay, and cannot be used: a WorkException names their orders.',
  })
  async affectedAllocations(@Root() payload: PlaceHoldPayload, @Ctx() context: GraphContext) {
    const found = await Promise.all((payload.affectedAllocationIds ?? []).map((id) => loadNode(context, id)));
    return found.filter((allocation) => allocation !== null);
  }

  @FieldResolver(() => Int, { description: 'How many allocations it stops; 0 when it was refused.' })
  affectedAllocationCount(@Root() payload: PlaceHoldPayload) {
    return payload.affectedAllocationCount ?? 0;
  }
}

@Resolver(() => ReleaseHoldPayload)
export class ReleaseHoldPayloadResolver {
  @FieldResolver(() => HoldType, { nullable: true, description: 'The hold as it is now; null when it was refused.' })
  hold(@Root() payload: ReleaseHoldPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.holdId);
  }
}
