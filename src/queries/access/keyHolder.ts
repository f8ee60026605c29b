import type { ApiKey } from '../../domain/access/apiKey.js';
import type { Role } from '../../domain/access/principal.js';
import type { Rows } from '../../platform/database/rows.js';

/** A key, the hash of its secret, and whom it lets in. */
export interface KeyHolder extends Pick<ApiKey, 'expiresAt' | 'revokedAt' | 'allowedOrigins'> {
  readonly secretSha256: Buffer;
  readonly principalId: number;
  readonly principalPublicId: string;
  readonly name: string;
  readonly role: Role;
  readonly partnerId: number | null;
  /** Itself, or the partner that it belongs to. */
  readonly retired: boolean;
  readonly tenantPublicId: string;
  readonly tenantCode: string;
  readonly tenantName: string;
}

/** The holder of a key of this tenant; undefined when there is no such key. */
export async function keyHolder(rows: Rows, keyPublicId: string): Promise<KeyHolder | undefined> {
  const [holder] = await rows.rows<KeyHolder>(
    `/* keyHolder */ select k.secret_sha256 as "secretSha256", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
       k.allowed_origins as "allowedOrigins",
       p.id as "principalId", p.public_id as "principalPublicId", p.name, p.role, p.partner_id as "partnerId",
       p.retired_on is not null or n.retired_on is not null as retired,
       t.public_id as "tenantPublicId", t.code as "tenantCode", t.name as "tenantName"
     from api_key k
     join principal p on p.tenant_id = k.tenant_id and p.id = k.principal_id
     left join trading_partner n on n.tenant_id = p.tenant_id and n.id = p.partner_id
     join tenant t on t.tenant_id = k.tenant_id
     where k.tenant_id = $1 and k.public_id = $2::uuid`,
    [rows.tenantId, keyPublicId],
  );
  return holder;
}
