import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Lot } from '../../src/domain/lot/lot.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import type { GenealogyLink } from '../../src/queries/tracing/genealogyLinks.js';
import { LotType } from '../lot/lot.type.js';
import { connectionType, PageArguments } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { QuantityType } from '../shared/quantity.type.js';
import { wantedLoader } from '../shared/wanted.js';
import { quantityOf } from '../stock/quantities.js';
import { GenealogyLinkType } from './genealogyLink.type.js';
import { Asking, type AskingField } from '../shared/asking.js';
import { FollowsLinks, linkConnection } from './linkConnection.js';

const GenealogyLinkConnection = connectionType('GenealogyLink', GenealogyLinkType);

@Resolver(() => LotType)
export class LotGenealogyResolver {
  @FollowsLinks('downstream')
  @FieldResolver(() => GenealogyLinkConnection, { description: 'What it went into, one transformation on. Errors: LIMIT_EXCEEDED.' })
  madeInto(@Root() lot: Lot, @Args(() => PageArguments) page: PageArguments, @Asking() asking: AskingField) {
    return linkConnection(asking, lot.id, { ...page, direction: 'downstream' });
  }

  @FollowsLinks('upstream')
  @FieldResolver(() => GenealogyLinkConnection, { description: 'What it was made of, one transformation back. Errors: LIMIT_EXCEEDED.' })
  madeFrom(@Root() lot: Lot, @Args(() => PageArguments) page: PageArguments, @Asking() asking: AskingField) {
    return linkConnection(asking, lot.id, { ...page, direction: 'upstream' });
  }
}

@Resolver(() => GenealogyLinkType)
export class GenealogyLinkResolver {
  @FieldResolver(() => LotType, { description: 'What went in.' })
  parent(@Root() link: GenealogyLink, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return link.id === link.parentLotId ? link : wantedLoader(context, lotsById, info).load(link.parentLotId);
  }

  @FieldResolver(() => LotType, { description: 'What came out.' })
  child(@Root() link: GenealogyLink, @Ctx() context: GraphContext, @Info() info: GraphQLResolveInfo) {
    return link.id === link.childLotId ? link : wantedLoader(context, lotsById, info).load(link.childLotId);
  }

  @FieldResolver(() => QuantityType, {
    description: "How much of the parent went into the child, in the parent's unit; losses and samples left out.",
  })
  quantity(@Root() link: GenealogyLink) {
    return quantityOf(link.quantity, link.unit);
  }
}
