import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { AdvanceClockInput } from './clock.inputs.js';
import { AdvanceClockPayload, ClockType } from './clock.type.js';
import { clockOf, moveClock } from './clockOf.js';

@Resolver(() => ClockType)
export class ClockResolver {
  @Query(() => ClockType, { description: 'What time it is.' })
  clock(@Ctx() context: GraphContext) {
    return clockOf(context);
  }

  @Mutation(() => AdvanceClockPayload, {
    description:
      "Moves the clock of a demo forward, for all processes on its database within 2 seconds and for good: lots and keys expire, events are dropped, as if the time had passed. Leases, limits and others' tokens go by the machine's time. Errors: CLOCK_FIXED, INVALID_INPUT, IDEMPOTENCY_CONFLICT.",
  })
  advanceClock(
    @Arg('input', () => AdvanceClockInput, { description: 'By how much.' }) input: AdvanceClockInput,
    @Ctx() context: GraphContext,
  ) {
    return moveClock(context, input);
  }
}

@Resolver(() => AdvanceClockPayload)
export class AdvanceClockPayloadResolver {
  @FieldResolver(() => ClockType, { nullable: true, description: 'The clock as it is now; null when it was refused.' })
  clock(@Root() payload: AdvanceClockPayload, @Ctx() context: GraphContext) {
    return payload.offsetSeconds === undefined ? null : clockOf(context);
  }
}
