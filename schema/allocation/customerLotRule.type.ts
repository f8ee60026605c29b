import { Field, Int, ObjectType } from 'type-graphql';
import type { AttributeRange, CountedOn } from '../../src/domain/allocation/customerLotRule.js';
import type { RuledStrategy } from '../../src/domain/allocation/strategy.js';
import type { CustomerLotRuleRow, NamedLot, NamedSupplier } from '../../src/queries/allocating/customerLotRules.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { RuledStrategyEnum } from './allocation.type.js';
import { CountryCodeScalar, DateTimeScalar, DecimalScalar, UnitCodeScalar } from '../shared/scalars.js';

export const CountedOnEnum = publishEnum<CountedOn>({
  name: 'ShelfLifeCountedOn',
  description: 'The day on which the remaining shelf life is counted.',
  values: { SHIPPING: 'When it leaves.', DELIVERY: 'When it was promised to arrive; when it leaves where nobody promised a day.' },
});

type PublishedRule = Omit<CustomerLotRuleRow, 'id' | 'publicId' | 'customerId' | 'shipToId' | 'itemId'>;

@ObjectType('CustomerLotRule', {
  implements: NodeType,
  description:
    'What a class of customers, a customer or one of its places asks of the lots it gets. Each thing is asked by the most specific rule that asks for it: place before customer before class, and within each a rule for the item before one for all.',
  simpleResolvers: true,
})
export class CustomerLotRuleType extends NodeType implements PublishedRule {
  @Field(() => String, { nullable: true, description: 'The class; null when it is of a customer.' })
  customerClass!: string | null;

  @Field(() => Int, { nullable: true, description: 'At least so many days until the last usable day.' })
  minimumRemainingDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'At least so much of the days between manufacture and the last usable day, in percent.',
  })
  minimumRemainingPercent!: number | null;

  @Field(() => CountedOnEnum, { description: 'On which day those are counted.' })
  countedOn!: CountedOn;

  @Field(() => [CountryCodeScalar], { description: 'From these countries and no others; empty for any.' })
  allowedOrigins!: readonly string[];

  @Field(() => [CountryCodeScalar], { description: 'Not from these countries.' })
  deniedOrigins!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'At most so many days since manufacture.' })
  maximumAgeDays!: number | null;

  @Field(() => [String], { description: 'Kinds of certificates, all of which the lot has on the day it leaves; empty for none.' })
  requiredCertificates!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'No more lots than these for a line.' })
  maximumLots!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'One lot of an item for all lines of an order; false lifts what a less specific rule asks, null asks for nothing.',
  })
  oneLotPerOrder!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Expires no earlier than what was shipped to the same place before; false lifts what a less specific rule asks, null asks for nothing.',
  })
  noOlderThanLastShipped!: boolean | null;

  @Field(() => RuledStrategyEnum, { nullable: true, description: 'Which lots come first, where the call does not say.' })
  strategy!: RuledStrategy | null;

  @Field(() => UnitCodeScalar, { nullable: true, description: 'Only whole ones of this unit are taken, of items that come in it.' })
  packUnit!: string | null;

  @Field(() => Int, { nullable: true, description: 'Among waiting orders the higher comes first; 0 where nobody says.' })
  priority!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was last defined.' })
  definedAt!: CustomerLotRuleRow['definedAt'];

  @Field(() => Int, { description: 'Grows with every definition; hand it back as ifVersion.' })
  version!: number;
}

@ObjectType('CustomerLotRuleLot', { description: 'A lot that a rule approves or excludes.', simpleResolvers: true })
export class CustomerLotRuleLotType implements Pick<NamedLot, 'isApproved'> {
  @Field(() => Boolean, { description: 'True when it is approved, false when it is excluded.' })
  isApproved!: boolean;
}

@ObjectType('CustomerLotRuleSupplier', { description: 'A supplier whose lots a rule allows or denies.', simpleResolvers: true })
export class CustomerLotRuleSupplierType implements Pick<NamedSupplier, 'isAllowed'> {
  @Field(() => Boolean, { description: 'True when its lots are allowed, false when they are denied.' })
  isAllowed!: boolean;
}

@ObjectType('LotAttributeRange', { description: 'Between which values an attribute of a lot lies, both included.', simpleResolvers: true })
export class LotAttributeRangeType implements AttributeRange {
  @Field(() => String, { description: 'Name of the attribute.' })
  name!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'At least this.' })
  minimum!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'At most this.' })
  maximum!: string | null;
}
