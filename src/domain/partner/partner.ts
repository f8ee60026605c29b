import type { LocalDate } from '../shared/dates.js';
import type { Gln } from '../shared/identifiers.js';

export const PARTNER_ROLES = ['SUPPLIER', 'CUSTOMER', 'CARRIER', 'LOGISTICS_PROVIDER', 'STOREFRONT'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];

export const IDENTIFIER_SCHEMES = ['GLN', 'DUNS', 'ISA', 'GS', 'SCAC'] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

export const EDI_STATES = ['TESTING', 'LIVE'] as const;
export type EdiState = (typeof EDI_STATES)[number];

/** Someone goods come from, go to or travel with. */
export interface Partner {
  readonly id: number;
  readonly publicId: string;
  readonly code: string;
  readonly name: string;
  readonly isSupplier: boolean;
  readonly isCustomer: boolean;
  readonly isCarrier: boolean;
  readonly isLogisticsProvider: boolean;
  readonly isStorefront: boolean;
  /** TESTING: its messages are answered and change nothing. */
  readonly ediState: EdiState;
  /** A group of customers that rules speak of; null for none. */
  readonly customerClass: string | null;
  readonly retiredOn: LocalDate | null;
  readonly version: number;
}

/** What a partner is called in messages. One meaning a tenant: no two partners share one. */
export interface PartnerIdentifier {
  readonly partnerId: number;
  readonly scheme: IdentifierScheme;
  /** X12 I05 for ISA ("01", "ZZ"); empty for the others. */
  readonly qualifier: string;
  readonly value: string;
}

/** A ship-to or ship-from of a partner. */
export interface PartnerLocation {
  readonly id: number;
  readonly publicId: string;
  readonly partnerId: number;
  readonly code: string;
  readonly name: string;
  readonly gln: Gln | null;
  readonly retiredOn: LocalDate | null;
}

/** What a partner calls our item in its messages: X12 element 235 qualifier and code. */
export interface PartnerItemCode {
  readonly partnerId: number;
  readonly qualifier: string;
  readonly code: string;
  readonly itemId: number;
}

/** How a partner writes a unit: 1 of it = numerator/denominator base units; without an item it means so for every item. */
export interface PartnerUnitCode {
  readonly partnerId: number;
  readonly itemId: number | null;
  readonly code: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** What is wrong with a connector's profile of a partner; `path` points into its body. */
export interface ProfileProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Checks a profile's body for the connector it is meant for; no problems when it will be understood. Handed in by whoever knows the connectors. */
export type CheckProfile = (connector: string, body: unknown) => readonly ProfileProblem[];

const ROLE_FIELDS = {
  SUPPLIER: 'isSupplier',
  CUSTOMER: 'isCustomer',
  CARRIER: 'isCarrier',
  LOGISTICS_PROVIDER: 'isLogisticsProvider',
  STOREFRONT: 'isStorefront',
} as const satisfies Record<PartnerRole, keyof Partner>;

type RoleFlags = Pick<Partner, (typeof ROLE_FIELDS)[PartnerRole]>;

export const rolesOf = (partner: RoleFlags): readonly PartnerRole[] => PARTNER_ROLES.filter((role) => partner[ROLE_FIELDS[role]]);

export function roleFlags(roles: readonly PartnerRole[]): RoleFlags {
  return {
    isSupplier: roles.includes('SUPPLIER'),
    isCustomer: roles.includes('CUSTOMER'),
    isCarrier: roles.includes('CARRIER'),
    isLogisticsProvider: roles.includes('LOGISTICS_PROVIDER'),
    isStorefront: roles.includes('STOREFRONT'),
  };
}
