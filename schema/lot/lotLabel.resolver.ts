import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { UnitCodeScalar } from '../shared/scalars.js';
import { LotRef } from './lot.inputs.js';
import { lotLabel } from './lotLabel.js';
import { LotLabelFormatEnum, LotLabelType, type LotLabelFormat } from './lotLabel.type.js';

@ArgsType()
class LotLabelArguments {
  @Field(() => LotRef, { description: 'Which lot.' })
  ref!: LotRef;

  @Field(() => UnitCodeScalar, { nullable: true, description: 'Of which pack of the item; of the smallest that has a GTIN when absent.' })
  unit?: string | null;

  @Field(() => LotLabelFormatEnum, { defaultValue: 'GS1_128', description: 'How it is written.' })
  format!: LotLabelFormat;
}

@Resolver()
export class LotLabelResolver {
  @Query(() => LotLabelType, {
    nullable: true,
    description:
      'What stands on the label of a pack of a lot: GTIN, number, last day. Null when there is no such lot. Errors: BAD_USER_INPUT.',
  })
  lotLabel(@Args(() => LotLabelArguments) { ref, unit, format }: LotLabelArguments, @Ctx() context: GraphContext) {
    return lotLabel(context, { ref, unit, format });
  }
}
