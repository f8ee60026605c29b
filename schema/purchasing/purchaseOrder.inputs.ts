import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { PurchaseOrderOrder } from '../../src/queries/purchasing/purchaseOrders.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { LocalDateScalar } from '../shared/scalars.js';

@OneOf()
@InputType({ description: 'Names a purchase order in exactly one way.' })
export class PurchaseOrderRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  orderNumber?: string | null;
}

@InputType({ description: 'So much of an item.' })
export class PurchaseLineInput {
  @Field(() => ID, { description: 'Which item. Errors: NOT_FOUND, RETIRED.' })
  itemId!: string;

  @Field(() => QuantityInput, { description: 'How much. Errors: QUANTITY_INVALID, UNIT_UNKNOWN.' })
  quantity!: QuantityInput;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it shall arrive; without it, nothing is promised of it by a day.' })
  expectedOn?: string | null;
}

@InputType({ description: 'What was ordered from a supplier.' })
export class CreatePurchaseOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => String, { description: 'Your own number of it, at most 50 characters. Errors: ALREADY_EXISTS.' })
  orderNumber!: string;

  @Field(() => ID, { description: 'From which supplier. Errors: NOT_FOUND, RETIRED.' })
  supplierId!: string;

  @Field(() => ID, { description: 'Where it shall arrive. Errors: NOT_FOUND, RETIRED.' })
  siteId!: string;

  @Field(() => [PurchaseLineInput], { description: 'What was ordered, 1 to 250 lines.' })
  lines!: PurchaseLineInput[];
}

@InputType({ description: 'Conditions on purchase orders, joined by and.' })
export class PurchaseOrderFilter {
  @Field(() => [PurchaseOrderFilter], { nullable: true, description: 'All of these.' })
  and?: PurchaseOrderFilter[] | null;

  @Field(() => [PurchaseOrderFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: PurchaseOrderFilter[] | null;

  @Field(() => PurchaseOrderFilter, { nullable: true, description: 'Not this.' })
  not?: PurchaseOrderFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By its number.' })
  orderNumber?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By supplier.' })
  supplier?: IdFilter | null;
}

const PurchaseOrderOrderEnum = publishEnum<PurchaseOrderOrder>({
  name: 'PurchaseOrderOrder',
  description: 'Orders of purchase orders.',
  values: { CREATED: 'Oldest first.', CREATED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class PurchaseOrdersArguments extends PageArguments {
  @Field(() => PurchaseOrderFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: PurchaseOrderFilter | null;

  @Field(() => PurchaseOrderOrderEnum, { defaultValue: 'CREATED_DESCENDING', description: 'In which order.' })
  orderBy!: PurchaseOrderOrder;
}
