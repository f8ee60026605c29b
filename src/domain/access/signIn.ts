import { isPartnerRole } from './apiKey.js';
import { ROLES, type Role } from './principal.js';

/** What a token says of its bearer, once its signature and times were found good. */
export interface TokenClaims {
  readonly issuer: string;
  /** Who it is to the issuer; never given to anybody else. */
  readonly subject: string;
  /** TypeID. */
  readonly tenant: string;
  readonly role: string;
  /** The partner's code; for partner roles. */
  readonly partner: string | undefined;
  /** What people call the bearer; for reading only. */
  readonly label: string | undefined;
  /** UTC with milliseconds. */
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** What is known here of the bearer and of the partner that the token names. */
export interface SignInFacts {
  /** Undefined before the first token. */
  readonly known:
    | { readonly role: Role; readonly partnerId: number | null; readonly retired: boolean; readonly rightsAsOf: string }
    | undefined;
  readonly partner: { readonly id: number; readonly retired: boolean } | undefined;
}

export type SignIn =
  | { readonly ok: true; readonly role: Role; readonly partnerId: number | null; readonly isNews: boolean }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): SignIn => ({ ok: false, message });
const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** Whether a good token lets its bearer in, as what, and whether that is news to be kept. */
export function judgeSignIn(claims: TokenClaims, { known, partner }: SignInFacts): SignIn {
  if (!isRole(claims.role)) return refused('The token names a role that is none of ours.');
  if (known?.retired) return refused('The bearer of the token is retired.');
  // The role decides which wall the database puts up: a partner's token without its partner opens nothing.
  if (isPartnerRole(claims.role) !== (claims.partner !== undefined))
    return refused('The token names a partner for a role that has none, or none for a role that needs one.');
  if (claims.partner !== undefined && (partner === undefined || partner.retired)) return refused('The token names no partner of ours.');
  const partnerId = claims.partner === undefined ? null : (partner?.id ?? null);
  const isNews = known === undefined || known.role !== claims.role || known.partnerId !== partnerId;
  // Who lost a right must not go on with it until the last token that says so has ended.
  if (isNews && known !== undefined && claims.issuedAt < known.rightsAsOf) return refused('A newer token says otherwise: sign in again.');
  return { ok: true, role: claims.role, partnerId, isNews };
}
