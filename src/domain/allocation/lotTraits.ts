import type { LocalDate } from '../shared/dates.js';
import type { UsableThrough } from '../lot/lot.js';

/** An attestation of a lot, as far as rules ask for it. Both days included; null for no limit. */
export interface CertificateTerm {
  readonly kind: string;
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
}

/** For whom alone a lot is: any of these. */
export interface LotRestriction {
  readonly customerIds: readonly number[];
  readonly customerClasses: readonly string[];
}

/** Whom goods are for. */
export interface Buyer {
  readonly id: number;
  readonly customerClass: string | null;
}

/** What rules of customers ask of a lot, wherever it lies: for allocating, explaining and shipping alike. */
export interface LotTraits {
  readonly lotId: number;
  readonly lotNumber: string;
  readonly usableThrough: UsableThrough;
  readonly manufacturedOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  /** null: own production. */
  readonly supplierId: number | null;
  /** These three are read only where a rule asks for them. */
  readonly supplierCode: string | null;
  readonly certificates: readonly CertificateTerm[];
  /** Values as text, exactly as they were said. */
  readonly attributes: Readonly<Record<string, string>>;
  /** null: for everybody. */
  readonly restrictedTo: LotRestriction | null;
}
