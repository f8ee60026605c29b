import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  DiscrepancyKind,
  ExpectedHandlingUnit,
  ExpectedLine,
  ExpectedShipment,
  HandlingUnitKind,
  ReceiptOfShipment,
  ReceivedLine,
  RecordedDiscrepancy,
  ShipmentStatus,
} from '../../src/domain/inbound/expectedShipment.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { CountryCodeScalar, DateTimeScalar, DecimalScalar, LocalDateScalar } from '../shared/scalars.js';

export const ShipmentStatusEnum = publishEnum<ShipmentStatus>({
  name: 'InboundShipmentStatus',
  description: 'How far an announced shipment came.',
  values: {
    EXPECTED: 'Nothing of it was received.',
    PARTIALLY_RECEIVED: 'Something was, and more is expected.',
    RECEIVED: 'All of it was, or nothing more will come.',
    CANCELLED: 'It will not come.',
  },
});

export const HandlingUnitKindEnum = publishEnum<HandlingUnitKind>({
  name: 'AnnouncedUnitKind',
  description: 'What an announced handling unit is.',
  values: { PALLET: 'A shipping tare: pallet, slip sheet.', PACKAGE: 'A carton, case or bag.' },
});

export const DiscrepancyKindEnum = publishEnum<DiscrepancyKind>({
  name: 'DiscrepancyType',
  description: 'How what came differs from what was announced.',
  values: {
    SHORTAGE: 'Less came.',
    OVERAGE: 'More came.',
    CONCEALED_SHORTAGE: 'Less was in the unopened pack, found later.',
    CONCEALED_OVERAGE: 'More was in the unopened pack, found later.',
    DAMAGED: 'It came damaged.',
    WRONG_ITEM: 'Another item came.',
    LOT_MISMATCH: 'Another lot came.',
    EXPIRY_MISMATCH: 'The label tells another expiry date.',
    NO_DATA: 'Goods without an announcement.',
    NO_GOODS: 'An announcement without goods.',
    DUPLICATE: 'It came twice.',
  },
});

@ObjectType('InboundShipment', {
  implements: NodeType,
  description: 'What a supplier announced (an ASN): expected goods, no stock. Only a receipt makes stock.',
  simpleResolvers: true,
})
export class InboundShipmentType extends NodeType implements Omit<ExpectedShipment, 'id' | 'publicId' | 'supplierId' | 'siteId'> {
  @Field(() => String, { description: "The supplier's own number of it (BSN02), unique for the supplier." })
  shipmentNumber!: string;

  @Field(() => String, { description: 'X12 element 353 as announced: 00 original, 14 advance notification.' })
  purpose!: string;

  @Field(() => ShipmentStatusEnum, { description: 'How far it came.' })
  status!: ShipmentStatus;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it left.' })
  shippedOn!: ExpectedShipment['shippedOn'];

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it shall come.' })
  expectedOn!: ExpectedShipment['expectedOn'];

  @Field(() => String, { nullable: true, description: 'SCAC of the carrier.' })
  carrierCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Bill of lading.' })
  billOfLading!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was announced.' })
  recordedAt!: ExpectedShipment['recordedAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}

type PublishedLine = Pick<
  ExpectedLine,
  | 'lineNumber'
  | 'announcedQuantity'
  | 'announcedUnit'
  | 'purchaseOrderNumber'
  | 'supplierLotNumber'
  | 'expiresOn'
  | 'bestBeforeOn'
  | 'manufacturedOn'
  | 'packedOn'
  | 'countryOfOrigin'
  | 'traceabilityLotCode'
  | 'traceabilityLotCodeSource'
  | 'hlPath'
  | 'description'
>;

@ObjectType('InboundShipmentLine', { implements: NodeType, description: 'One item in one lot, as announced.', simpleResolvers: true })
export class InboundShipmentLineType extends NodeType implements PublishedLine {
  @Field(() => Int, { description: '1, 2, 3, ... in document order.' })
  lineNumber!: number;

  @Field(() => DecimalScalar, { description: 'The amount as announced.' })
  announcedQuantity!: string;

  @Field(() => String, { description: "The unit as announced, in the sender's own code." })
  announcedUnit!: string;

  @Field(() => String, { nullable: true, description: 'Purchase order.' })
  purchaseOrderNumber!: string | null;

  @Field(() => String, { nullable: true, description: "The supplier's lot number; null when the lot is captured at the dock." })
  supplierLotNumber!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it may be used.' })
  expiresOn!: ExpectedLine['expiresOn'];

  @Field(() => LocalDateScalar, { nullable: true, description: 'Best before.' })
  bestBeforeOn!: ExpectedLine['bestBeforeOn'];

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of manufacture.' })
  manufacturedOn!: ExpectedLine['manufacturedOn'];

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of packing.' })
  packedOn!: ExpectedLine['packedOn'];

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country of origin.' })
  countryOfOrigin!: string | null;

  @Field(() => String, { nullable: true, description: 'Traceability lot code (21 CFR 1.1310).' })
  traceabilityLotCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Who assigned it, as announced.' })
  traceabilityLotCodeSource!: string | null;

  @Field(() => String, { nullable: true, description: 'Innermost handling unit: 18 digits when it is an SSCC.' })
  handlingUnit!: string | null;

  @Field(() => [String], { description: 'HL01 from the shipment down to the line, for people who look for it in the message.' })
  hlPath!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The goods in the words of the supplier.' })
  description!: string | null;
}

@ObjectType('AnnouncedHandlingUnit', { description: 'A pallet or package that was announced.', simpleResolvers: true })
export class AnnouncedHandlingUnitType implements Omit<ExpectedHandlingUnit, 'shipmentId'> {
  @Field(() => String, { description: '18 digits when it is an SSCC, else as announced.' })
  code!: string;

  @Field(() => HandlingUnitKindEnum, { description: 'What it is.' })
  kind!: HandlingUnitKind;

  @Field(() => String, { nullable: true, description: 'The unit it stands on or lies in.' })
  parentCode!: string | null;
}

@ObjectType('Receipt', { description: 'Goods that were received together.', simpleResolvers: true })
export class ReceiptType implements Pick<ReceiptOfShipment, 'occurredAt'> {
  @Field(() => ID, { description: 'rcpt_...' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When they came.' })
  occurredAt!: ReceiptOfShipment['occurredAt'];
}

@ObjectType('ReceiptLine', { description: 'One lot of a receipt.', simpleResolvers: true })
export class ReceiptLineType implements Pick<ReceivedLine, 'lineNumber'> {
  @Field(() => Int, { description: '1, 2, 3, ...' })
  lineNumber!: number;
}

@ObjectType('ReceivingDiscrepancy', { description: 'Where what came differs from what was announced.', simpleResolvers: true })
export class ReceivingDiscrepancyType implements Pick<RecordedDiscrepancy, 'type' | 'expected' | 'seen' | 'recordedAt'> {
  @Field(() => ID, { description: 'disc_...' })
  id!: string;

  @Field(() => DiscrepancyKindEnum, { description: 'How it differs.' })
  type!: DiscrepancyKind;

  @Field(() => String, { nullable: true, description: 'What was announced.' })
  expected!: string | null;

  @Field(() => String, { nullable: true, description: 'What came.' })
  seen!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: RecordedDiscrepancy['recordedAt'];
}
