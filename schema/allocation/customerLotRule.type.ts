import { Field, Int, ObjectType } from 'type-graphql';
import type { CountedOn } from '../../src/domain/allocation/customerLotRule.js';
import type { CustomerLotRuleRow, NamedLot } from '../../src/queries/allocating/customerLotRules.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { CountryCodeScalar, DateTimeScalar } from '../shared/scalars.js';

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

  @Field(() => Int, { nullable: true, description: 'No more lots than these for a line.' })
  maximumLots!: number | null;

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
