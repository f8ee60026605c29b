import { Args, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { PageInfoType } from '../shared/pageInfo.type.js';
import { CursorScalar } from '../shared/scalars.js';
import { EventsArguments } from './event.inputs.js';
import { EventType } from './event.type.js';
import { eventConnection } from './eventConnection.js';

@ObjectType('EventEdge', { description: 'An event at its place.', simpleResolvers: true })
export class EventEdge {
  @Field(() => EventType, { description: 'What happened.' })
  node!: EventType;

  @Field(() => CursorScalar, { description: 'The place; `after` continues from it, here and in subscriptions.' })
  cursor!: string;
}

@ObjectType('EventConnection', {
  description: 'A page of the event stream, oldest first. Rare types: a page may be short, even empty, and yet have a next one.',
  simpleResolvers: true,
})
export class EventConnection {
  @Field(() => [EventEdge], { description: 'The page, with the place of each.' })
  edges!: EventEdge[];

  @Field(() => [EventType], { description: 'The page.' })
  nodes!: EventType[];

  @Field(() => PageInfoType, { description: 'Where the page begins and ends.' })
  pageInfo!: PageInfoType;

  @Field(() => CursorScalar, { description: 'Where the stream stood when this page was read.' })
  asOfCursor!: string;
}

@Resolver()
export class EventResolver {
  @Query(() => EventConnection, { description: 'What happened, oldest first, from the oldest event that is kept. Errors: LIMIT_EXCEEDED, CURSOR_EXPIRED.' })
  events(@Args(() => EventsArguments) list: EventsArguments, @Ctx() context: GraphContext) {
    return eventConnection(context, list);
  }
}
