import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RejectionRule } from '../../src/domain/allocation/rejection.js';
import type { Strategy } from '../../src/domain/allocation/strategy.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityType } from '../shared/quantity.type.js';
import { LocalDateScalar } from '../shared/scalars.js';
import { StrategyEnum } from './allocation.type.js';

export const RejectionRuleEnum = publishEnum<RejectionRule>({
  name: 'AllocationRule',
  description: 'Why nothing of a balance would be taken.',
  values: {
    RECALLED: 'Its lot is recalled.',
    ON_HOLD: 'A hold covers it.',
    PENDING_INSPECTION: 'Its lot waits for an inspection.',
    CONDITIONALLY_RELEASED: 'Its lot is released under conditions only.',
    REJECTED: 'Its lot is rejected.',
    RETEST_REQUIRED: 'Its lot must be tested again.',
    NOT_IN_GOOD_CONDITION: 'It is damaged, opened or came back.',
    CUSTOMER_OWNED: 'It belongs to a customer.',
    BIN_NOT_PICKABLE: 'It lies in receiving, staging, quarantine, damage or transit.',
    EXPIRED: 'Its last usable day (actual) lies before today (required).',
    ALLOCATED: 'All that is not held is bound to orders (actual).',
    PARTLY_HELD: 'All that is not bound is held (actual).',
    NOTHING_ON_HAND: 'Nothing is there.',
    LOT_EXCLUDED: 'The customer does not take its lot (actual).',
    LOT_NOT_APPROVED: 'Its lot (actual) is none of those that the customer approved.',
    ORIGIN_NOT_ALLOWED: 'Its country of origin (actual) is none that the customer takes (required), or not known.',
    ORIGIN_DENIED: 'Its country of origin (actual) is one that the customer does not take (required), or not known.',
    MINIMUM_REMAINING_DAYS: 'It has fewer days left (actual) than the customer asks for (required).',
    MINIMUM_REMAINING_PERCENT:
      'It has less of its shelf life left, in percent (actual), than the customer asks for (required), or it is not known.',
    SUPPLIER_NOT_ALLOWED: 'Its supplier (actual) is none whose lots the customer takes (required).',
    SUPPLIER_DENIED: 'Its supplier (actual) is one whose lots the customer does not take (required).',
    MAXIMUM_AGE_DAYS: 'It is older, in days since manufacture (actual), than the customer takes (required), or it is not known.',
    OLDER_THAN_LAST_SHIPPED: 'Its last usable day (actual) lies before that of what was shipped to the same place before (required).',
    CERTIFICATE_MISSING: 'It does not have all certificates that the customer asks for (required) on the day it would leave (actual).',
    ATTRIBUTE_OUT_OF_RANGE: 'An attribute of it (actual) is not in the range that the customer asks for (required), or not known.',
    ONE_LOT_PER_ORDER: 'The order has another lot, or with its lot there would be more than one.',
    RESERVED_FOR_OTHERS: 'Its lot (actual) is kept for other customers.',
    OWNED_BY_OTHERS: 'It belongs to somebody else than the customer (actual: its ownership).',
    PACK_MULTIPLE: 'It, or what is still wanted (actual), is less than a full pack (required).',
    LOT_NOT_NAMED: 'Its lot (actual) is none of those that were named.',
    EXPIRES_BEFORE_SHIPPING: 'Its last usable day (actual) lies before the day it would leave (required).',
    MAXIMUM_LOTS: 'With its lot there would be more lots than may be (required), or not enough of them.',
    RESERVED: 'Others have reserved so much of the item (required) that no more than what was taken is left (actual).',
    NOT_NEEDED: 'There is enough (actual) without it.',
  },
});

@ObjectType('AllocationRejection', {
  description: 'A rule that a balance fails, with what it asks for and what is there.',
  simpleResolvers: true,
})
export class AllocationRejectionType {
  @Field(() => RejectionRuleEnum, { description: 'Which rule.' })
  rule!: RejectionRule;

  @Field(() => String, { nullable: true, description: 'What it asks for: a date, a number; null when it asks for nothing of the kind.' })
  required!: string | null;

  @Field(() => String, { nullable: true, description: 'What is there instead.' })
  actual!: string | null;

  @Field(() => ID, { nullable: true, description: "The customer's rule that asks for it; null for what holds for everybody." })
  customerLotRuleId!: string | null;
}

@ObjectType('AllocationCandidate', { description: 'A balance as the allocator sees it.', simpleResolvers: true })
export class AllocationCandidateType {
  @Field(() => Int, { description: '1, 2, 3, ... in the order of the strategy.' })
  place!: number;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it may be used; null when nothing limits it.' })
  usableThrough!: string | null;

  @Field(() => QuantityType, { description: 'All that lies there.' })
  onHand!: QuantityType;

  @Field(() => QuantityType, { description: 'What of it could serve the demand.' })
  available!: QuantityType;

  @Field(() => QuantityType, { description: 'What of it would be taken.' })
  taken!: QuantityType;

  @Field(() => [AllocationRejectionType], {
    description: 'Every rule that it fails, most important first; empty when something would be taken.',
  })
  rejections!: readonly AllocationRejectionType[];
}

@ObjectType('AllocationExplanation', {
  description: 'What allocating would do now: the decision of the allocator itself, with its verdict on everything it looked at.',
  simpleResolvers: true,
})
export class AllocationExplanationType {
  @Field(() => StrategyEnum, { description: 'Which lots come first.' })
  strategy!: Strategy;

  @Field(() => QuantityType, { nullable: true, description: 'Only multiples of this are taken; null for any quantity.' })
  packMultiple!: QuantityType | null;

  @Field(() => LocalDateScalar, { description: 'The day it would leave.' })
  shipOn!: string;

  @Field(() => QuantityType, { description: 'What is wanted.' })
  quantity!: QuantityType;

  @Field(() => QuantityType, { description: 'What would be missing.' })
  short!: QuantityType;

  @Field(() => Boolean, { description: 'False when there is more stock of the item at the site than the allocator looks at.' })
  complete!: boolean;
}
