import { Field, InputType, ObjectType } from 'type-graphql';
import { DecimalScalar, UnitCodeScalar } from './scalars.js';

@ObjectType('Quantity', { description: 'An exact amount with its unit.', simpleResolvers: true })
export class QuantityType {
  @Field(() => DecimalScalar, { description: 'How many units, exactly.' })
  value!: string;

  @Field(() => UnitCodeScalar, { description: 'UN/ECE Recommendation 20 code.' })
  unit!: string;
}

@InputType('QuantityInput', { description: 'An amount as you count it.' })
export class QuantityInput {
  @Field(() => DecimalScalar, { description: 'How many units, exactly. No more digits than the item allows in its base unit.' })
  value!: string;

  @Field(() => UnitCodeScalar, {
    nullable: true,
    description: 'The base unit or a pack level of the item; the base unit when absent. Errors: UNIT_UNKNOWN.',
  })
  unit?: string | null;
}
