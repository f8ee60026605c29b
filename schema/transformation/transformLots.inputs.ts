import { Field, ID, InputType } from 'type-graphql';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { DateTimeScalar, DecimalScalar, LocalDateScalar } from '../shared/scalars.js';
import { ReferenceInput } from '../shared/stockMoving.inputs.js';

export const TransformationKindEnum = publishEnum<'SPLIT' | 'BLEND'>({
  name: 'TransformationKind',
  description: 'What is done to lots.',
  values: {
    SPLIT: 'One lot is divided into new lots, exactly.',
    BLEND: 'Lots of one item are mixed into new lots or poured into existing ones of our own.',
  },
});

@InputType({ description: 'Some of one lot in one bin.' })
export class TransformLotsInputLine {
  @Field(() => ID, { description: 'Which lot.' })
  lotId!: string;

  @Field(() => ID, { description: 'Where it lies.' })
  binId!: string;

  @Field(() => QuantityInput, { description: 'How much of it.' })
  quantity!: QuantityInput;
}

@InputType({ description: 'What comes of it: a new lot by its number, or an existing lot of our own by its id.' })
export class TransformLotsOutputLine {
  @Field(() => String, { nullable: true, description: 'Number of a new lot. Errors: LOT_NUMBER_FORMAT, LOT_DUPLICATE.' })
  lotNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'An existing lot that it is poured into.' })
  lotId?: string | null;

  @Field(() => ID, { description: 'Where it is put.' })
  binId!: string;

  @Field(() => QuantityInput, { description: 'How much.' })
  quantity!: QuantityInput;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Not later than the earliest of the inputs, which it takes when absent.' })
  expiresOn?: string | null;
}

@InputType({ description: 'Inputs = outputs + declared loss + sample, within the tolerance of the item; a split exactly.' })
export class TransformLotsInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => TransformationKindEnum, { description: 'What is done.' })
  kind!: 'SPLIT' | 'BLEND';

  @Field(() => [TransformLotsInputLine], { description: 'What goes in.' })
  inputs!: TransformLotsInputLine[];

  @Field(() => [TransformLotsOutputLine], { description: 'What comes out.' })
  outputs!: TransformLotsOutputLine[];

  @Field(() => DecimalScalar, { nullable: true, description: 'What is lost, in the base unit; BLEND only.' })
  declaredLoss?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What is taken as a sample, in the base unit; BLEND only.' })
  sample?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened; now when absent, never later.' })
  occurredAt?: string | null;

  @Field(() => String, { nullable: true, description: 'In words.' })
  note?: string | null;

  @Field(() => ReferenceInput, { nullable: true, description: 'What it belongs to.' })
  reference?: ReferenceInput | null;
}
