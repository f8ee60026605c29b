import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from './scalars.js';

@ObjectType('PageInfo', { description: 'Where a page begins and ends.', simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: 'There is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'The page did not begin at the start of the list.' })
  hasPreviousPage!: boolean;

  @Field(() => CursorScalar, { nullable: true, description: 'Place of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Place of the last edge: hand it to `after`. Null on an empty page.' })
  endCursor!: string | null;
}
