import type { Rows } from '../../platform/database/rows.js';

/** A message whose report waits to be put into its partner's drop folder. */
export interface ReportToCarry {
  readonly id: number;
  readonly publicId: string;
  readonly version: number;
  readonly fileName: string | null;
  readonly partnerCode: string;
}

/** The oldest ones, at most `limit`. */
export async function reportsToCarry(rows: Rows, limit: number): Promise<readonly ReportToCarry[]> {
  return await rows.rows<ReportToCarry>(
    `/* reportsToCarry */ select m.id, m.public_id as "publicId", m.version, m.file_name as "fileName", p.code as "partnerCode"
     from inbound_message m join trading_partner p on p.tenant_id = m.tenant_id and p.id = m.partner_id
     where m.tenant_id = $1 and m.report_due order by m.id limit $2`,
    [rows.tenantId, limit],
  );
}
