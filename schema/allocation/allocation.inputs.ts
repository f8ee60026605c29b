import { Field, ID, InputType, Int } from 'type-graphql';
import type { Strategy } from '../../src/domain/allocation/strategy.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { StrategyEnum } from './allocation.type.js';

@InputType({ description: 'Stock for one line.' })
export class AllocateOrderLineInput {
  @Field(() => ID, { description: 'Which line of the order.' })
  orderLineId!: string;

  @Field(() => QuantityInput, { nullable: true, description: 'How much; what is still open of the line when absent, and never more.' })
  quantity?: QuantityInput | null;

  @Field(() => StrategyEnum, { nullable: true, description: "Which lots come first; the order's when absent." })
  strategy?: Strategy | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'For EXPLICIT_LOT: the lots in the order in which they shall be taken, at most 50. Errors: LOT_NOT_FOUND, LOT_ITEM_MISMATCH.',
  })
  lotIds?: string[] | null;
}

@InputType({ description: 'Stock for an order.' })
export class AllocateOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Field(() => [AllocateOrderLineInput], { nullable: true, description: 'Which lines; every line with all that is open when absent.' })
  lines?: AllocateOrderLineInput[] | null;

  @Field(() => StrategyEnum, { nullable: true, description: 'Which lots come first, for lines that do not say; FEFO when absent.' })
  strategy?: Strategy | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Bind what there is; else all or nothing.' })
  partial?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Only if the order still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Allocations to end.' })
export class ReleaseAllocationInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => [ID], { description: 'Which ones, 1 to 250: all of them, or none.' })
  allocationIds!: string[];
}
