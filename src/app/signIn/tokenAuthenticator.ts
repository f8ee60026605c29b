import type pg from 'pg';
import { recogniseIdentity } from '../../commands/access/recogniseIdentity.js';
import { judgeSignIn, type TokenClaims } from '../../domain/access/signIn.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import type { Executor } from '../../platform/execute.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { identityHolder, type IdentityHolder } from '../../queries/access/identityHolder.js';
import { unauthenticated, type AuthenticateToken, type Authentication } from '../http/requests/authenticate.js';
import { verifyToken, type VerifyingDeps } from './verifyToken.js';

export interface TokenDeps extends VerifyingDeps {
  readonly app: pg.Pool;
  /** Knows which tenants there are. */
  readonly relay: pg.Pool;
  readonly executor: Executor<Refusal>;
  /** Origins of web pages that tokens may be used from, beside our own. */
  readonly allowedOrigins: readonly string[];
}

/** The command that finds the principal needs none. */
const NOBODY = 0;
const NO_TENANT = unauthenticated('The token names no tenant of ours.');

/** Lets in whom a trusted issuer's token names. The principal is found, or made with the first token. */
export function tokenAuthenticator(deps: TokenDeps): AuthenticateToken {
  // Ids never change, and only those that are there are kept.
  const tenants = new Map<string, number>();
  return async (token) => {
    const verified = await verifyToken(deps, token);
    if (!verified.ok) return verified;
    const { claims, issuer } = verified;
    const tenantId = tenants.get(claims.tenant) ?? (await findTenant(deps.relay, claims.tenant));
    if (tenantId === undefined || (issuer.tenantId !== undefined && issuer.tenantId !== tenantId)) return NO_TENANT;
    tenants.set(claims.tenant, tenantId);
    return await admit(deps, tenantId, claims);
  };
}

/** By public id: codes of tenants are not unique. */
async function findTenant(relay: pg.Pool, tenant: string): Promise<number | undefined> {
  const uuid = uuidOf(ID_PREFIXES.tenant, tenant);
  if (uuid === undefined) return undefined;
  const { rows } = await relay.query<{ id: number }>(
    `/* tenantByPublicId */ select tenant_id as id from tenant where public_id = $1::uuid`,
    [uuid],
  );
  return rows[0]?.id;
}

async function admit(deps: TokenDeps, tenantId: number, claims: TokenClaims): Promise<Authentication> {
  const look = () => withReadSession(new ReadSession(deps.app, tenantId), (rows) => identityHolder(rows, claims));
  const before = await look();
  const judged = judge(before, claims);
  if (!judged.ok) return unauthenticated(judged.message);
  if (!judged.isNews) return { ok: true, caller: callerOf(deps, before, { tenantId, claims }) };
  const { role, partnerId } = judged;
  const { issuer, subject, issuedAt, label = subject } = claims;
  const [outcome] = await deps.executor.execute(recogniseIdentity, { actor: { tenantId, principalId: NOBODY } }, [
    { input: { issuer, subject, role, partnerId, label, issuedAt } },
  ]);
  if (outcome?.ok !== true) throw new Error('recogniseIdentity refused');
  // As it is now: another token, or a person who retired it, may have been faster.
  const after = await look();
  const again = judge(after, claims);
  if (!again.ok) return unauthenticated(again.message);
  return { ok: true, caller: callerOf(deps, after, { tenantId, claims }) };
}

function judge(holder: IdentityHolder, claims: TokenClaims) {
  const { role, partnerId, retired, rightsAsOf, namedPartnerId, namedPartnerRetired } = holder;
  return judgeSignIn(claims, {
    known: role === null || rightsAsOf === null ? undefined : { role, partnerId, retired, rightsAsOf },
    partner: namedPartnerId === null ? undefined : { id: namedPartnerId, retired: namedPartnerRetired },
  });
}

function callerOf(
  { allowedOrigins }: TokenDeps,
  holder: IdentityHolder,
  { tenantId, claims }: { readonly tenantId: number; readonly claims: TokenClaims },
) {
  const { principalId, principalPublicId, name, role, partnerId, tenantPublicId, tenantCode, tenantName } = holder;
  if (principalId === null || principalPublicId === null || name === null || role === null)
    throw new Error('an identity without its principal');
  return {
    tenantId,
    principalId,
    name,
    role,
    ...(partnerId === null ? {} : { partnerId }),
    principalPublicId,
    tenantPublicId,
    tenantCode,
    tenantName,
    expiresAt: claims.expiresAt,
    allowedOrigins,
  };
}
