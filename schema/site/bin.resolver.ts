import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { defineBin } from '../../src/commands/defining/defineBin.js';
import type { Bin } from '../../src/domain/site/bin.js';
import { binByRef } from '../../src/queries/masterData/binByRef.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { bins } from '../../src/queries/masterData/bins.js';
import { sitesById, zonesById } from '../../src/queries/masterData/siteLookUps.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runDefinition } from '../shared/runCommand.js';
import { BinRef, BinsArguments, DefineBinInput } from './bin.inputs.js';
import { BinType } from './bin.type.js';
import { DefineBinPayload } from './site.payload.js';
import { SiteType, ZoneType } from './site.type.js';

const BinConnection = connectionType('Bin', BinType);

@Resolver(() => BinType)
export class BinResolver {
  @Query(() => BinType, { nullable: true, description: 'One bin; null when there is none.' })
  bin(@Arg('ref', () => BinRef, { description: 'Which one.' }) ref: BinRef, @Ctx() context: GraphContext) {
    return binByRef(context.read(), ref);
  }

  @Query(() => BinConnection, { description: 'Bins, as they were made unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  bins(@Args(() => BinsArguments) list: BinsArguments, @Ctx() context: GraphContext) {
    return connection(context, bins, list);
  }

  @Mutation(() => DefineBinPayload, {
    description:
      'Makes a bin, or changes the one with the given id. Errors: NOT_FOUND, RETIRED, STALE_VERSION, ALREADY_EXISTS, INVALID_INPUT, ILLEGAL_STATUS_TRANSITION.',
  })
  defineBin(
    @Arg('input', () => DefineBinInput, { description: 'The bin as it shall be.' }) input: DefineBinInput,
    @Ctx() context: GraphContext,
  ) {
    return runDefinition(context, defineBin, input);
  }

  @FieldResolver(() => SiteType, { description: 'Where it is.' })
  site(@Root() bin: Bin, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(bin.siteId);
  }

  @FieldResolver(() => ZoneType, { nullable: true, description: 'The zone it stands in.' })
  zone(@Root() bin: Bin, @Ctx() context: GraphContext) {
    return bin.zoneId === null ? null : context.loader(zonesById).load(bin.zoneId);
  }

  @FieldResolver(() => BinType, { nullable: true, description: 'The bin it is a part of.' })
  parent(@Root() bin: Bin, @Ctx() context: GraphContext) {
    return bin.parentBinId === null ? null : context.loader(binsById).load(bin.parentBinId);
  }
}

@Resolver(() => DefineBinPayload)
export class DefineBinPayloadResolver {
  @FieldResolver(() => BinType, { nullable: true, description: 'The bin as it is now; null when it was refused.' })
  bin(@Root() payload: DefineBinPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.binId);
  }
}
