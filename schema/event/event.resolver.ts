import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { EventsArguments } from './event.inputs.js';
import { eventConnection } from './eventConnection.js';
import { EventConnection } from './eventConnection.type.js';

@Resolver()
export class EventResolver {
  @Query(() => EventConnection, {
    description: 'What happened, oldest first, from the oldest event that is kept. Errors: LIMIT_EXCEEDED, CURSOR_EXPIRED.',
  })
  events(@Args(() => EventsArguments) list: EventsArguments, @Ctx() context: GraphContext) {
    return eventConnection(context, list);
  }
}
