import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { KeptFor } from '../../src/queries/allocating/lotRestrictions.js';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType('LotRestriction', { description: 'A customer, or a class of customers, that a lot is kept for.', simpleResolvers: true })
export class LotRestrictionType implements Pick<KeptFor, 'customerClass'> {
  @Field(() => String, { nullable: true, description: 'The class; null when it is a customer.' })
  customerClass!: string | null;
}

@InputType({ description: 'For whom alone a lot shall be; for everybody when nobody is named.' })
export class RestrictLotInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which lot. Errors: LOT_NOT_FOUND.' })
  lotId!: string;

  @Field(() => [ID], { nullable: true, description: 'These customers, at most 250 with the classes. Errors: NOT_FOUND.' })
  customerIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'All customers of these classes, 1 to 50 characters each.' })
  customerClasses?: string[] | null;
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What restrictLot answers.', simpleResolvers: true })
export class RestrictLotPayload extends ReplayablePayloadType {
  lotId?: string;
}
