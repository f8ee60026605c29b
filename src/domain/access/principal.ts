/** Who may do what is data: rights per role stand in schema/shared/rights.ts; tenant and partner are the database's walls too. */
export const ROLES = [
  'administrator',
  'operator',
  'inspector',
  'approver',
  'recallManager',
  'planner',
  'finance',
  'auditor',
  'supplier',
  'customer',
  'carrier',
  'storefront',
  'connector',
] as const;

export type Role = (typeof ROLES)[number];

/** Who calls: one tenant, one role; partners' principals also name their partner. */
export interface Principal {
  readonly tenantId: number;
  readonly principalId: number;
  readonly name: string;
  readonly role: Role;
  readonly partnerId?: number;
}
