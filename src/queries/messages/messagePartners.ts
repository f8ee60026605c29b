import type { Rows } from '../../platform/database/rows.js';

/** Partners that send messages: those with an X12 sender identifier. */
export async function messagePartners(rows: Rows): Promise<readonly { readonly code: string; readonly publicId: string }[]> {
  return await rows.rows(
    `/* messagePartners */ select p.code, p.public_id as "publicId" from trading_partner p
     where p.tenant_id = $1 and p.retired_on is null
       and exists (select from partner_identifier n where n.tenant_id = p.tenant_id and n.partner_id = p.id and n.scheme in ('ISA', 'GS'))
     order by p.code`,
    [rows.tenantId],
  );
}
