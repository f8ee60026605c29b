import { availableToPromise, type PromiseParts } from '../../domain/stock/availableToPromise.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { NO_QUANTITY, addQuantities, minus, most, quantity, type Quantity } from '../../domain/shared/quantity.js';
import { stockForCustomer, type RuledStock } from '../../ledger/promising/stockForCustomer.js';
import { siteToday } from '../../platform/clock.js';
import type { Rows } from '../../platform/database/rows.js';
import { uncoveredLines } from '../purchasing/uncoveredLines.js';
import type { BatchQuery } from '../shared/lookUp.js';

/** What is asked of each item. Internal ids. */
export interface PromiseQuestion {
  /** All sites together if null. */
  readonly siteId: number | null;
  /** By when; now if null, and then nothing that is still to come counts. */
  readonly on: LocalDate | null;
  /** Whose rules of lots hold; nobody's if null. */
  readonly customerId: number | null;
  /** The present instant. */
  readonly now: string;
}

export interface PromisedItem extends PromiseParts, PromiseQuestion {
  readonly itemId: number;
  readonly available: Quantity;
  /** False when there is more stock than rules of the customer were held against: then no less than this is available. */
  readonly complete: boolean;
}

/** One question about one item, as the key of a look-up: equal questions are asked once. */
export const promiseKey = (itemId: number, { siteId, on, customerId, now }: PromiseQuestion): string =>
  JSON.stringify([itemId, siteId, on, customerId, now]);

/** What can be promised, for many items in one statement; rules of customers take a second look. Reads all of the tenant's stock. */
export const promisesByKey: BatchQuery<string, PromisedItem> = async (rows, keys) => {
  const questions = new Map<string, { readonly question: PromiseQuestion; readonly itemIds: number[] }>();
  for (const key of keys) {
    const [itemId, siteId, on, customerId, now] = JSON.parse(key) as [number, number | null, LocalDate | null, number | null, string];
    const question = { siteId, on, customerId, now };
    const alike = questions.get(promiseKey(0, question)) ?? { question, itemIds: [] };
    questions.set(promiseKey(0, question), alike);
    alike.itemIds.push(itemId);
  }
  const promises = new Map<string, PromisedItem>();
  for (const { question, itemIds } of questions.values()) {
    for (const promised of await promisesOf(rows, itemIds, question)) promises.set(promiseKey(promised.itemId, question), promised);
  }
  return promises;
};

/** A site, its today, and the day that counts there: what was asked for, and never a day that is past. */
interface SiteDay {
  readonly siteId: number;
  readonly siteToday: LocalDate;
  readonly shipOn: LocalDate;
}

async function promisesOf(rows: Rows, itemIds: readonly number[], question: PromiseQuestion): Promise<readonly PromisedItem[]> {
  const days = await daysOfSites(rows, question);
  const sums = await sumsOf(rows, itemIds, { days, question });
  const ruled = await ruledStock(rows, sums, { question, days });
  return sums.map(({ itemId, ...texts }) => {
    const onHand = quantity(texts.onHand);
    const { free, isCut } = ruled.get(itemId) ?? { free: onHand, isCut: false };
    const parts = {
      onHand,
      keptByRules: most(minus(onHand, free), NO_QUANTITY),
      expected: quantity(texts.expected),
      openDemand: quantity(texts.openDemand),
      reserved: quantity(texts.reserved),
    };
    return { ...question, itemId, ...parts, available: availableToPromise(parts), complete: !isCut };
  });
}

async function daysOfSites(rows: Rows, { siteId, on, now }: PromiseQuestion): Promise<readonly SiteDay[]> {
  const sites = await rows.rows<{ readonly id: number; readonly timeZone: string }>(
    `/* sitesOfPromise */ select id, time_zone as "timeZone" from site where tenant_id = $1 and ($2::bigint is null or id = $2) order by id`,
    [rows.tenantId, siteId],
  );
  // Sites of one zone have one day.
  const todayIn = new Map(sites.map(({ timeZone }) => [timeZone, '' as LocalDate]));
  for (const timeZone of todayIn.keys()) todayIn.set(timeZone, siteToday(now, timeZone) as LocalDate);
  return sites.map(({ id, timeZone }) => {
    const today = todayIn.get(timeZone) as LocalDate;
    return { siteId: id, siteToday: today, shipOn: on === null || on < today ? today : on };
  });
}

interface Sums {
  readonly itemId: number;
  readonly onHand: string;
  readonly expected: string;
  readonly openDemand: string;
  readonly reserved: string;
}

// Lists come out of a subquery, and one site is no list: a planner that knows how long they are plans anew each time, for 2 of 4 ms (bench/atp).
const ITEMS = `(select $2::bigint[])::bigint[]`;
const AT_ALL_SITES = `unnest((select $3::bigint[]), (select $4::date[])) as d (site_id, day)`;
const AT_ONE_SITE = `(select ($3::bigint[])[1] as site_id, ($4::date[])[1] as day) as d`;
/** By the index of what may be used, balance_first_expiring. What is a partner's is promised to nobody. */
const free = (days: string): string => `select b.item_id, sum(greatest(b.on_hand - b.allocated - b.held, 0)) as free
  from ${days}
  join balance b on b.tenant_id = $1 and b.item_id = any(${ITEMS}) and b.site_id = d.site_id and b.blocked_bits = 0 and b.owner_id is null
    and b.usable_through >= d.day
  group by b.item_id`;
