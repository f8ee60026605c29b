import { Field, ObjectType } from 'type-graphql';
import { PageInfoType } from '../shared/pageInfo.type.js';
import { CursorScalar } from '../shared/scalars.js';
import { EventType } from './event.type.js';

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
