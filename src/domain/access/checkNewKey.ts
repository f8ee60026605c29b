import { checkText } from '../shared/checkText.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput, notFound, retired } from '../shared/refusals.js';
import { MAXIMUM_LIVE_KEYS, isPartnerRole } from './apiKey.js';
import { checkOrigins } from './origins.js';
import type { Role } from './principal.js';

/** A key for a principal, who is made known with it if there is none of that name. */
export interface NewKey {
  readonly principalName: string;
  readonly role: Role;
  /** TypeID; for partner roles. */
  readonly partnerId?: string | undefined;
  /** UTC with milliseconds; never when absent. */
  readonly expiresAt?: string | undefined;
  /** Origins of web pages that it may be used from. */
  readonly allowedOrigins?: readonly string[] | undefined;
}

export interface NewKeyFacts {
  /** The principal of that name. */
  readonly known:
    | {
        readonly role: Role;
        readonly partnerId: number | null;
        readonly retired: boolean;
        readonly liveKeys: number;
        readonly signsIn: boolean;
      }
    | undefined;
  /** The partner that was named; of a known principal, its own when none was. */
  readonly partner: { readonly id: number; readonly code: string; readonly retired: boolean } | undefined;
  readonly now: string;
}

const MAXIMUM_PRINCIPAL_NAME = 100;

/** All that stands against the key; nothing when it may be made. */
export function checkNewKey(asked: NewKey, facts: NewKeyFacts): readonly Refusal[] {
  const { known, now } = facts;
  return [
    ...checkText(asked.principalName, MAXIMUM_PRINCIPAL_NAME, ['input', 'principalName']),
    ...(known?.retired ? [retired('principal', asked.principalName, ['input', 'principalName'])] : []),
    ...(known?.signsIn ? [invalidInput(`${asked.principalName} signs in with tokens and has no keys.`, ['input', 'principalName'])] : []),
    ...(known && known.liveKeys >= MAXIMUM_LIVE_KEYS
      ? [
          invalidInput(`${asked.principalName} has ${MAXIMUM_LIVE_KEYS} live keys: revoke one first.`, ['input', 'principalName'], {
            liveKeys: known.liveKeys,
            limit: MAXIMUM_LIVE_KEYS,
          }),
        ]
      : []),
    ...(known && known.role !== asked.role ? [invalidInput(`${asked.principalName} is a ${known.role}.`, ['input', 'role'])] : []),
    ...checkKeyPartner(asked, facts),
    ...checkOrigins(asked.allowedOrigins ?? [], ['input', 'allowedOrigins']),
    ...(asked.expiresAt !== undefined && asked.expiresAt <= now
      ? [invalidInput('It would have expired already.', ['input', 'expiresAt'], { now })]
      : []),
  ];
}

function checkKeyPartner({ role, partnerId }: NewKey, { known, partner }: NewKeyFacts): readonly Refusal[] {
  const path = ['input', 'partnerId'];
  if (!isPartnerRole(role)) return partnerId === undefined ? [] : [invalidInput(`A ${role} belongs to no partner.`, path)];
  if (partnerId === undefined && known === undefined) return [invalidInput(`A ${role} belongs to a partner.`, path)];
  if (partner === undefined) return partnerId === undefined ? [] : [notFound('partner', partnerId, path)];
  if (partner.retired) return [retired('partner', partner.code, path)];
  return known && known.partnerId !== partner.id ? [invalidInput('This principal belongs to another partner.', path)] : [];
}
