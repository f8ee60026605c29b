import type { Announcement } from '../../events/catalogue.js';
import { siteToday } from '../../platform/clock.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { clearSolved } from '../../steps/exceptions/clearSolved.js';
import { raiseExceptions, type ExceptionDraft } from '../../steps/exceptions/raiseExceptions.js';

/** How long after its last usable day a lot is still looked at: what expired before was found by the scans of those days. */
const LOOK_BACK_DAYS = 31;

export interface RaisedExpired {
  readonly announcements: readonly Announcement[];
  /** True when the batch was full. */
  readonly hasMore: boolean;
}

/**
 * Allocated stock that is past its last usable day at its site: allocations stay and cannot be used, so a person decides. Once a lot, site and date,
 * also after somebody has accepted it. What is over meanwhile is ended here too: an allocation may end while the scan that found it runs.
 */
export async function raiseExpired(work: UnitOfWork, atOnce: number): Promise<RaisedExpired> {
  const found = await findExpired(work, atOnce);
  const raised = await raiseExceptions(work, found.map(draftOf));
  const open = await work.rows<{ lotId: number }>(
    `/* lotsOfExpiredExceptions */ select distinct lot_id as "lotId" from work_exception
     where tenant_id = $1 and kind = 'EXPIRED_ALLOCATED_STOCK' and resolved_at is null order by lot_id limit $2`,
    [work.tenantId, atOnce],
  );
  const over = await clearSolved(
    work,
    open.map(({ lotId }) => lotId),
  );
  return { announcements: [...raised, ...over], hasMore: found.length === atOnce };
}

interface Expired {
  readonly lotId: number;
  readonly siteId: number;
  readonly subject: string;
  readonly usableThrough: string;
  readonly lotNumber: string;
  readonly lotUuid: string;
  readonly siteUuid: string;
  readonly orderUuids: readonly string[];
}

/** One range of balance_expiring a site, planned each time like that of announceExpiring. */
async function findExpired(work: UnitOfWork, atOnce: number): Promise<readonly Expired[]> {
  const sites = await work.rows<{ id: number; timeZone: string }>(
    `/* sitesOfExpiry */ select id, time_zone as "timeZone" from site where tenant_id = $1 order by id`,
    [work.tenantId],
  );
  return await work.rows<Expired>(
    `with expired as (
       select b.lot_id, b.site_id, b.usable_through, b.lot_id || '/' || b.site_id || '/' || b.usable_through as subject, array_agg(distinct l.order_id) as orders
       from unnest($2::bigint[], $3::date[]) as s (id, today)
       join balance b on b.tenant_id = $1 and b.site_id = s.id and b.stored and b.usable_through < s.today and b.usable_through >= s.today - $4::int
       join allocation a on a.tenant_id = b.tenant_id and a.balance_id = b.id and a.ended_at is null
       join demand_order_line l on l.tenant_id = a.tenant_id and l.id = a.order_line_id
       where b.allocated > 0 group by b.lot_id, b.site_id, b.usable_through
     )
     select e.lot_id as "lotId", e.site_id as "siteId", e.subject, e.usable_through as "usableThrough", lot.lot_number as "lotNumber",
       lot.public_id as "lotUuid", site.public_id as "siteUuid",
       (select array_agg(o.public_id order by o.id) from demand_order o where o.tenant_id = $1 and o.id = any(e.orders)) as "orderUuids"
     from expired e join lot on lot.tenant_id = $1 and lot.id = e.lot_id join site on site.tenant_id = $1 and site.id = e.site_id
     where not exists (select from work_exception w where w.tenant_id = $1 and w.kind = 'EXPIRED_ALLOCATED_STOCK' and w.subject = e.subject)
     order by e.lot_id, e.site_id limit $5`,
    [work.tenantId, sites.map((site) => site.id), sites.map((site) => siteToday(work.now, site.timeZone)), LOOK_BACK_DAYS, atOnce],
  );
}

function draftOf(expired: Expired): ExceptionDraft {
  const orders = expired.orderUuids.map((uuid) => encodeTypeId(ID_PREFIXES.order, uuid));
  return {
    kind: 'EXPIRED_ALLOCATED_STOCK',
    subject: expired.subject,
    summary: `Lot ${expired.lotNumber} was usable through ${expired.usableThrough}, and ${orders.length} orders wait for it.`,
    subjects: {
      lot: [encodeTypeId(ID_PREFIXES.lot, expired.lotUuid)],
      site: [encodeTypeId(ID_PREFIXES.site, expired.siteUuid)],
      order: orders,
    },
    lotId: expired.lotId,
    siteId: expired.siteId,
    orderCount: orders.length,
    daysLeft: 0,
  };
}
