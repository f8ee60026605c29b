import type { Position } from '../../../contract/connector.js';
import type { ItemCode } from '../../../contract/lookups.js';
import type { LocalDate } from '../../../../src/domain/shared/dates.js';

/** Something the message says, and where it says it. */
export interface Fact<Value = string> {
  readonly value: Value;
  readonly at: Position;
}

export interface CodeFact extends ItemCode {
  readonly at: Position;
}

/** A handling unit as marked: `code` without the application identifier 00, `raw` as written. */
export interface HandlingUnitFact {
  readonly code: string;
  readonly raw: string;
  readonly kind: 'PALLET' | 'PACKAGE';
  readonly parentCode: string | undefined;
  readonly at: Position;
}

export interface PartyFact {
  readonly name: string;
  /** X12 element 66: UL, 92, 1, 9. */
  readonly qualifier: string;
  readonly code: string;
  readonly at: Position;
}

/** One item in one lot, as announced. Absent facts are undefined: nothing is guessed. */
export interface ShipNoticeLine {
  readonly lineNumber: number;
  readonly at: Position;
  readonly codes: readonly CodeFact[];
  /** Plain decimal text, above zero. */
  readonly quantity: Fact;
  readonly unit: Fact;
  /** Absent: the lot is captured at the dock. */
  readonly lot: Fact | undefined;
  readonly expiresOn: Fact<LocalDate> | undefined;
  readonly manufacturedOn: Fact<LocalDate> | undefined;
  readonly packedOn: Fact<LocalDate> | undefined;
  readonly handlingUnit: HandlingUnitFact | undefined;
  readonly purchaseOrderNumber: Fact | undefined;
  readonly countryOfOrigin: Fact | undefined;
  readonly lotSource: Fact | undefined;
  readonly description: string | undefined;
  /** HL01 from the shipment down to the line. */
  readonly hlPath: readonly string[];
}

/** A ship notice (856) in its own terms: the partner's codes and units, no ids of ours. */
export interface ShipNotice {
  readonly shipmentNumber: Fact;
  readonly purpose: Fact;
  readonly shippedOn: Fact<LocalDate> | undefined;
  readonly expectedOn: Fact<LocalDate> | undefined;
  readonly shipTo: PartyFact | undefined;
  readonly shipFrom: PartyFact | undefined;
  readonly carrierCode: Fact | undefined;
  readonly billOfLading: Fact | undefined;
  readonly lines: readonly ShipNoticeLine[];
  readonly handlingUnits: readonly HandlingUnitFact[];
}
