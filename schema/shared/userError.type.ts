import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../../src/domain/shared/errorCode.js';
import { ErrorCodeEnum } from './errorCode.enum.js';
import { QuantityType } from './quantity.type.js';
import { LocalDateScalar } from './scalars.js';

@InterfaceType('UserError', {
  description: 'Why a mutation was refused. Act on the code; the message is for people and may change.',
  resolveType: (error: { readonly __typename: string }) => error.__typename,
})
export abstract class UserErrorType {
  @Field(() => ErrorCodeEnum, { description: 'What rule said no. A code never changes its meaning.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'One English sentence with the numbers.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the input, ["input", "lines", "0", "quantity"]; null when it is about the whole.',
  })
  path!: string[] | null;
}

@ObjectType({ implements: UserErrorType, description: 'A refusal whose code and path say it all.', simpleResolvers: true })
export class BasicUserError extends UserErrorType {}

@ObjectType({ implements: UserErrorType, description: 'A hold keeps the lot from what was asked.', simpleResolvers: true })
export class LotOnHold extends UserErrorType {
  @Field(() => String, { nullable: true, description: 'Number of the lot.' })
  lotNumber!: string | null;

  @Field(() => ID, { nullable: true, description: 'The lot.' })
  lotId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The hold; the oldest when there are several, null for holds on a quantity.' })
  holdId!: string | null;

  @Field(() => String, { nullable: true, description: 'Type of that hold, "QUALITY".' })
  holdType!: string | null;
}

@ObjectType({ implements: UserErrorType, description: 'The lot is past its last usable day at the site.', simpleResolvers: true })
export class LotExpired extends UserErrorType {
  @Field(() => String, { nullable: true, description: 'Number of the lot.' })
  lotNumber!: string | null;

  @Field(() => ID, { nullable: true, description: 'The lot.' })
  lotId!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last usable day.' })
  expiredOn!: string | null;
}

@ObjectType({ implements: UserErrorType, description: 'There is less than asked for.', simpleResolvers: true })
export class InsufficientStock extends UserErrorType {
  @Field(() => QuantityType, { nullable: true, description: 'What was asked for.' })
  requested!: QuantityType | null;

  @Field(() => QuantityType, { nullable: true, description: 'What could be taken now.' })
  available!: QuantityType | null;

  @Field(() => QuantityType, { nullable: true, description: 'What is there but held.' })
  held!: QuantityType | null;

  @Field(() => QuantityType, { nullable: true, description: 'What others have reserved of it; null when that kept nothing back.' })
  reserved!: QuantityType | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last usable day of the lot that expires next among what is there.' })
  nextLotExpiresOn!: string | null;

  @Field(() => QuantityType, { nullable: true, description: 'Only multiples of this are taken; null for any quantity.' })
  packMultiple!: QuantityType | null;
}

@ObjectType({
  implements: UserErrorType,
  description: 'A rule of the customer keeps back stock that is free for others.',
  simpleResolvers: true,
})
export class CustomerLotRuleViolation extends UserErrorType {
  @Field(() => String, { nullable: true, description: 'What it asks for, by its name in AllocationRule: "MINIMUM_REMAINING_DAYS".' })
  rule!: string | null;

  @Field(() => ID, { nullable: true, description: 'The rule.' })
  customerLotRuleId!: string | null;

  @Field(() => String, { nullable: true, description: 'How much of it: days, percent, countries, lots.' })
  required!: string | null;

  @Field(() => String, { nullable: true, description: 'What the first lot that fails it has instead.' })
  actual!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of that lot.' })
  lotNumber!: string | null;

  @Field(() => QuantityType, { nullable: true, description: 'How much the rule keeps back.' })
  quantity!: QuantityType | null;
}

@ObjectType({ implements: UserErrorType, description: 'The object changed since you read it.', simpleResolvers: true })
export class StaleVersion extends UserErrorType {
  @Field(() => String, { nullable: true, description: 'The version you named.' })
  expectedVersion!: string | null;

  @Field(() => String, { nullable: true, description: 'The version it has now.' })
  actualVersion!: string | null;
}
