import type { LocalDate } from '../shared/dates.js';
import type { Quantity } from '../shared/quantity.js';

/**
 * What a supplier announced in an ASN (X12 856), resolved to our items and units: expected goods, no stock yet. Only a receipt makes stock.
 * `recordInboundShipment` keeps it; connectors make it.
 */
export interface AnnouncedShipment {
  readonly supplierId: number;
  /** The supplier's own shipment number (X12 BSN02); unique per supplier. */
  readonly shipmentNumber: string;
  /** X12 BSN01: 00 original, 14 advance notification, ... */
  readonly purpose: string;
  readonly shippedOn?: LocalDate;
  readonly expectedOn?: LocalDate;
  /** Ship-to, when the message names a site of ours. */
  readonly siteId?: number;
  readonly carrierCode?: string;
  readonly billOfLading?: string;
  readonly lines: readonly AnnouncedLine[];
  readonly handlingUnits: readonly AnnouncedHandlingUnit[];
}

export interface AnnouncedLine {
  /** 1, 2, 3, ... in document order. */
  readonly lineNumber: number;
  readonly itemId: number;
  /** In the item's base unit. */
  readonly quantity: Quantity;
  /** As announced: plain decimal text and the sender's unit code. */
  readonly announcedQuantity: string;
  readonly announcedUnit: string;
  readonly purchaseOrderNumber?: string;
  /** As written by the supplier. Absent: lot to be captured at the dock. */
  readonly supplierLotNumber?: string;
  readonly expiresOn?: LocalDate;
  readonly bestBeforeOn?: LocalDate;
  readonly manufacturedOn?: LocalDate;
  readonly packedOn?: LocalDate;
  readonly countryOfOrigin?: string;
  readonly traceabilityLotCode?: string;
  /** Who assigned the traceability lot code: name or location as announced (21 CFR 1.1320). */
  readonly traceabilityLotCodeSource?: string;
  /** Innermost handling unit (18 digits when a valid SSCC, else as announced). */
  readonly handlingUnit?: string;
  /** HL ids from the shipment down to the line, for people who look for it in the message. */
  readonly hlPath: readonly string[];
  readonly description?: string;
}

export interface AnnouncedHandlingUnit {
  /** 18 digits when a valid SSCC, else the code as announced. */
  readonly code: string;
  readonly kind: 'PALLET' | 'PACKAGE';
  readonly parentCode?: string;
}
