import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { CarrierStatus } from '../../src/domain/shipping/carrierStatus.js';
import type { Package } from '../../src/domain/shipping/shipment.js';
import type { ShipmentOrder } from '../../src/queries/shipping/shipments.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { CarrierStatusEnum, PackageKindEnum } from './shipment.type.js';

@OneOf()
@InputType({ description: 'Names a shipment in exactly one way.' })
export class ShipmentRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Our number of it.' })
  shipmentNumber?: string | null;
}

@InputType({ description: 'Conditions on the status of a shipment, joined by and.' })
export class CarrierStatusFilter {
  @Field(() => CarrierStatusEnum, { nullable: true, description: 'This one.' })
  equals?: CarrierStatus | null;

  @Field(() => [CarrierStatusEnum], { nullable: true, description: 'Any of these.' })
  in?: CarrierStatus[] | null;
}

@InputType({ description: 'Conditions on shipments, joined by and.' })
export class ShipmentFilter {
  @Field(() => [ShipmentFilter], { nullable: true, description: 'All of these.' })
  and?: ShipmentFilter[] | null;

  @Field(() => [ShipmentFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: ShipmentFilter[] | null;

  @Field(() => ShipmentFilter, { nullable: true, description: 'Not this.' })
  not?: ShipmentFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => CarrierStatusFilter, { nullable: true, description: 'By status.' })
  status?: CarrierStatusFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By customer.' })
  customer?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By order.' })
  order?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By our number.' })
  shipmentNumber?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By the carrier's number of all of it." })
  trackingNumber?: TextFilter | null;
}

const ShipmentOrderEnum = publishEnum<ShipmentOrder>({
  name: 'ShipmentOrder',
  description: 'Orders of shipments and of what left in them.',
  values: { RECORDED: 'What was recorded first.', RECORDED_DESCENDING: 'What was recorded last.' },
});

@ArgsType()
export class ShipmentsArguments extends PageArguments {
  @Field(() => ShipmentFilter, { nullable: true, description: 'Which shipments; all when absent.' })
  filter?: ShipmentFilter | null;

  @Field(() => ShipmentOrderEnum, { defaultValue: 'RECORDED_DESCENDING', description: 'In which order.' })
  orderBy!: ShipmentOrder;
}

@InputType({ description: 'Conditions on lots that left, joined by and.' })
export class ShippedLotFilter {
  @Field(() => [ShippedLotFilter], { nullable: true, description: 'All of these.' })
  and?: ShippedLotFilter[] | null;

  @Field(() => [ShippedLotFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: ShippedLotFilter[] | null;

  @Field(() => ShippedLotFilter, { nullable: true, description: 'Not this.' })
  not?: ShippedLotFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id of the line.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By customer.' })
  customer?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By place of the customer.' })
  shipTo?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By lot.' })
  lot?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By item.' })
  item?: IdFilter | null;
}

@ArgsType()
export class ShippedLotsArguments extends PageArguments {
  @Field(() => ShippedLotFilter, { nullable: true, description: 'Which of them; all when absent.' })
  filter?: ShippedLotFilter | null;

  @Field(() => ShipmentOrderEnum, { defaultValue: 'RECORDED_DESCENDING', description: 'In which order.' })
  orderBy!: ShipmentOrder;
}

@InputType({ description: 'What was taken from one place.' })
export class PickInput {
  @Field(() => ID, { description: 'The allocation whose goods were taken. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION.' })
  allocationId!: string;

  @Field(() => QuantityInput, {
    nullable: true,
    description: 'How much; all that is allocated there when absent. Errors: QUANTITY_INVALID.',
  })
  quantity?: QuantityInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What the scanner sent: GS1-128, DataMatrix or Digital Link, or the lot's number as it was typed. Errors: WRONG_LOT_SCANNED when it is not the lot that was allocated.",
  })
  scanned?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'There is no more: quantity says how much was found, zero for nothing. The rest is set free, all that should lie there is held (COUNT_IN_PROGRESS) and other stock is bound in its place as far as there is any.',
  })
  short?: boolean | null;
}

@InputType({ description: 'Goods that were taken from their bins.' })
export class PickOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Field(() => [PickInput], { nullable: true, description: 'What was taken, 1 to 500; all that is allocated and not picked when absent.' })
  picks?: PickInput[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The STAGING bin it was carried to; the first one of the site when absent. Errors: NOT_FOUND, RETIRED, LOCATION_NOT_PERMITTED.',
  })
  toBinId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; now when absent.' })
  occurredAt?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if the order still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Picked goods that go into a package.' })
export class PackContentInput {
  @Field(() => ID, { description: 'The allocation, PICKED. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION.' })
  allocationId!: string;

  @Field(() => QuantityInput, { nullable: true, description: 'How much of it; all when absent. Errors: QUANTITY_INVALID.' })
  quantity?: QuantityInput | null;
}

@InputType({ description: 'A package and what goes into it.' })
export class PackPackageInput {
  @Field(() => String, {
    nullable: true,
    description:
      "An SSCC in 18 digits or a licence plate of at most 50 characters; the next SSCC of the site's gs1CompanyPrefix when absent. A package of this order that has not left takes more. Errors: ALREADY_EXISTS.",
  })
  code?: string | null;

  @Field(() => PackageKindEnum, { nullable: true, description: 'What it is; a PACKAGE when absent.' })
  kind?: Package['kind'] | null;

  @Field(() => String, { nullable: true, description: "The carrier's number of it, at most 100 characters." })
  trackingNumber?: string | null;

  @Field(() => [PackContentInput], {
    nullable: true,
    description: 'What goes into it, 1 to 500; all that is picked and not packed when absent, and then there is one package.',
  })
  contents?: PackContentInput[] | null;
}

@InputType({ description: 'Picked goods that are put into packages.' })
export class PackOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Field(() => [PackPackageInput], { description: 'The packages, 1 to 250.' })
  packages!: PackPackageInput[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; now when absent.' })
  occurredAt?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if the order still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Goods of an order that leave together.' })
export class ShipOrderInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Which allocations, PICKED or PACKED; all of them when absent. A package leaves with all that is in it.',
  })
  allocationIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Our number of it, at most 50 characters, unique; made up when absent. Errors: ALREADY_EXISTS.',
  })
  shipmentNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'A partner that is a carrier. Errors: NOT_FOUND, RETIRED, PARTNER_MISMATCH.' })
  carrierId?: string | null;

  @Field(() => String, { nullable: true, description: "The carrier's service." })
  service?: string | null;

  @Field(() => String, { nullable: true, description: "The carrier's number of all that leaves, at most 100 characters." })
  trackingNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the bill of lading, at most 50 characters.' })
  billOfLading?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left; now when absent.' })
  occurredAt?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if the order still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'What a carrier said of a number.' })
export class RecordTrackingInput {
  @Field(() => String, { description: "The carrier's number of a package or shipment, at most 100 characters." })
  trackingNumber!: string;

  @Field(() => CarrierStatusEnum, { description: 'What was said.' })
  status!: CarrierStatus;

  @Field(() => DateTimeScalar, { description: "When it happened, by the carrier's clock." })
  occurredAt!: string;

  @Field(() => String, { description: 'Who says so, at most 50 characters.' })
  source!: string;

  @Field(() => String, { description: 'What they call it, at most 200 characters: each is recorded once, and the first stands.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'In words, at most 1,000 characters.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Who signed for it, at most 200 characters.' })
  signedBy?: string | null;
}
