import type { ItemCode } from '../../../contract/lookups.js';
import type { Instant } from '../../../../src/domain/shared/dates.js';
import type { EdiProfile } from '../../profile.js';

/** An item as the partner names it. */
export interface SampleItem {
  /** What the partner's messages call it, the most telling first. */
  readonly codes: readonly ItemCode[];
  readonly name: string;
  /** X12 element 355. */
  readonly unit: string;
  /** Quantities are multiples of it, so that each is whole in the item's base unit. */
  readonly step: number;
  /** Null: its lots carry no date. */
  readonly shelfLifeDays: number | null;
}

export interface SampleRequest {
  readonly profile: EdiProfile;
  /** ISA05, ISA06 and GS02. */
  readonly sender: { readonly qualifier: string; readonly id: string; readonly groupCode: string };
  readonly items: readonly SampleItem[];
  /** N103 and N104: 92 and our site's code, or UL and its GLN. */
  readonly shipTo?: { readonly name: string; readonly qualifier: string; readonly code: string };
  /** Lots, each a line of its own: 1 to MAXIMUM_SAMPLE_LOTS. */
  readonly lots: number;
  /** ISA13, 1 to 999,999,999; shipment, lots and handling units are named after it. */
  readonly controlNumber: number;
  readonly at: Instant;
  /** ISA15. */
  readonly isTest: boolean;
}
