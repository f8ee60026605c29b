import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { ShipmentStatus } from '../../src/domain/inbound/expectedShipment.js';
import type { InboundShipmentOrder } from '../../src/queries/inbound/inboundShipments.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, LocalDateFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { ShipmentStatusEnum } from './inboundShipment.type.js';

@InputType({ description: 'An announced shipment by what its supplier calls it.' })
export class InboundShipmentKey {
  @Field(() => String, { description: 'Code of the supplier.' })
  supplierCode!: string;

  @Field(() => String, { description: "The supplier's number of the shipment." })
  shipmentNumber!: string;
}

@OneOf()
@InputType({ description: 'Names an announced shipment in exactly one way.' })
export class InboundShipmentRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => InboundShipmentKey, { nullable: true, description: 'By supplier and number.' })
  key?: InboundShipmentKey | null;
}

@InputType({ description: 'Conditions on the status of an announced shipment, joined by and.' })
export class InboundShipmentStatusFilter {
  @Field(() => ShipmentStatusEnum, { nullable: true, description: 'This one.' })
  equals?: ShipmentStatus | null;

  @Field(() => [ShipmentStatusEnum], { nullable: true, description: 'Any of these.' })
  in?: ShipmentStatus[] | null;
}

@InputType({ description: 'Conditions on announced shipments, joined by and.' })
export class InboundShipmentFilter {
  @Field(() => [InboundShipmentFilter], { nullable: true, description: 'All of these.' })
  and?: InboundShipmentFilter[] | null;

  @Field(() => [InboundShipmentFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: InboundShipmentFilter[] | null;

  @Field(() => InboundShipmentFilter, { nullable: true, description: 'Not this.' })
  not?: InboundShipmentFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => InboundShipmentStatusFilter, { nullable: true, description: 'By status.' })
  status?: InboundShipmentStatusFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By supplier.' })
  supplier?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By the supplier's number; together with the supplier it stands on an index." })
  shipmentNumber?: TextFilter | null;

  @Field(() => LocalDateFilter, { nullable: true, description: 'By the day it shall come.' })
  expectedOn?: LocalDateFilter | null;
}

const InboundShipmentOrderEnum = publishEnum<InboundShipmentOrder>({
  name: 'InboundShipmentOrder',
  description: 'Orders of announced shipments.',
  values: { RECORDED: 'Oldest announcement first.', RECORDED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class InboundShipmentsArguments extends PageArguments {
  @Field(() => InboundShipmentFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: InboundShipmentFilter | null;

  @Field(() => InboundShipmentOrderEnum, { defaultValue: 'RECORDED_DESCENDING', description: 'In which order.' })
  orderBy!: InboundShipmentOrder;
}
