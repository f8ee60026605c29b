import type { LocalDate } from '../shared/dates.js';
import type { Gln } from '../shared/identifiers.js';

export const SITE_KINDS = ['WAREHOUSE', 'PLANT', 'THIRD_PARTY', 'SUBCONTRACTOR'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** A warehouse, plant, third-party or subcontractor's place. Expiry is judged by the date on its own wall calendar. */
export interface Site {
  readonly id: number;
  readonly publicId: string;
  readonly legalEntityId: number;
  readonly code: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly gln: Gln | null;
  /** Licensed by GS1 to whoever packs there: SSCCs are numbered behind it. */
  readonly gs1CompanyPrefix: string | null;
  /** IANA name, "America/Chicago". */
  readonly timeZone: string;
  readonly retiredOn: LocalDate | null;
  readonly version: number;
}

/** A part of a site with one climate and one set of permitted hazards. */
export interface Zone {
  readonly id: number;
  readonly publicId: string;
  readonly siteId: number;
  readonly code: string;
  readonly name: string;
  readonly storageType: string | null;
  readonly temperatureMinimumCelsius: string | null;
  readonly temperatureMaximumCelsius: string | null;
  readonly hazardClasses: readonly string[];
}
