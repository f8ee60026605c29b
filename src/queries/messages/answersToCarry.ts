import type { Rows } from '../../platform/database/rows.js';

/** An answer that waits to be put into its partner's drop folder. */
export interface AnswerToCarry {
  readonly id: number;
  readonly publicId: string;
  readonly partnerCode: string;
  readonly kind: string;
  readonly controlNumber: string;
  readonly body: Buffer;
}

/** The oldest ones, at most `limit`. */
export async function answersToCarry(rows: Rows, limit: number): Promise<readonly AnswerToCarry[]> {
  return await rows.rows<AnswerToCarry>(
    `/* answersToCarry */ select o.id, o.public_id as "publicId", p.code as "partnerCode", o.kind, o.control_number as "controlNumber", o.body
     from outbound_message o join trading_partner p on p.tenant_id = o.tenant_id and p.id = o.partner_id
     where o.tenant_id = $1 and o.status = 'READY' order by o.id limit $2`,
    [rows.tenantId, limit],
  );
}
