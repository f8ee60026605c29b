import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { CountedOn } from '../../src/domain/allocation/customerLotRule.js';
import type { RuledStrategy } from '../../src/domain/allocation/strategy.js';
import type { CustomerLotRuleOrder } from '../../src/queries/allocating/customerLotRules.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';
import { CountryCodeScalar, DecimalScalar, UnitCodeScalar } from '../shared/scalars.js';
import { RuledStrategyEnum } from './allocation.type.js';
import { CountedOnEnum } from './customerLotRule.type.js';

@InputType({ description: 'Between which values an attribute of a lot lies, both included. At least one of the two.' })
export class LotAttributeRangeInput {
  @Field(() => String, { description: 'Name of the attribute, 1 to 50 characters.' })
  name!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'At least this, at most 6 decimals.' })
  minimum?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'At most this, at most 6 decimals.' })
  maximum?: string | null;
}

@InputType({
  description:
    'A rule as it shall be: of a class or of a customer, for all items or for one. There is one of each; what is left out it no longer asks for.',
})
export class DefineCustomerLotRuleInput {
  @Field(() => String, { nullable: true, description: 'Of all customers of this class, 1 to 50 characters.' })
  customerClass?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this customer. Exactly one of class and customer. Errors: NOT_FOUND.' })
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this place of the customer alone. Errors: NOT_FOUND.' })
  shipToId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For this item; for all when absent. Errors: NOT_FOUND.' })
  itemId?: string | null;

  @Field(() => Int, { nullable: true, description: 'At least so many days until the last usable day, 0 to 36500.' })
  minimumRemainingDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'At least so much of its shelf life, in percent, 0 to 100.' })
  minimumRemainingPercent?: number | null;

  @Field(() => CountedOnEnum, { nullable: true, description: 'On which day those are counted; SHIPPING when absent.' })
  countedOn?: CountedOn | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'These lots of the item and no others, at most 250. Errors: LOT_NOT_FOUND, LOT_ITEM_MISMATCH.',
  })
  approvedLotIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Not these lots of the item, at most 250. Errors: LOT_NOT_FOUND, LOT_ITEM_MISMATCH.' })
  excludedLotIds?: string[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'From these countries and no others.' })
  allowedOrigins?: string[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'Not from these countries.' })
  deniedOrigins?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'From these suppliers and no others, at most 250. Errors: NOT_FOUND.' })
  allowedSupplierIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Not from these suppliers, at most 250. Errors: NOT_FOUND.' })
  deniedSupplierIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'At most so many days since manufacture, 0 to 36500.' })
  maximumAgeDays?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Kinds of certificates, all of which the lot has on the day it leaves; at most 250, 1 to 50 characters each.',
  })
  requiredCertificates?: string[] | null;

  @Field(() => [LotAttributeRangeInput], { nullable: true, description: 'Attributes of the lot in these ranges, at most 250.' })
  attributeRanges?: LotAttributeRangeInput[] | null;

  @Field(() => Int, { nullable: true, description: 'No more lots than these for a line, 1 to 1000.' })
  maximumLots?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'One lot of an item for all lines of an order; false lifts what a less specific rule asks.',
  })
  oneLotPerOrder?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Expires no earlier than what was shipped to the same place before; false lifts what a less specific rule asks.',
  })
  noOlderThanLastShipped?: boolean | null;

  @Field(() => RuledStrategyEnum, { nullable: true, description: 'Which lots come first, where the call does not say.' })
  strategy?: RuledStrategy | null;

  @Field(() => UnitCodeScalar, {
    nullable: true,
    description: 'Only whole ones of this unit are taken, of items that come in it: full cases.',
  })
  packUnit?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Among waiting orders the higher comes first, -1000 to 1000; 0 where nobody says. Rules for one item say nothing of it.',
  })
  priority?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only if the rule still has this version, 0 for none yet. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Conditions on rules of lots, joined by and.' })
export class CustomerLotRuleFilter {
  @Field(() => [CustomerLotRuleFilter], { nullable: true, description: 'All of these.' })
  and?: CustomerLotRuleFilter[] | null;

  @Field(() => [CustomerLotRuleFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: CustomerLotRuleFilter[] | null;

  @Field(() => CustomerLotRuleFilter, { nullable: true, description: 'Not this.' })
  not?: CustomerLotRuleFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By customer, with those of its places.' })
  customer?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By class.' })
  customerClass?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By item; rules for all items are not among them.' })
  item?: IdFilter | null;
}

const CustomerLotRuleOrderEnum = publishEnum<CustomerLotRuleOrder>({
  name: 'CustomerLotRuleOrder',
  description: 'Orders of rules of lots.',
  values: { DEFINED: 'First defined first.', DEFINED_DESCENDING: 'Last defined first.' },
});

@ArgsType()
export class CustomerLotRulesArguments extends PageArguments {
  @Field(() => CustomerLotRuleFilter, { nullable: true, description: 'Which rules; all when absent.' })
  filter?: CustomerLotRuleFilter | null;

  @Field(() => CustomerLotRuleOrderEnum, { defaultValue: 'DEFINED', description: 'In which order.' })
  orderBy!: CustomerLotRuleOrder;
}
