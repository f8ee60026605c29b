import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { ItemType } from '../item/item.type.js';
import { LotType } from '../lot/lot.type.js';
import { PageArguments, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { listConnection } from '../shared/listConnection.js';
import { BinType } from '../site/bin.type.js';
import { SiteType } from '../site/site.type.js';
import { ExplainAllocationInput } from './explainAllocation.inputs.js';
import { AllocationCandidateType, AllocationExplanationType } from './explainAllocation.type.js';
import { explainByRef, publishVerdict, type PublishedExplanation } from './explainByRef.js';

const AllocationCandidateConnection = connectionType('AllocationCandidate', AllocationCandidateType);

@Resolver(() => AllocationExplanationType)
export class AllocationExplanationResolver {
  @Query(() => AllocationExplanationType, {
    nullable: true,
    description:
      'What allocating would do now, and why: every balance of the item at the site, in order, with what would be taken of it or each rule that it fails. Null when something that is named is not there. Errors: BAD_USER_INPUT, LIST_TOO_LONG.',
  })
  explainAllocation(
    @Arg('input', () => ExplainAllocationInput, { description: 'A line of an order, or a demand that nobody has made.' })
    input: ExplainAllocationInput,
    @Ctx() context: GraphContext,
  ) {
    return explainByRef(context, input);
  }

  @FieldResolver(() => ItemType, { description: 'Of which item.' })
  item(@Root() explanation: PublishedExplanation, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(explanation.itemId);
  }

  @FieldResolver(() => SiteType, { description: 'From which site.' })
  site(@Root() explanation: PublishedExplanation, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(explanation.siteId);
  }

  @FieldResolver(() => AllocationCandidateConnection, {
    description: 'What was looked at, in the order of the strategy. Errors: LIMIT_EXCEEDED.',
  })
  candidates(@Root() { verdicts, unit }: PublishedExplanation, @Args(() => PageArguments) page: PageArguments) {
    return listConnection(
      verdicts.map((verdict) => publishVerdict(verdict, unit)),
      page,
      ({ place }) => [place],
    );
  }
}

@Resolver(() => AllocationCandidateType)
export class AllocationCandidateResolver {
  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() candidate: ReturnType<typeof publishVerdict>, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(candidate.lotId);
  }

  @FieldResolver(() => BinType, { description: 'The bin.' })
  bin(@Root() candidate: ReturnType<typeof publishVerdict>, @Ctx() context: GraphContext) {
    return context.loader(binsById).load(candidate.binId);
  }
}
