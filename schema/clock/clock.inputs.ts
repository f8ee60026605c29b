import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'How far the clock shall move.' })
export class AdvanceClockInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'By how many seconds, above zero; ten years ahead at most. Errors: INVALID_INPUT.' })
  seconds!: number;
}
