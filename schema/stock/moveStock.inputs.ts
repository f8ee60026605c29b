import { Field, ID, InputType } from 'type-graphql';
import { QuantityInput } from '../shared/quantity.type.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { ReferenceInput } from '../shared/stockMoving.inputs.js';

@InputType({ description: 'A quantity of one lot from one bin to another of the same site.' })
export class MoveStockInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which lot.' })
  lotId!: string;

  @Field(() => ID, { description: 'Where it lies.' })
  fromBinId!: string;

  @Field(() => ID, { description: 'Where it goes.' })
  toBinId!: string;

  @Field(() => QuantityInput, { description: 'How much.' })
  quantity!: QuantityInput;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened; now when absent, never later.' })
  occurredAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, as a code of your own.' })
  reasonCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  note?: string | null;

  @Field(() => ReferenceInput, { nullable: true, description: 'What it belongs to.' })
  reference?: ReferenceInput | null;
}
