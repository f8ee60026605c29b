import { Field, Int, ObjectType } from 'type-graphql';
import { CARRIER_STATUSES, type CarrierStatus } from '../../src/domain/shipping/carrierStatus.js';
import type { Package, Shipment, TrackingEvent } from '../../src/domain/shipping/shipment.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const CarrierStatusEnum = publishEnum<CarrierStatus>({
  name: 'CarrierStatus',
  description: `How goods on their way stand with their carrier. The first ${CARRIER_STATUSES.indexOf('DELIVERED') + 1} come one after the other and never go back.`,
  values: {
    LABEL_CREATED: 'The carrier knows of them.',
    PICKED_UP: 'They have left.',
    IN_TRANSIT: 'They are on their way.',
    OUT_FOR_DELIVERY: 'They arrive today.',
    DELIVERED: 'They are with the consignee.',
    EXCEPTION: 'Something keeps them from going on.',
    RETURNING: 'They are on their way back.',
    RETURNED: 'They came back.',
    LOST: 'The carrier lost them.',
  },
});

type PublishedShipment = Omit<Shipment, 'id' | 'publicId' | 'orderId' | 'customerId' | 'shipToId' | 'siteId' | 'carrierId'>;

@ObjectType('Shipment', {
  implements: NodeType,
  description: 'Goods of one order that left together, to one place: which lots, for which lines, for ever.',
  simpleResolvers: true,
})
export class ShipmentType extends NodeType implements PublishedShipment {
  @Field(() => String, { description: 'Our number of it, unique.' })
  shipmentNumber!: string;

  @Field(() => CarrierStatusEnum, { description: 'Of the least advanced of what left.' })
  status!: CarrierStatus;

  @Field(() => String, { nullable: true, description: "The carrier's service." })
  service!: string | null;

  @Field(() => String, { nullable: true, description: "The carrier's number of all that left; packages may have their own." })
  trackingNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the bill of lading.' })
  billOfLading!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it left.' })
  shippedAt!: Shipment['shippedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When all of it had arrived, by the carrier.' })
  deliveredAt!: Shipment['deliveredAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}

@ObjectType('ShipmentLine', { implements: NodeType, description: 'A lot that left for a line of an order.', simpleResolvers: true })
export class ShipmentLineType extends NodeType {}

export const PackageKindEnum = publishEnum<Package['kind']>({
  name: 'PackageKind',
  description: 'What goods are packed in.',
  values: { PALLET: 'A pallet.', PACKAGE: 'A carton or another package.' },
});

type PublishedPackage = Omit<Package, 'id' | 'publicId' | 'orderId' | 'shipmentId'>;

@ObjectType('Package', {
  implements: NodeType,
  description: 'A handling unit that goods of an order are packed in.',
  simpleResolvers: true,
})
export class PackageType extends NodeType implements PublishedPackage {
  @Field(() => String, { description: 'An SSCC in 18 digits, or a licence plate.' })
  code!: string;

  @Field(() => PackageKindEnum, { description: 'What it is.' })
  kind!: Package['kind'];

  @Field(() => String, { nullable: true, description: "The carrier's number of it; null where its shipment's holds." })
  trackingNumber!: string | null;

  @Field(() => CarrierStatusEnum, { nullable: true, description: 'How it stands with its carrier; null until it leaves.' })
  status!: CarrierStatus | null;

  @Field(() => DateTimeScalar, { description: 'Since when goods are packed in it.' })
  packedAt!: Package['packedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived, by the carrier.' })
  deliveredAt!: Package['deliveredAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}

type PublishedTrackingEvent = Omit<TrackingEvent, 'id' | 'publicId'>;

@ObjectType('TrackingEvent', {
  implements: NodeType,
  description: 'What a carrier said of a number. Never changes.',
  simpleResolvers: true,
})
export class TrackingEventType extends NodeType implements PublishedTrackingEvent {
  @Field(() => String, { description: "The carrier's number it is about." })
  trackingNumber!: string;

  @Field(() => String, { description: 'Who said it.' })
  source!: string;

  @Field(() => String, { description: 'What they call it, unique for its source.' })
  externalId!: string;

  @Field(() => CarrierStatusEnum, { description: 'What was said.' })
  status!: CarrierStatus;

  @Field(() => String, { nullable: true, description: 'In words.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Who signed for it.' })
  signedBy!: string | null;

  @Field(() => DateTimeScalar, { description: "When it happened, by the carrier's clock." })
  occurredAt!: TrackingEvent['occurredAt'];

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: TrackingEvent['recordedAt'];
}
