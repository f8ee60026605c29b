import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Bin } from '../../domain/site/bin.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { binsByPublicId } from './binLookUps.js';
import { BIN_SOURCE } from './binSource.js';

/** Exactly one of: our id, or the bin's code at a site. */
export interface BinReference {
  readonly id?: string | null | undefined;
  readonly code?: { readonly siteCode: string; readonly binCode: string } | null | undefined;
}

/** The bin, or undefined when there is none. */
export async function binByRef(rows: Rows, { id, code }: BinReference): Promise<Bin | undefined> {
  if (code) return await binByCode(rows, code.siteCode, code.binCode);
  const uuid = id ? uuidOf(ID_PREFIXES.bin, id) : undefined;
  return uuid === undefined ? undefined : (await binsByPublicId(rows, [uuid])).get(uuid);
}

async function binByCode(rows: Rows, siteCode: string, binCode: string): Promise<Bin | undefined> {
  const [bin] = await rows.rows<Bin>(
    `/* binByCode */ select ${BIN_SOURCE.columns} from bin b join site s on s.tenant_id = b.tenant_id and s.id = b.site_id
     where b.tenant_id = $1 and s.code = $2 and b.code = $3`,
    [rows.tenantId, siteCode, binCode],
  );
  return bin;
}
