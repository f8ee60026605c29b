import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { TokenClaims } from '../../domain/access/signIn.js';
import { checkText } from '../../domain/shared/checkText.js';
import { unauthenticated, type AuthenticationFailure } from '../http/requests/authenticate.js';
import { IssuerUnreachable } from './issuerKeys.js';

/** Whose tokens are taken, and for whom. */
export interface TrustedIssuer {
  readonly issuer: string;
  /** What tokens for us name as their audience. */
  readonly audience: string;
  readonly keyFor: JWTVerifyGetKey;
  /** The time that its tokens go by. */
  readonly now: () => string;
  /** The one tenant that it speaks for; any when absent. */
  readonly tenantId?: number;
}

export interface VerifiedToken {
  readonly ok: true;
  readonly claims: TokenClaims;
  readonly issuer: TrustedIssuer;
}

export interface VerifyingDeps {
  /** Asked anew for each token: a local issuer has its name only once it listens. */
  readonly issuers: () => readonly TrustedIssuer[];
}

/** The issuer's key pair alone signs: with a shared secret, whoever can check a token could write one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** How far the issuer's clock may be from ours. */
const CLOCK_TOLERANCE_SECONDS = 10;
/** Characters of a claim: OpenID Connect Core 1.0, section 2, gives a subject at most 255. */
const MAXIMUM_CLAIM = 255;
const REQUIRED_CLAIMS = ['exp', 'iat', 'sub', 'lotgraph_tenant', 'lotgraph_role'];

const INVALID = unauthenticated('The token is not valid.');
const EXPIRED = unauthenticated('The token has expired.');
const UNAVAILABLE: AuthenticationFailure = {
  ok: false,
  code: 'SIGN_IN_UNAVAILABLE',
  message: 'The identity provider cannot be reached now; try again in a moment.',
};

/** What a token says, if a trusted issuer signed it, for us, and its time has come and is not over. */
export async function verifyToken({ issuers }: VerifyingDeps, token: string): Promise<VerifiedToken | AuthenticationFailure> {
  const claimed = readUnverified(token);
  const issuer = issuers().find((trusted) => trusted.issuer === claimed?.iss);
  // Cheap guards first: what these refuse costs no look at the issuer's keys.
  if (claimed === undefined || issuer === undefined) return INVALID;
  const seconds = Date.parse(issuer.now()) / 1000;
  if (typeof claimed.exp === 'number' && claimed.exp + CLOCK_TOLERANCE_SECONDS <= seconds) return EXPIRED;
  try {
    const { payload } = await jwtVerify(token, issuer.keyFor, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(seconds * 1000),
      requiredClaims: REQUIRED_CLAIMS,
    });
    const claims = claimsOf(payload, seconds);
    return typeof claims === 'string' ? wrongClaim(claims) : { ok: true, claims, issuer };
  } catch (error) {
    if (error instanceof IssuerUnreachable) return UNAVAILABLE;
    if (error instanceof errors.JWTExpired) return EXPIRED;
    // The signature was found good before the claims were looked at: its owner may know.
    if (error instanceof errors.JWTClaimValidationFailed) return wrongClaim(error.claim);
    if (error instanceof errors.JOSEError) return INVALID;
    throw error;
  }
}

const wrongClaim = (claim: string): AuthenticationFailure => unauthenticated(`The token's claim ${claim} is missing or not for us.`);

function readUnverified(token: string): JWTPayload | undefined {
  try {
    const { alg } = decodeProtectedHeader(token);
    return typeof alg === 'string' && ALGORITHMS.includes(alg) ? decodeJwt(token) : undefined;
  } catch {
    return undefined;
  }
}

/** The claims in our words, or the name of one that is malformed. */
function claimsOf(payload: JWTPayload, nowSeconds: number): TokenClaims | string {
  const { lotgraph_partner: partner = null, iat = 0, exp = 0 } = payload;
  const texts = { sub: payload.sub, lotgraph_tenant: payload['lotgraph_tenant'], lotgraph_role: payload['lotgraph_role'] };
  const malformed = Object.entries(partner === null ? texts : { ...texts, lotgraph_partner: partner }).find(([, value]) => !isClaim(value));
  if (malformed !== undefined) return malformed[0];
  // It would overrule every token that is issued until then.
  if (iat > nowSeconds + CLOCK_TOLERANCE_SECONDS) return 'iat';
  return {
    issuer: payload.iss as string,
    subject: texts.sub as string,
    tenant: texts.lotgraph_tenant as string,
    role: texts.lotgraph_role as string,
    partner: partner === null ? undefined : (partner as string),
    label: [payload['name'], payload['preferred_username'], payload['email']].find((label) => typeof label === 'string'),
    issuedAt: new Date(iat * 1000).toISOString(),
    expiresAt: new Date(exp * 1000).toISOString(),
  };
}

const isClaim = (value: unknown): value is string => typeof value === 'string' && checkText(value, MAXIMUM_CLAIM, []).length === 0;
