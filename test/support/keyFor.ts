import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newPublicId, newSecret, sha256Hex } from '../../src/platform/ids.js';
import type { World } from './world.js';

/** A key of the world's operator, for doors on the same database. */
export async function keyFor({ tenantId, principalId, rows }: World): Promise<string> {
  const [publicId, secret] = [newPublicId(), newSecret()];
  await rows(
    `insert into api_key (tenant_id, public_id, principal_id, secret_sha256, created_at) values ($1, $2, $3, decode($4, 'hex'), now())`,
    [tenantId, publicId, principalId, sha256Hex(secret)],
  );
  return `lpk_${tenantId}_${encodeTypeId(ID_PREFIXES.apiKey, publicId).slice(ID_PREFIXES.apiKey.length + 1)}_${secret}`;
}
