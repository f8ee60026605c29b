import type { Rows } from '../../platform/database/rows.js';
import { filteredPartner } from '../shared/partnerWall.js';

/** An event as it is kept. `position` is the cursor; the payload's form follows from the type (src/events/catalogue.ts). */
export interface EventRow {
  readonly position: number;
  /** A UUID. */
  readonly publicId: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly siteId: number | null;
  readonly partnerIds: readonly number[];
  readonly transactionId: number | null;
}

export interface EventsPageRequest {
  /** Position of the last event the caller has; absent: from the oldest that is kept. */
  readonly after?: number | undefined;
  /** Absent: all types. */
  readonly types?: readonly string[] | undefined;
  /** Page size, checked by the caller. */
  readonly first: number;
}

export interface EventsPage {
  readonly events: readonly EventRow[];
  /** Where the next page begins; behind the last event when the search for types was cut off there. */
  readonly endPosition: number;
  readonly hasNextPage: boolean;
  /** The tenant's last position at that instant. */
  readonly head: number;
  /** A request after a lower position than this cannot be answered: those events are no longer kept. */
  readonly oldestPosition: number;
}

/** Positions a page looks through when it searches for types or for a partner's; a page may so be short and yet have a next one. */
const SEARCHED_POSITIONS = 20_000;

/** A page of the tenant's events by position; of a partner, those that concern it. Empty when `after` is too old: compare it with `oldestPosition`. */
export async function eventsPage(rows: Rows, request: EventsPageRequest): Promise<EventsPage> {
  const { head, oldestPosition } = await heads(rows);
  const { after = oldestPosition, types, first } = request;
  if (after >= head || after < oldestPosition) return { events: [], endPosition: after, hasNextPage: false, head, oldestPosition };
  const partner = filteredPartner(rows);
  const isSearch = types !== undefined || rows.partnerId !== undefined;
  const upTo = isSearch ? Math.min(head, after + SEARCHED_POSITIONS) : head;
  const events = await rows.rows<EventRow>(
    `/* eventsPage */ select position, public_id as "publicId", type, type_version as "typeVersion", occurred_at as "occurredAt",
       recorded_at as "recordedAt", subjects, payload, site_id as "siteId", partner_ids as "partnerIds", transaction_id as "transactionId"
     from domain_event
     where tenant_id = $1 and position > $2 and position <= $3 and ($4::text[] is null or type = any($4))${partner === undefined ? '' : OF_PARTNER}
     order by position limit $5`,
    [rows.tenantId, after, upTo, types ?? null, first, ...(partner === undefined ? [] : [partner])],
  );
  const endPosition = events.length < first ? upTo : (events.at(-1)?.position ?? upTo);
  return { events, endPosition, hasNextPage: endPosition < head, head, oldestPosition };
}

/** The first of the two conditions is that of the partial index domain_event_partner. */
const OF_PARTNER = ` and partner_ids <> '{}' and $6::bigint = any (partner_ids)`;

/** Position of the tenant's last event in this snapshot: follow from it, and nothing that the snapshot did not show is missed. */
export async function headPosition(rows: Rows): Promise<number> {
  return (await heads(rows)).head;
}

async function heads(rows: Rows): Promise<{ readonly head: number; readonly oldestPosition: number }> {
  const [row] = await rows.rows<{ head: number; oldestPosition: number }>(
    `/* headPosition */ select position as head, expired_through as "oldestPosition" from event_head where tenant_id = $1`,
    [rows.tenantId],
  );
  return row ?? { head: 0, oldestPosition: 0 };
}
