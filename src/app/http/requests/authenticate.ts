import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { isPartnerRole, keyState } from '../../../domain/access/apiKey.js';
import { ROLES } from '../../../domain/access/principal.js';
import { ID_PREFIXES } from '../../../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../../platform/database/readSession.js';
import { sha256Hex } from '../../../platform/ids.js';
import { uuidOf } from '../../../platform/uuidOf.js';
import { keyHolder, type KeyHolder } from '../../../queries/access/keyHolder.js';
import type { Caller } from '../../../../schema/shared/context.js';

export interface AuthenticationDeps {
  readonly app: pg.Pool;
  readonly now: () => string;
  /** For tokens of an identity provider; without it keys alone let in. */
  readonly authenticateToken?: AuthenticateToken;
}

/** Who a header lets in, or why not, in words that help an honest client and no other. */
export type Authentication = { readonly ok: true; readonly caller: Caller } | AuthenticationFailure;

export interface AuthenticationFailure {
  readonly ok: false;
  /** SIGN_IN_UNAVAILABLE: the token may be good, but its issuer cannot be asked now. */
  readonly code: 'UNAUTHENTICATED' | 'SIGN_IN_UNAVAILABLE' | 'RATE_LIMITED';
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** Authenticates an Authorization header: `Bearer lpk_<tenant number>_<26 letters of the key's id>_<52 letters of secret>`, or `Bearer <JWT>`. */
export type Authenticate = (authorization: string | undefined, address?: string) => Promise<Authentication>;

/** The same for what stands behind Bearer, when it is no key. */
export type AuthenticateToken = (token: string) => Promise<Authentication>;

/** What HTTP says of a failure. */
export const AUTHENTICATION_STATUS = { UNAUTHENTICATED: 401, SIGN_IN_UNAVAILABLE: 503, RATE_LIMITED: 429 } as const;

export const unauthenticated = (message: string): AuthenticationFailure => ({ ok: false, code: 'UNAUTHENTICATED', message });

const MISSING = unauthenticated('An API key or token is needed: Authorization: Bearer ...');
const UNKNOWN = unauthenticated('The API key is not valid.');
const EXPIRED = unauthenticated('The API key has expired.');
/** Characters of a token: Node takes 16 KiB of headers in all. */
const MAXIMUM_TOKEN = 8_000;
const BEARER = new RegExp(`^Bearer +(\\S{1,${MAXIMUM_TOKEN}})$`, 'i');
const KEY = /^lpk_(\d{1,15})_([0-7][0-9a-z]{25})_([0-9a-z]{52})$/;
const LOOKS_LIKE_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** Compared with when there is no such key, so that both cases do the same work. */
const NO_HASH = Buffer.alloc(32);

export function authenticator(deps: AuthenticationDeps): Authenticate {
  return async (authorization) => {
    if (authorization === undefined || authorization === '') return MISSING;
    const bearer = BEARER.exec(authorization)?.[1] ?? '';
    if (deps.authenticateToken !== undefined && LOOKS_LIKE_TOKEN.test(bearer)) return await deps.authenticateToken(bearer);
    return await authenticateKey(deps, bearer);
  };
}

/** Who holds this key: "lpk_...". */
export async function authenticateKey({ app, now }: Pick<AuthenticationDeps, 'app' | 'now'>, key: string): Promise<Authentication> {
  const [, tenant, keyId, secret] = KEY.exec(key) ?? [];
  const uuid = keyId === undefined ? undefined : uuidOf(ID_PREFIXES.apiKey, `${ID_PREFIXES.apiKey}_${keyId}`);
  if (tenant === undefined || secret === undefined || uuid === undefined) return UNKNOWN;
  const tenantId = Number(tenant);
  const holder = await withReadSession(new ReadSession(app, tenantId), (rows) => keyHolder(rows, uuid));
  const matches = timingSafeEqual(Buffer.from(sha256Hex(secret), 'hex'), holder?.secretSha256 ?? NO_HASH);
  return holder !== undefined && matches ? admit(tenantId, holder, now()) : UNKNOWN;
}

function admit(tenantId: number, holder: KeyHolder, now: string): Authentication {
  const state = keyState(holder, now);
  if (state === 'EXPIRED') return EXPIRED;
  if (state === 'REVOKED' || holder.retired || !ROLES.includes(holder.role)) return UNKNOWN;
  // The role decides which wall the database puts up: a partner's key without its partner opens nothing.
  if (isPartnerRole(holder.role) !== (holder.partnerId !== null)) return UNKNOWN;
  return {
    ok: true,
    caller: {
      tenantId,
      principalId: holder.principalId,
      name: holder.name,
      role: holder.role,
      ...(holder.partnerId === null ? {} : { partnerId: holder.partnerId }),
      principalPublicId: holder.principalPublicId,
      tenantPublicId: holder.tenantPublicId,
      tenantCode: holder.tenantCode,
      tenantName: holder.tenantName,
      expiresAt: holder.expiresAt,
      allowedOrigins: holder.allowedOrigins,
    },
  };
}
