import type { Rows } from '../platform/database/rows.js';
import { placeKey, type DocumentPlace } from './documentOutcome.js';

/** A shipment of the partner that is known under a document number, and the documents that announced it. */
export interface AnnouncedBefore {
  readonly inboundShipmentId: number;
  readonly applied: readonly { readonly messageId: number; readonly place: string; readonly contentSha256: string }[];
}

interface Row extends DocumentPlace {
  readonly id: number;
  readonly shipmentNumber: string;
  readonly messageId: number | null;
  readonly contentSha256: string;
}

/** By document number. */
export async function readAnnounced(
  rows: Rows,
  partnerId: number,
  documentNumbers: readonly string[],
): Promise<ReadonlyMap<string, AnnouncedBefore>> {
  const announced = new Map<string, AnnouncedBefore>();
  if (documentNumbers.length === 0) return announced;
  const found = await rows.rows<Row>(
    `/* announcedBefore */ select s.id, s.shipment_number as "shipmentNumber", d.message_id as "messageId", encode(d.content_sha256, 'hex') as "contentSha256",
       d.interchange_ordinal as envelope, d.group_ordinal as "group", d.set_ordinal as "set"
     from inbound_shipment s left join inbound_document d on d.tenant_id = s.tenant_id and d.inbound_shipment_id = s.id and d.status = 'APPLIED'
     where s.tenant_id = $1 and s.supplier_id = $2 and s.shipment_number = any($3::text[])`,
    [rows.tenantId, partnerId, documentNumbers],
  );
  for (const row of found) {
    const known = announced.get(row.shipmentNumber)?.applied ?? [];
    const applied = row.messageId === null ? known : [...known, { ...row, messageId: row.messageId, place: placeKey(row) }];
    announced.set(row.shipmentNumber, { inboundShipmentId: row.id, applied });
  }
  return announced;
}
