import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { HoldScope, HoldType } from '../../src/domain/holding/hold.js';
import type { HoldOrder } from '../../src/queries/holding/holds.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { ReasonInput } from '../shared/stockMoving.inputs.js';
import { HoldScopeEnum, HoldTypeEnum } from './hold.type.js';

@InputType({
  description: 'A hold to be placed. LOT names the lot alone; LOT_SITE also siteId; LOT_BIN binId; QUANTITY binId and quantity.',
})
export class PlaceHoldInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => HoldTypeEnum, { description: 'Why.' })
  type!: HoldType;

  @Field(() => HoldScopeEnum, { description: 'What it covers.' })
  scope!: HoldScope;

  @Field(() => ID, { description: 'Which lot.' })
  lotId!: string;

  @Field(() => ID, { nullable: true, description: 'At which site.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'In which bin.' })
  binId?: string | null;

  @Field(() => QuantityInput, { nullable: true, description: 'How much.' })
  quantity?: QuantityInput | null;

  @Field(() => ReasonInput, { description: 'Reason code and note.' })
  reason!: ReasonInput;
}

@InputType({ description: 'A hold to be released.' })
export class ReleaseHoldInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which hold.' })
  holdId!: string;

  @Field(() => ReasonInput, { description: 'Reason code and note.' })
  reason!: ReasonInput;

  @Field(() => Int, { nullable: true, description: 'Release it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Conditions on the type of a hold, joined by and.' })
export class HoldTypeFilter {
  @Field(() => HoldTypeEnum, { nullable: true, description: 'This one.' })
  equals?: HoldType | null;

  @Field(() => [HoldTypeEnum], { nullable: true, description: 'Any of these.' })
  in?: HoldType[] | null;
}

@InputType({ description: 'Yes or no.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'This.' })
  equals?: boolean | null;
}

@InputType({ description: 'Conditions on holds, joined by and.' })
export class HoldFilter {
  @Field(() => [HoldFilter], { nullable: true, description: 'All of these.' })
  and?: HoldFilter[] | null;

  @Field(() => [HoldFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: HoldFilter[] | null;

  @Field(() => HoldFilter, { nullable: true, description: 'Not this.' })
  not?: HoldFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By lot.' })
  lot?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the site named in the hold (scope LOT_SITE).' })
  site?: IdFilter | null;

  @Field(() => HoldTypeFilter, { nullable: true, description: 'By type.' })
  type?: HoldTypeFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Open or released.' })
  open?: BooleanFilter | null;
}

const HoldOrderEnum = publishEnum<HoldOrder>({
  name: 'HoldOrder',
  description: 'Orders of holds.',
  values: { PLACED: 'Oldest first.', PLACED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class HoldsArguments extends PageArguments {
  @Field(() => HoldFilter, { nullable: true, description: 'Which holds; all, also released ones, when absent.' })
  filter?: HoldFilter | null;

  @Field(() => HoldOrderEnum, { defaultValue: 'PLACED', description: 'In which order.' })
  orderBy!: HoldOrder;
}
