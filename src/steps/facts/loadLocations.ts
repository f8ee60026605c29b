import { encodeTypeId } from '../../platform/ids.js';
import type { Rows } from '../../platform/database/rows.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { decodeIds } from './decodeIds.js';

/** A place of a partner, for commands that send goods there. */
export interface LocationFacts {
  readonly id: number;
  readonly uuid: string;
  readonly partnerId: number;
  readonly code: string;
  readonly retired: boolean;
}

export async function locationsByPublicId(rows: Rows, ids: readonly (string | undefined)[]): Promise<ReadonlyMap<string, LocationFacts>> {
  const uuids = decodeIds('partnerLocation', ids);
  if (uuids.size === 0) return new Map();
  const found = await rows.rows<LocationFacts>(
    `/* locationsByPublicId */ select id, public_id as uuid, partner_id as "partnerId", code, retired_on is not null as retired from partner_location
     where tenant_id = $1 and public_id = any($2::uuid[])`,
    [rows.tenantId, [...uuids.values()]],
  );
  return new Map(found.map((row) => [encodeTypeId(ID_PREFIXES.partnerLocation, row.uuid), row]));
}
