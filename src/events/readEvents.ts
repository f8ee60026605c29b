import type { Rows } from '../platform/database/rows.js';
import type { EventType } from './catalogue.js';
import type { StoredEvent } from './storedEvent.js';

/** Events a page of a replay holds. */
export const EVENTS_PAGE = 500;
/** Positions one read looks through when it searches for types or a partner's: what is rare must not make it read a tenant's whole quarter. */
const SEARCHED_POSITIONS = 20_000;

export interface EventsRequest {
  /** Absent: only where the head is. */
  readonly after?: number | undefined;
  /** Absent: all of them. */
  readonly types?: readonly EventType[] | undefined;
}

/** What one snapshot told: read again after `through` for more. */
export interface EventsRead {
  readonly events: readonly StoredEvent[];
  /** All positions up to here were looked at. */
  readonly through: number;
  readonly head: number;
  /** Events up to here were deleted after the retention. */
  readonly expiredThrough: number;
}

/** A page of a tenant's events in order of position. `rows` must be one snapshot. */
export async function readEvents(rows: Rows, request: EventsRequest): Promise<EventsRead> {
  const [known] = await rows.rows<{ head: number; expiredThrough: number }>(
    `/* eventHead */ select position as head, expired_through as "expiredThrough" from event_head where tenant_id = $1`,
    [rows.tenantId],
  );
  const { head, expiredThrough } = known ?? { head: 0, expiredThrough: 0 };
  const { after = head, types } = request;
  if (after >= head || after < expiredThrough) return { events: [], through: after, head, expiredThrough };
  const isSearch = types !== undefined || rows.partnerId !== undefined;
  const upTo = isSearch ? Math.min(head, after + SEARCHED_POSITIONS) : head;
  const events = await rows.rows<StoredEvent>(
    `/* followedEvents */ select position, public_id as "publicId", type, type_version as "typeVersion", occurred_at as "occurredAt",
       recorded_at as "recordedAt", subjects, payload, site_id as "siteId", partner_ids as "partnerIds", transaction_id as "transactionId"
     from domain_event
     where tenant_id = $1 and position > $2 and position <= $3 and ($4::text[] is null or type = any($4)) order by position limit $5`,
    [rows.tenantId, after, upTo, types ?? null, EVENTS_PAGE],
  );
  const through = events.length < EVENTS_PAGE ? upTo : (events.at(-1)?.position ?? upTo);
  return { events, through, head, expiredThrough };
}
