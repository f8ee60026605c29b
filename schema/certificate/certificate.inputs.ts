import { Field, ID, InputType } from 'type-graphql';
import { LocalDateScalar } from '../shared/scalars.js';

@InputType({ description: 'A certificate of a lot. Kind and number make it the same one when it is attached again.' })
export class AttachCertificateInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Of which lot. Errors: LOT_NOT_FOUND.' })
  lotId!: string;

  @Field(() => String, { description: 'What it attests, as rules ask for it: "COA", "ORGANIC"; 1 to 50 characters.' })
  kind!: string;

  @Field(() => String, { description: 'Its number, 1 to 100 characters.' })
  number!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day on which it holds; any when absent.' })
  validFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day on which it holds; any when absent.' })
  validUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the document is kept, 1 to 500 characters.' })
  document?: string | null;
}
