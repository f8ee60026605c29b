import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What an operation belongs to in your own system.' })
export class ReferenceInput {
  @Field(() => String, { description: 'Kind of document, for example PURCHASE_ORDER.' })
  type!: string;

  @Field(() => String, { description: 'Its number.' })
  id!: string;
}

@InputType({ description: 'Why.' })
export class ReasonInput {
  @Field(() => String, { description: 'A reason code; OTHER needs a note. Errors: REASON_CODE_REQUIRED.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'In words.' })
  note?: string | null;
}