/** Announced lines with a day and a site, whose goods will be usable on the day. Nobody knows their lots' other facts yet. */
const announced = (days: string): string => `select l.item_id, greatest(l.quantity - l.received, 0) as coming
  from inbound_shipment_line l
  join inbound_shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id and s.status in ('EXPECTED', 'PARTIALLY_RECEIVED')
  join ${days} on d.site_id = s.site_id and s.expected_on <= d.day
  join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
  where l.tenant_id = $1 and l.item_id = any(${ITEMS})
    and coalesce(l.expires_on, case when i.blocks_on_best_before then l.best_before_on end, 'infinity') >= d.day`;
const ordered = (days: string): string => `select u.item_id, u.uncovered as coming from (${uncoveredLines(ITEMS)}) u
  join ${days} on d.site_id = u.site_id and u.expected_on <= d.day`;
const expected = (days: string): string => `select c.item_id, sum(c.coming) as expected
  from (${announced(days)} union all ${ordered(days)}) c group by c.item_id`;
const demand = (days: string): string => `select l.item_id, sum(l.quantity - l.allocated - l.shipped) as wanted
  from demand_order_line l
  join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id and o.status = 'OPEN'
  join ${days} on d.site_id = o.site_id and o.ship_on <= d.day
  where l.tenant_id = $1 and l.item_id = any(${ITEMS}) and l.allocated + l.shipped < l.quantity
  group by l.item_id`;

/** What lives at the instant, `$5`. */
const reserved = (days: string): string => `select r.item_id, sum(r.quantity) as reserved from ${days}
  join reservation r on r.tenant_id = $1 and r.item_id = any(${ITEMS}) and r.site_id = d.site_id and r.ended_at is null and r.expires_at > $5
  group by r.item_id`;

const now = (
  days: string,
): string => `select i.id as "itemId", coalesce(f.free, 0) as "onHand", 0::numeric as expected, 0::numeric as "openDemand", coalesce(r.reserved, 0) as reserved
  from unnest(${ITEMS}) as i (id) left join (${free(days)}) f on f.item_id = i.id left join (${reserved(days)}) r on r.item_id = i.id`;
const byDate = (days: string): string => `select i.id as "itemId", coalesce(f.free, 0) as "onHand", coalesce(e.expected, 0) as expected,
    coalesce(w.wanted, 0) as "openDemand", coalesce(r.reserved, 0) as reserved
  from unnest(${ITEMS}) as i (id) left join (${free(days)}) f on f.item_id = i.id left join (${expected(days)}) e on e.item_id = i.id
  left join (${demand(days)}) w on w.item_id = i.id left join (${reserved(days)}) r on r.item_id = i.id`;

const TEXTS = {
  one: { now: `/* promisableAtSite */ ${now(AT_ONE_SITE)}`, byDate: `/* promisableAtSiteByDate */ ${byDate(AT_ONE_SITE)}` },
  all: { now: `/* promisable */ ${now(AT_ALL_SITES)}`, byDate: `/* promisableByDate */ ${byDate(AT_ALL_SITES)}` },
} as const;

interface Asked {
  readonly question: PromiseQuestion;
  readonly days: readonly SiteDay[];
}

async function sumsOf(rows: Rows, itemIds: readonly number[], { days, question }: Asked): Promise<readonly Sums[]> {
  const text = TEXTS[days.length === 1 ? 'one' : 'all'][question.on === null ? 'now' : 'byDate'];
  return await rows.rows<Sums>(text, [
    rows.tenantId,
    itemIds,
    days.map(({ siteId }) => siteId),
    days.map(({ shipOn }) => shipOn),
    question.now,
  ]);
}

/** What the customer may have of each item that a rule of it speaks of; the others are missing. */
async function ruledStock(
  rows: Rows,
  sums: readonly Sums[],
  { question: { customerId }, days }: Asked,
): Promise<ReadonlyMap<number, { readonly free: Quantity; readonly isCut: boolean }>> {
  if (customerId === null) return new Map();
  const places = sums.flatMap(({ itemId, onHand }) => (Number(onHand) > 0 ? days.map((day) => ({ itemId, ...day })) : []));
  const stock = await stockForCustomer(rows, customerId, places);
  const byItem = new Map<number, RuledStock[]>();
  for (const [index, { itemId }] of places.entries()) {
    const ofPlace = stock[index];
    if (ofPlace !== undefined) byItem.set(itemId, [...(byItem.get(itemId) ?? []), ofPlace]);
  }
  return new Map(
    [...byItem].map(([itemId, ofItem]) => [
      itemId,
      { free: addQuantities(ofItem.map((each) => each.quantity)), isCut: ofItem.some(({ isCut }) => isCut) },
    ]),
  );
}
