import type { InferEntity } from '@mikro-orm/core';
import { keyState, type ApiKey } from '../../domain/access/apiKey.js';
import { checkNewKey, type NewKey } from '../../domain/access/checkNewKey.js';
import type { Instant } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId, newSecret, sha256Hex } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ApiKeyRecord } from '../../records/apiKey.record.js';
import { PrincipalRecord } from '../../records/principal.record.js';
import { partnersById, partnersByPublicId, type PartnerFacts } from '../../steps/facts/loadFacts.js';

export interface CreatedApiKey {
  /** TypeID. */
  readonly apiKeyId: string;
  /** The key itself. It is nowhere else: only its hash is kept. */
  readonly key: string;
}

/** Makes keys. Takes no idempotency key, since a stored result would hold the secret. */
export const createApiKey: Command<NewKey, CreatedApiKey, Refusal> = {
  name: 'createApiKey',
  async run(work, intents) {
    const verdicts: Verdict<CreatedApiKey, Refusal>[] = [];
    // One after the other: each counts the live keys that the ones before it made.
    for (const intent of intents) {
      if (intent.key !== undefined) throw new Error('createApiKey takes no idempotency key');
      verdicts.push(await createOne(work, intent.input));
    }
    return verdicts;
  },
};

async function createOne(work: UnitOfWork, asked: NewKey): Promise<Verdict<CreatedApiKey, Refusal>> {
  const { tenantId, now } = work;
  await lockName(work, asked.principalName);
  const principal = await work.em.findOne(PrincipalRecord, { tenantId, name: asked.principalName });
  const keys = principal === null ? [] : await timesOfKeys(work, principal.id);
  const partner = await partnerOf(work, asked, principal);
  const refusals = checkNewKey(asked, {
    known:
      principal === null ? undefined : { ...factsOf(principal), liveKeys: liveKeys(keys, now), signsIn: await signsIn(work, principal.id) },
    partner,
    now,
  });
  if (refusals.length > 0) return { ok: false, refusals };
  const holder = principal ?? (await newPrincipal(work, asked, partner?.id ?? null));
  return { ok: true, value: await keepKey(work, holder.id, asked) };
}

type PrincipalEntity = InferEntity<typeof PrincipalRecord>;

/** Two keys for the same name wait for each other, also while there is no principal yet to lock. */
async function lockName(work: UnitOfWork, name: string): Promise<void> {
  await work.rows(`/* lockPrincipalName */ select pg_advisory_xact_lock(hashtextextended($1, $2))`, [`principal ${name}`, work.tenantId]);
}

const factsOf = (principal: PrincipalEntity) => ({
  role: principal.role,
  partnerId: principal.partnerId,
  retired: principal.retiredOn !== null,
});

async function partnerOf(work: UnitOfWork, { partnerId }: NewKey, principal: PrincipalEntity | null): Promise<PartnerFacts | undefined> {
  if (partnerId !== undefined) return (await partnersByPublicId(work, [partnerId])).get(partnerId);
  const own = principal?.partnerId ?? undefined;
  return own === undefined ? undefined : (await partnersById(work, [own])).get(own);
}

type KeyTimes = Pick<ApiKey, 'expiresAt' | 'revokedAt'>;

/** As rows: an entity's instants are hydrated as Date, which no ISO text is later or earlier than. */
async function timesOfKeys(work: UnitOfWork, principalId: number): Promise<readonly KeyTimes[]> {
  return await work.rows<KeyTimes>(
    `/* timesOfKeys */ select expires_at as "expiresAt", revoked_at as "revokedAt" from api_key where tenant_id = $1 and principal_id = $2`,
    [work.tenantId, principalId],
  );
}

const liveKeys = (keys: readonly KeyTimes[], now: string): number => keys.filter((key) => keyState(key, now) === 'LIVE').length;

/** Its role follows its tokens: a key would change its rights with them, unseen by whom it was made for. */
async function signsIn(work: UnitOfWork, principalId: number): Promise<boolean> {
  const found = await work.rows(`/* signsIn */ select from principal_identity where tenant_id = $1 and principal_id = $2`, [
    work.tenantId,
    principalId,
  ]);
  return found.length > 0;
}

async function newPrincipal(work: UnitOfWork, { principalName, role }: NewKey, partnerId: number | null): Promise<PrincipalEntity> {
  const principal = work.em.create(PrincipalRecord, {
    tenantId: work.tenantId,
    publicId: newPublicId(),
    name: principalName,
    role,
    partnerId,
    retiredOn: null,
  });
  await work.em.persist(principal).flush();
  return principal;
}

async function keepKey(work: UnitOfWork, principalId: number, { expiresAt, allowedOrigins }: NewKey): Promise<CreatedApiKey> {
  const publicId = newPublicId();
  const secret = newSecret();
  const apiKeyId = encodeTypeId(ID_PREFIXES.apiKey, publicId);
  const record = work.em.create(ApiKeyRecord, {
    tenantId: work.tenantId,
    publicId,
    principalId,
    secretSha256: Buffer.from(sha256Hex(secret), 'hex'),
    createdAt: work.now as Instant,
    expiresAt: (expiresAt ?? null) as Instant | null,
    revokedAt: null,
    allowedOrigins: [...(allowedOrigins ?? [])],
  });
  await work.em.persist(record).flush();
  return { apiKeyId, key: `lpk_${work.tenantId}_${apiKeyId.slice(ID_PREFIXES.apiKey.length + 1)}_${secret}` };
}
