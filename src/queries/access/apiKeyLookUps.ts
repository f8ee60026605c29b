import type { ApiKey } from '../../domain/access/apiKey.js';
import type { Role } from '../../domain/access/principal.js';
import { rowsBy, type Source } from '../shared/lookUp.js';

/** A key with the one it lets in; never its secret, not even hashed. */
export interface ApiKeyOfPrincipal extends ApiKey {
  readonly principalName: string;
  readonly role: Role;
  readonly partnerId: number | null;
}

/** A key as queries read it. */
export const API_KEY_SOURCE = {
  alias: 'k',
  from: 'api_key k join principal p on p.tenant_id = k.tenant_id and p.id = k.principal_id',
  columns: `k.id, k.public_id as "publicId", k.principal_id as "principalId", k.created_at as "createdAt", k.expires_at as "expiresAt",
    k.revoked_at as "revokedAt", k.allowed_origins as "allowedOrigins", p.name as "principalName", p.role, p.partner_id as "partnerId"`,
} as const satisfies Source;

export const apiKeysByPublicId = rowsBy<string, ApiKeyOfPrincipal>(API_KEY_SOURCE, {
  name: 'apiKeysByPublicId',
  column: 'k.public_id',
  type: 'uuid',
  key: (key) => key.publicId,
});
