import { decodeTypeId, encodeTypeId } from '../../../src/platform/ids.js';
import { ID_PREFIXES } from '../../../src/domain/shared/nouns.js';
import type { Door } from '../door.js';
import type { Tenant } from '../tenant.js';
import type { Facts } from './facts.js';

const ISSUE = { severity: 'hold', code: 'UNKNOWN_ITEM', message: 'seen', at: { segment: 3, byte: 10, tag: 'LIN', element: 2 } };

const LINE = { lineNumber: 1, segment: 9, itemCodes: ['VN 1'], quantity: '10', unit: 'KG', hlPath: ['1'] };

/** A parked message with a document of the announced shipment, its answer, and the same message again: rows, for what is in them is all that matters. */
export async function makeMessages(door: Door, { tenantId, administrator }: Tenant, facts: Facts): Promise<{ readonly message: string }> {
  const one = async (text: string, values: readonly unknown[]): Promise<{ id: number; uuid: string }> =>
    (await door.owner.query(`${text} returning id, public_id as uuid`, [tenantId, ...values])).rows[0];
  const internal = async (table: string, id: string): Promise<number> =>
    (await door.owner.query(`select id from ${table} where tenant_id = $1 and public_id = $2`, [tenantId, decodeTypeId(id)!.uuid])).rows[0]
      .id;
  const partnerId = await internal('trading_partner', facts['partner']!);
  const aMessage = (status: string, duplicateOf: number | null) =>
    one(
      `insert into inbound_message (tenant_id, public_id, connector, partner_id, way_in, file_name, sha256, byte_length, status, duplicate_of_id, issues, received_by, received_at)
       values ($1, gen_random_uuid(), 'edi', $2, 'HTTP', $3, '\\x00', 1, $4, $5, $6, $7, now())`,
      [partnerId, `${facts['sku']}.edi`, status, duplicateOf, JSON.stringify([ISSUE]), administrator],
    );
  const message = await aMessage('PARKED', null);
  await aMessage('DUPLICATE', message.id);
  await one(
    `insert into inbound_document (tenant_id, public_id, message_id, interchange_ordinal, group_ordinal, set_ordinal, kind, set_control_number,
       document_number, status, inbound_shipment_id, issues, lines, line_count)
     values ($1, gen_random_uuid(), $2, 1, 1, 1, '856', '0001', $3, 'APPLIED', $4, $5, $6, 1)`,
    [
      message.id,
      `${facts['sku']}-ASN`,
      await internal('inbound_shipment', facts['shipment']!),
      JSON.stringify([ISSUE]),
      JSON.stringify([{ ...LINE, sku: facts['sku'] }]),
    ],
  );
  await one(
    `insert into outbound_message (tenant_id, public_id, partner_id, kind, control_number, in_reply_to_id, body, status, created_at)
     values ($1, gen_random_uuid(), $2, '997', '1', $3, convert_to($4, 'UTF8'), 'READY', now())`,
    [partnerId, message.id, `AK1*SH*1~ ${facts['sku']}`],
  );
  return { message: encodeTypeId(ID_PREFIXES.inboundMessage, message.uuid) };
}
