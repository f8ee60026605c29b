import type pg from 'pg';
import type { Role } from '../../src/domain/access/principal.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newPublicId, newSecret, sha256Hex } from '../../src/platform/ids.js';

export interface KeyFields {
  readonly role?: Role;
  /** Internal id. */
  readonly partnerId?: number;
  readonly expiresAt?: string;
  readonly allowedOrigins?: readonly string[];
}

/** A tenant of its own, with a legal entity, an administrator and a way to make keys. */
export interface Tenant {
  readonly tenantId: number;
  readonly administrator: number;
  /** A new principal with a key: "lpk_...". */
  aKey(fields?: KeyFields): Promise<string>;
}

export async function aTenant(owner: pg.Client): Promise<Tenant> {
  const one = async (text: string, values: readonly unknown[]): Promise<number> =>
    Number((await owner.query(text, [...values])).rows[0].id);
  const tenantId = await one(
    `insert into tenant (public_id, code, name, created_at) values ($1, $2, 'Test tenant', now()) returning tenant_id as id`,
    [newPublicId(), `t-${newPublicId().slice(-12)}`],
  );
  await one(`insert into legal_entity (tenant_id, public_id, code, name, currency) values ($1, $2, 'MAIN', 'Main', 'EUR') returning id`, [
    tenantId,
    newPublicId(),
  ]);
  const aPrincipal = async ({ role = 'administrator', partnerId }: KeyFields): Promise<number> =>
    await one(`insert into principal (tenant_id, public_id, name, role, partner_id) values ($1, $2, $3, $4, $5) returning id`, [
      tenantId,
      newPublicId(),
      `${role} ${newPublicId().slice(-8)}`,
      role,
      partnerId ?? null,
    ]);
  return {
    tenantId,
    administrator: await aPrincipal({}),
    async aKey(fields = {}) {
      const principalId = await aPrincipal(fields);
      const publicId = newPublicId();
      const secret = newSecret();
      await one(
        `insert into api_key (tenant_id, public_id, principal_id, secret_sha256, created_at, expires_at, allowed_origins)
         values ($1, $2, $3, decode($4, 'hex'), now(), $5, $6) returning id`,
        [tenantId, publicId, principalId, sha256Hex(secret), fields.expiresAt ?? null, fields.allowedOrigins ?? []],
      );
      return `lpk_${tenantId}_${encodeTypeId(ID_PREFIXES.apiKey, publicId).slice(ID_PREFIXES.apiKey.length + 1)}_${secret}`;
    },
  };
}
