import { Field, ID, InputType, Int } from 'type-graphql';
import { QuantityInput } from '../shared/quantity.type.js';

@InputType({ description: 'Some of an item at a site, for a time.' })
export class ReserveStockInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which item. Errors: NOT_FOUND, RETIRED.' })
  itemId!: string;

  @Field(() => ID, { description: 'At which site. Errors: NOT_FOUND, RETIRED.' })
  siteId!: string;

  @Field(() => QuantityInput, { description: 'How much. Errors: QUANTITY_INVALID, UNIT_UNKNOWN, INSUFFICIENT_STOCK.' })
  quantity!: QuantityInput;

  @Field(() => ID, { nullable: true, description: 'For which customer, whose rules of lots then hold; a partner reserves for itself.' })
  customerId?: string | null;

  @Field(() => Int, { nullable: true, description: 'For how long, in seconds: 1 to 2,592,000 (30 days), 900 when absent.' })
  expiresInSeconds?: number | null;
}

@InputType({ description: 'A reservation that nobody needs any more.' })
export class ReleaseReservationInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which one.' })
  reservationId!: string;
}
