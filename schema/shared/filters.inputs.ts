import { Field, ID, InputType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from './scalars.js';

@InputType({ description: 'Conditions on text, joined by and. Letters count as they are: "a" is not "A".' })
export class TextFilter {
  @Field(() => String, { nullable: true, description: 'The whole text.' })
  equals?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these texts.' })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: 'How the text begins.' })
  startsWith?: string | null;
}

@InputType({ description: 'Conditions on an id. An id of another noun matches nothing.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'This one.' })
  equals?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these.' })
  in?: string[] | null;
}

@InputType({ description: 'Conditions on a calendar date, joined by and.' })
export class LocalDateFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: 'That day.' })
  equals?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'That day or later.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'That day or earlier.' })
  through?: string | null;
}

@InputType({ description: 'Conditions on an instant, joined by and.' })
export class DateTimeFilter {
  @Field(() => DateTimeScalar, { nullable: true, description: 'At that instant or later.' })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before that instant.' })
  before?: string | null;
}
