import type { Instant } from '../shared/dates.js';
import type { Role } from './principal.js';

/** How a principal gets in. Two may be live, so that one can be rotated while the other still works. */
export interface ApiKey {
  readonly id: number;
  readonly publicId: string;
  readonly principalId: number;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** Origins of the web pages that it may be used from; none but the server's own when empty. */
  readonly allowedOrigins: readonly string[];
}

export const MAXIMUM_LIVE_KEYS = 2;

type KeyTimes = Pick<ApiKey, 'expiresAt' | 'revokedAt'>;

export type KeyState = 'LIVE' | 'EXPIRED' | 'REVOKED';

/** Revoked wins over expired: it was said by a person. A key expires at its instant, not after it. */
export function keyState(key: KeyTimes, now: string): KeyState {
  if (key.revokedAt !== null) return 'REVOKED';
  return key.expiresAt !== null && key.expiresAt <= now ? 'EXPIRED' : 'LIVE';
}

/** Roles of people and systems outside: their principals name the partner they belong to. */
export const PARTNER_ROLES = ['supplier', 'customer', 'carrier', 'storefront'] as const satisfies readonly Role[];

export type PartnerRole = (typeof PARTNER_ROLES)[number];

export const isPartnerRole = (role: Role): role is PartnerRole => (PARTNER_ROLES as readonly Role[]).includes(role);

/** Staff see the tenant's whole schema; partners' and connectors' keys work without introspection. */
export const isStaffRole = (role: Role): boolean => !isPartnerRole(role) && role !== 'connector';
