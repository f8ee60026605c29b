import type { Rows } from '../../platform/database/rows.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { ItemAtSite } from '../locks.js';

/** An item at a site, with the day there. */
export interface ItemToday extends ItemAtSite {
  readonly siteToday: LocalDate;
}

export interface FreeAndReserved {
  /** By the one predicate, whatever is reserved. */
  readonly free: Quantity;
  /** By reservations that live. */
  readonly reserved: Quantity;
}

/** `$5` is the instant: a reservation is gone when its time is. */
const RESERVED = `select sum(r.quantity) as reserved from reservation r
  where r.tenant_id = $1 and r.item_id = k.item_id and r.site_id = k.site_id and r.ended_at is null and r.expires_at > $5`;
const KEYS = 'unnest($2::bigint[], $3::bigint[], $4::date[]) with ordinality as k (item_id, site_id, today, ordinal)';
const FREE = `select sum(greatest(b.on_hand - b.allocated - b.held, 0)) as free from balance b
  where b.tenant_id = $1 and b.item_id = k.item_id and b.site_id = k.site_id and b.blocked_bits = 0 and b.owner_id is null and b.usable_through >= k.today`;

/** One a key. Exact as long as the items at their sites are locked, but for holds and moves. */
export async function freeAndReserved(rows: Rows, keys: readonly ItemToday[], now: string): Promise<readonly FreeAndReserved[]> {
  return (
    await sums(rows, keys, {
      now,
      text: `/* freeAndReserved */ select coalesce(f.free, 0) as free, coalesce(r.reserved, 0) as reserved
    from ${KEYS} cross join lateral (${RESERVED}) r cross join lateral (${FREE}) f order by k.ordinal`,
    })
  ).map(({ free, reserved }) => ({ free: quantity(free ?? '0'), reserved: quantity(reserved) }));
}

/** The same where something is reserved; undefined where nothing is, which is cheap to see. */
export async function freeWhereReserved(
  rows: Rows,
  keys: readonly ItemToday[],
  now: string,
): Promise<readonly (FreeAndReserved | undefined)[]> {
  const found = await sums(rows, keys, {
    now,
    text: `/* freeWhereReserved */ select coalesce(r.reserved, 0) as reserved,
      case when r.reserved > 0 then coalesce((${FREE}), 0) end as free
    from ${KEYS} cross join lateral (${RESERVED}) r order by k.ordinal`,
  });
  return found.map(({ free, reserved }) => (free === null ? undefined : { free: quantity(free), reserved: quantity(reserved) }));
}

interface Sum {
  readonly free: string | null;
  readonly reserved: string;
}

async function sums(
  rows: Rows,
  keys: readonly ItemToday[],
  { text, now }: { readonly text: string; readonly now: string },
): Promise<readonly Sum[]> {
  if (keys.length === 0) return [];
  return await rows.rows<Sum>(text, [
    rows.tenantId,
    keys.map(({ itemId }) => itemId),
    keys.map(({ siteId }) => siteId),
    keys.map(({ siteToday }) => siteToday),
    now,
  ]);
}
