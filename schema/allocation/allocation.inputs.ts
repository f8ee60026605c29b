import { Field, ID, InputType, Int } from 'type-graphql';
import type { RuledStrategy, Strategy } from '../../src/domain/allocation/strategy.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { UnitCodeScalar } from '../shared/scalars.js';
import { RuledStrategyEnum, StrategyEnum } from './allocation.type.js';

@InputType({ description: 'Stock for one line.' })
export class AllocateOrderLineInput {
  @Field(() => ID, { description: 'Which line of the order.' })
  orderLineId!: string;

  @Field(() => QuantityInput, { nullable: true, description: 'How much; what is still open of the line when absent, and never more.' })
  quantity?: QuantityInput | null;

  @Field(() => StrategyEnum, { nullable: true, description: "Which lots come first; the order's when absent." })
  strategy?: Strategy | null;

  @Field(() => UnitCodeScalar, {
    nullable: true,
    description: 'Only whole ones of this unit, full cases or pallets; as customer and item have it when absent. Errors: UNIT_UNKNOWN.',
  })
  packUnit?: string | null;

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

  @Field(() => StrategyEnum, {
    nullable: true,
    description: 'Which lots come first, for lines that do not say; as customer and item have it, else FEFO, when absent.',
  })
  strategy?: Strategy | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Bind what there is; else all or nothing.' })
  partial?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Only if the order still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Stock for several orders that may want the same.' })
export class AllocateOrdersInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => [ID], { description: 'Which orders, 1 to 100, in any order. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION.' })
  orderIds!: string[];

  @Field(() => RuledStrategyEnum, {
    nullable: true,
    description: 'Which lots come first; as customer and item have it, else FEFO, when absent.',
  })
  strategy?: RuledStrategy | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Each order takes what there is; else each takes all or nothing.',
  })
  partial?: boolean | null;
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
