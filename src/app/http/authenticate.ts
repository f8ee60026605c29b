import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { isPartnerRole, keyState } from '../../domain/access/apiKey.js';
import { ROLES } from '../../domain/access/principal.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import { sha256Hex } from '../../platform/ids.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { keyHolder, type KeyHolder } from '../../queries/access/keyHolder.js';
import type { Caller } from '../../../schema/shared/context.js';

export interface AuthenticationDeps {
  readonly app: pg.Pool;
  readonly now: () => string;
}

/** Who a header lets in, or why not, in words that help an honest client and no other. */
export type Authentication = { readonly ok: true; readonly caller: Caller } | { readonly ok: false; readonly message: string };

/** Authenticates an Authorization header: `Bearer lpk_<tenant number>_<26 letters of the key's id>_<52 letters of secret>`. */
export type Authenticate = (authorization: string | undefined) => Promise<Authentication>;

const MISSING: Authentication = { ok: false, message: 'An API key is needed: Authorization: Bearer lpk_...' };
const UNKNOWN: Authentication = { ok: false, message: 'The API key is not valid.' };
const EXPIRED: Authentication = { ok: false, message: 'The API key has expired.' };
const BEARER = /^Bearer +(\S{1,200})$/i;
const KEY = /^lpk_(\d{1,15})_([0-7][0-9a-z]{25})_([0-9a-z]{52})$/;
/** Compared with when there is no such key, so that both cases do the same work. */
const NO_HASH = Buffer.alloc(32);

export function authenticator(deps: AuthenticationDeps): Authenticate {
  return async (authorization) => {
    if (authorization === undefined || authorization === '') return MISSING;
    const [, tenant, keyId, secret] = KEY.exec(BEARER.exec(authorization)?.[1] ?? '') ?? [];
    const uuid = keyId === undefined ? undefined : uuidOf(ID_PREFIXES.apiKey, `${ID_PREFIXES.apiKey}_${keyId}`);
    if (tenant === undefined || secret === undefined || uuid === undefined) return UNKNOWN;
    const tenantId = Number(tenant);
    const holder = await withReadSession(new ReadSession(deps.app, tenantId), (rows) => keyHolder(rows, uuid));
    const matches = timingSafeEqual(Buffer.from(sha256Hex(secret), 'hex'), holder?.secretSha256 ?? NO_HASH);
    return holder !== undefined && matches ? admit(tenantId, holder, deps.now()) : UNKNOWN;
  };
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
    },
  };
}
