import type { Partner } from '../../domain/partner/partner.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { partnersByCode, partnersById, partnersByPublicId } from './partnerLookUps.js';

/** What a partner is called in messages. */
export interface IdentifierReference {
  readonly scheme: string;
  readonly qualifier?: string | null | undefined;
  readonly value: string;
}

/** Exactly one of: our id, the partner's code, its GLN, or any identifier of it. */
export interface PartnerReference {
  readonly id?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly gln?: string | null | undefined;
  readonly identifier?: IdentifierReference | null | undefined;
}

/** The partner, or undefined when there is none. */
export async function partnerByRef(rows: Rows, { id, code, gln, identifier }: PartnerReference): Promise<Partner | undefined> {
  if (code) return (await partnersByCode(rows, [code])).get(code);
  if (gln) return await partnerByIdentifier(rows, { scheme: 'GLN', value: gln });
  if (identifier) return await partnerByIdentifier(rows, identifier);
  const uuid = id ? uuidOf(ID_PREFIXES.partner, id) : undefined;
  return uuid === undefined ? undefined : (await partnersByPublicId(rows, [uuid])).get(uuid);
}

async function partnerByIdentifier(rows: Rows, { scheme, qualifier, value }: IdentifierReference): Promise<Partner | undefined> {
  const [found] = await rows.rows<{ partnerId: number }>(
    `/* partnerByIdentifier */ select partner_id as "partnerId" from partner_identifier
     where tenant_id = $1 and scheme = $2 and qualifier = $3 and value = $4`,
    [rows.tenantId, scheme, qualifier ?? '', value],
  );
  return found === undefined ? undefined : (await partnersById(rows, [found.partnerId])).get(found.partnerId);
}
