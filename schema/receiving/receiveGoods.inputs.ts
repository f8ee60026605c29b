import { Field, ID, InputType } from 'type-graphql';
import type { Condition, Ownership } from '../../src/domain/stock/codes.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { CountryCodeScalar, DateTimeScalar, LocalDateScalar } from '../shared/scalars.js';
import { ReferenceInput } from '../shared/stockMoving.inputs.js';
import { ConditionEnum, OwnershipEnum } from '../stock/stock.type.js';

@InputType({ description: 'One line of goods as they came. What it leaves out is taken from the announced line it names.' })
export class ReceiveGoodsLineInput {
  @Field(() => ID, { nullable: true, description: 'The announced line it belongs to.' })
  inboundShipmentLineId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The line of a purchase order it came of: less is open of it. Where an announced line names a purchase order by its number, that counts without being said. Errors: PO_LINE_NOT_FOUND.',
  })
  purchaseOrderLineId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which item; needed without an announced line.' })
  itemId?: string | null;

  @Field(() => QuantityInput, { nullable: true, description: 'How much came; what is still open of the announced line when absent.' })
  quantity?: QuantityInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Our number of the lot; the supplier's number when absent. Errors: LOT_ATTRIBUTE_REQUIRED, LOT_NUMBER_FORMAT, LOT_DUPLICATE.",
  })
  lotNumber?: string | null;

  @Field(() => String, { nullable: true, description: "The supplier's number, as on the label." })
  supplierLotNumber?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of manufacture.' })
  manufacturedOn?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day it may be used; counted from manufacture by the shelf life when absent.',
  })
  expiresOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Best before.' })
  bestBeforeOn?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country of origin.' })
  countryOfOrigin?: string | null;

  @Field(() => String, { nullable: true, description: 'Traceability lot code, as on the label.' })
  traceabilityLotCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Who assigned it.' })
  traceabilityLotCodeSource?: string | null;

  @Field(() => ID, { nullable: true, description: "A physical bin of the site; the site's receiving bin when absent." })
  binId?: string | null;

  @Field(() => ConditionEnum, { nullable: true, description: 'In what state; GOOD when absent.' })
  condition?: Condition | null;

  @Field(() => OwnershipEnum, { nullable: true, description: 'Whose it is; OWNED when absent.' })
  ownership?: Ownership | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The partner whose it is, where it is not ours; a customer for CUSTOMER_OWNED. Errors: NOT_FOUND, RETIRED, INVALID_INPUT.',
  })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: 'SSCC or licence plate it came in.' })
  handlingUnit?: string | null;
}

@InputType({ description: 'Goods that came. With an inbound shipment and no lines: everything still open, as announced.' })
export class ReceiveGoodsInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Where; needed unless the announcement names the site.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'From whom; taken from the announcement when absent.' })
  supplierId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The announcement it is received against.' })
  inboundShipmentId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the goods came; now when absent, never later.' })
  occurredAt?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Nothing more will come of this shipment: what is missing is recorded as SHORTAGE.',
  })
  complete?: boolean | null;

  @Field(() => ReferenceInput, { nullable: true, description: 'What it belongs to.' })
  reference?: ReferenceInput | null;

  @Field(() => String, { nullable: true, description: 'In words.' })
  note?: string | null;

  @Field(() => [ReceiveGoodsLineInput], { defaultValue: [], description: 'What came, at most 250 lines.' })
  lines!: ReceiveGoodsLineInput[];
}
