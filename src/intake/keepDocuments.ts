import { newPublicId } from '../platform/ids.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import type { ExplainedDocument } from './documentOutcome.js';
import { storable } from './storable.js';

/** Writes the documents of a message; on a replay their fate is written anew, except of those that were applied: they stay so. */
export async function keepDocuments(work: UnitOfWork, messageId: number, outcomes: readonly ExplainedDocument[]): Promise<void> {
  if (outcomes.length === 0) return;
  const taken = await appliedElsewhere(work, messageId, outcomes);
  const rows = outcomes.map((outcome) => ({
    public_id: newPublicId(),
    interchange_ordinal: outcome.place.envelope,
    group_ordinal: outcome.place.group,
    set_ordinal: outcome.place.set,
    kind: outcome.document.kind,
    set_control_number: outcome.document.controlNumber,
    document_number: outcome.document.documentNumber ?? null,
    content_sha256: outcome.contentSha256 ?? null,
    status: outcome.status === 'APPLIED' && taken.has(outcome.inboundShipmentId ?? 0) ? 'DUPLICATE' : outcome.status,
    inbound_shipment_id: outcome.inboundShipmentId ?? null,
    issues: outcome.issues,
    lines: outcome.explanation.lines,
    line_count: outcome.explanation.lineCount,
  }));
  await work.rows(
    `/* keepDocuments */ insert into inbound_document (tenant_id, message_id, public_id, interchange_ordinal, group_ordinal, set_ordinal, kind,
       set_control_number, document_number, content_sha256, status, inbound_shipment_id, issues, lines, line_count)
     select $1, $2, r.public_id, r.interchange_ordinal, r.group_ordinal, r.set_ordinal, r.kind, r.set_control_number, r.document_number,
       decode(r.content_sha256, 'hex'), r.status, r.inbound_shipment_id, r.issues, r.lines, r.line_count
     from jsonb_to_recordset($3::jsonb) as r (public_id uuid, interchange_ordinal int, group_ordinal int, set_ordinal int, kind text,
       set_control_number text, document_number text, content_sha256 text, status text, inbound_shipment_id bigint, issues jsonb, lines jsonb, line_count int)
     on conflict (tenant_id, message_id, interchange_ordinal, group_ordinal, set_ordinal) do update
       set status = excluded.status, inbound_shipment_id = excluded.inbound_shipment_id, issues = excluded.issues, document_number = excluded.document_number,
         content_sha256 = excluded.content_sha256, lines = excluded.lines, line_count = excluded.line_count
       where inbound_document.status <> 'APPLIED'`,
    [work.tenantId, messageId, JSON.stringify(storable(rows))],
  );
}

/** Shipments that a document of another message made while this one was processed: one document made it, the others came again. */
async function appliedElsewhere(work: UnitOfWork, messageId: number, outcomes: readonly ExplainedDocument[]): Promise<ReadonlySet<number>> {
  const ids = outcomes.flatMap(({ inboundShipmentId }) => inboundShipmentId ?? []);
  if (ids.length === 0) return new Set();
  const found = await work.rows<{ id: number }>(
    `/* appliedElsewhere */ select inbound_shipment_id as id from inbound_document
     where tenant_id = $1 and inbound_shipment_id = any($2::bigint[]) and status = 'APPLIED' and message_id <> $3`,
    [work.tenantId, ids, messageId],
  );
  return new Set(found.map(({ id }) => id));
}
