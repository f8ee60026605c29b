import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('RateLimit', {
  description:
    'What the caller may spend, in points of cost. Points come back by themselves; the guide "limits" tells what costs how many.',
  simpleResolvers: true,
})
export class RateLimitType {
  @Field(() => Int, { description: 'Points that it can have at most.' })
  maximum!: number;

  @Field(() => Int, { description: 'Points that it has left, after this query was paid for.' })
  available!: number;

  @Field(() => Int, { description: 'Points that come back each second.' })
  restorePerSecond!: number;

  @Field(() => Int, { description: 'Points that this query was charged before it ran.' })
  cost!: number;
}
