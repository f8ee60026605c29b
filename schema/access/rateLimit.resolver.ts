import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { RateLimitType } from './rateLimit.type.js';

@Resolver(() => RateLimitType)
export class RateLimitResolver {
  @Query(() => RateLimitType, {
    description: 'What you may spend, and what this query costs. Every answer tells the same in extensions.cost.',
  })
  rateLimit(@Ctx() context: GraphContext) {
    return context.rateLimit();
  }
}
