import type { Instant, LocalDate } from '../shared/dates.js';

export const SHIPMENT_STATUSES = ['EXPECTED', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CANCELLED'] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** An announced shipment as it is kept: what is expected, and how far it came. */
export interface ExpectedShipment {
  readonly id: number;
  readonly publicId: string;
  readonly supplierId: number;
  readonly shipmentNumber: string;
  readonly purpose: string;
  readonly status: ShipmentStatus;
  readonly siteId: number | null;
  readonly shippedOn: LocalDate | null;
  readonly expectedOn: LocalDate | null;
  readonly carrierCode: string | null;
  readonly billOfLading: string | null;
  readonly recordedAt: Instant;
  readonly version: number;
}

export interface ExpectedLine {
  readonly id: number;
  readonly publicId: string;
  readonly shipmentId: number;
  readonly lineNumber: number;
  readonly itemId: number;
  readonly baseUnit: string;
  /** Decimal text in the item's base unit, as is `received`. */
  readonly quantity: string;
  readonly received: string;
  readonly announcedQuantity: string;
  readonly announcedUnit: string;
  readonly purchaseOrderNumber: string | null;
  readonly supplierLotNumber: string | null;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly manufacturedOn: LocalDate | null;
  readonly packedOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly traceabilityLotCode: string | null;
  readonly traceabilityLotCodeSource: string | null;
  readonly handlingUnitCode: string | null;
  readonly hlPath: readonly string[];
  readonly description: string | null;
}

export const HANDLING_UNIT_KINDS = ['PALLET', 'PACKAGE'] as const;
export type HandlingUnitKind = (typeof HANDLING_UNIT_KINDS)[number];

export interface ExpectedHandlingUnit {
  readonly shipmentId: number;
  readonly code: string;
  readonly kind: HandlingUnitKind;
  readonly parentCode: string | null;
}

export interface ReceiptOfShipment {
  readonly id: number;
  readonly publicId: string;
  readonly inboundShipmentId: number;
  readonly siteId: number;
  readonly occurredAt: Instant;
}

export interface ReceivedLine {
  readonly id: number;
  readonly publicId: string;
  readonly receiptId: number;
  readonly lineNumber: number;
  readonly lotId: number;
  readonly binId: number;
  readonly quantity: string;
  readonly baseUnit: string;
}

export const DISCREPANCY_TYPES = [
  'SHORTAGE',
  'OVERAGE',
  'CONCEALED_SHORTAGE',
  'CONCEALED_OVERAGE',
  'DAMAGED',
  'WRONG_ITEM',
  'LOT_MISMATCH',
  'EXPIRY_MISMATCH',
  'NO_DATA',
  'NO_GOODS',
  'DUPLICATE',
] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_TYPES)[number];

/** Where what came differs from what was announced. */
export interface RecordedDiscrepancy {
  readonly id: number;
  readonly publicId: string;
  readonly receiptId: number;
  readonly inboundShipmentId: number;
  readonly inboundShipmentLineId: number | null;
  readonly type: DiscrepancyKind;
  readonly quantity: string | null;
  readonly baseUnit: string | null;
  readonly expected: string | null;
  readonly seen: string | null;
  readonly recordedAt: Instant;
}
