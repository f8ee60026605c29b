import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { MeType, MyPartnerType, meOf } from './me.type.js';
import { myPartner } from './myPartner.js';

@Resolver(() => MeType)
export class MeResolver {
  @Query(() => MeType, { description: 'Who you are to us.' })
  me(@Ctx() context: GraphContext) {
    return meOf(context.principal);
  }

  @FieldResolver(() => MyPartnerType, { nullable: true, description: 'The partner it belongs to; null for staff and connectors.' })
  partner(@Ctx() context: GraphContext) {
    return myPartner(context);
  }
}
