import { newPublicId } from '../platform/ids.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import type { Announcement } from './catalogue.js';

/**
 * Writes events into the table, without positions, in the caller's transaction. Call it last: after all locks are held, so that the row's
 * id is drawn when nothing can overtake it (decisions in docs/adr/0007).
 */
export async function announce(work: UnitOfWork, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return;
  const rows = announcements.map((announcement) => ({
    public_id: newPublicId(),
    type: announcement.type,
    occurred_at: announcement.occurredAt ?? work.now,
    subjects: announcement.subjects,
    partner_ids: announcement.partnerIds ?? [],
    site_id: announcement.siteId ?? null,
    transaction_id: announcement.transactionId ?? null,
    payload: announcement.payload,
  }));
  await work.rows(
    `/* announce */ insert into domain_event
       (tenant_id, public_id, type, occurred_at, recorded_at, subjects, partner_ids, site_id, transaction_id, payload)
     select $1, r.public_id, r.type, r.occurred_at, $2, r.subjects, r.partner_ids, r.site_id, r.transaction_id, r.payload
     from rows from (jsonb_to_recordset($3::jsonb) as (public_id uuid, type text, occurred_at timestamptz, subjects jsonb,
       partner_ids bigint[], site_id bigint, transaction_id bigint, payload jsonb)) with ordinality
       as r (public_id, type, occurred_at, subjects, partner_ids, site_id, transaction_id, payload, ordinal)
     order by r.ordinal`,
    [work.tenantId, work.now, JSON.stringify(rows)],
  );
}
