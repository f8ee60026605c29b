import type { EdiState } from '../../domain/partner/partner.js';
import type { Rows } from '../../platform/database/rows.js';

/** What a partner's own login may read of itself. */
export interface OwnPartner {
  readonly publicId: string;
  readonly code: string;
  readonly name: string;
  readonly ediState: EdiState;
}

export async function ownPartner(rows: Rows, partnerId: number): Promise<OwnPartner | undefined> {
  const [partner] = await rows.rows<OwnPartner>(
    `/* ownPartner */ select public_id as "publicId", code, name, edi_state as "ediState" from trading_partner where tenant_id = $1 and id = $2`,
    [rows.tenantId, partnerId],
  );
  return partner;
}
