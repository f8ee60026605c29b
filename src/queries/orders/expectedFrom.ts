import { fillBackorders, type ExpectedSupply, type OpenDemand } from '../../domain/order/backorders.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { NO_QUANTITY, minus, most, quantity } from '../../domain/shared/quantity.js';
import { freeAndReserved } from '../../ledger/promising/freeAndReserved.js';
import { siteToday } from '../../platform/clock.js';
import type { Rows } from '../../platform/database/rows.js';
import { encodeTypeId } from '../../platform/ids.js';
import { uncoveredLines } from '../purchasing/uncoveredLines.js';
import type { BatchQuery } from '../shared/lookUp.js';

/** A line of an order, at an instant, as the key of a look-up. */
export const backorderKey = (orderLineId: number, now: string): string => JSON.stringify([orderLineId, now]);

/** What will fill what is open of lines: the same facts as for what can be promised, shared out among all open orders. Staff only. */
export const expectedFromByKey: BatchQuery<string, readonly ExpectedSupply[]> = async (rows, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [number, string]);
  const now = asked[0]?.[1] ?? '';
  const places = await placesOf(
    rows,
    asked.map(([lineId]) => lineId),
  );
  const stock = await freeAndReserved(
    rows,
    places.map((place) => ({ ...place, siteToday: siteToday(now, place.timeZone) as LocalDate })),
    now,
  );
  const demands = grouped(await openDemands(rows, places), ({ open, ...demand }) => ({ ...demand, open: quantity(open) }));
  const supplies = grouped(await expectedSupplies(rows, places), toSupply);
  const filled = new Map<number, readonly ExpectedSupply[]>();
  for (const [index, { itemId, siteId }] of places.entries()) {
    const { free, reserved } = stock[index] as (typeof stock)[number];
    const place = placeOf(itemId, siteId);
    const given = { free: most(minus(free, reserved), NO_QUANTITY), supplies: supplies.get(place) ?? [] };
    for (const [lineId, from] of fillBackorders(demands.get(place) ?? [], given)) filled.set(lineId, from);
  }
  return new Map(asked.map(([lineId], index) => [keys[index] as string, filled.get(lineId) ?? []]));
};

interface Place {
  readonly itemId: number;
  readonly siteId: number;
  readonly timeZone: string;
}

const placeOf = (itemId: number, siteId: number): string => `${itemId}/${siteId}`;

/** Items at sites of which lines are open. */
async function placesOf(rows: Rows, lineIds: readonly number[]): Promise<readonly Place[]> {
  return await rows.rows<Place>(
    `/* placesOfBackorders */ select distinct l.item_id as "itemId", o.site_id as "siteId", s.time_zone as "timeZone"
     from demand_order_line l
     join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id and o.status = 'OPEN'
     join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
     where l.tenant_id = $1 and l.id = any($2::bigint[]) and l.allocated + l.shipped < l.quantity`,
    [rows.tenantId, lineIds],
  );
}

interface AtPlace {
  readonly itemId: number;
  readonly siteId: number;
}

async function openDemands(rows: Rows, places: readonly Place[]) {
  return await rows.rows<AtPlace & Omit<OpenDemand, 'open'> & { readonly open: string }>(
    `/* openDemands */ select l.id as "lineId", l.item_id as "itemId", o.site_id as "siteId", l.quantity - l.allocated - l.shipped as open, o.is_rush as "isRush", o.rank,
       o.promised_on as "promisedOn", o.ship_on as "shipOn"
     from unnest($2::bigint[], $3::bigint[]) as k (item_id, site_id)
     join demand_order_line l on l.tenant_id = $1 and l.item_id = k.item_id and l.allocated + l.shipped < l.quantity
     join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id and o.site_id = k.site_id and o.status = 'OPEN'`,
    [rows.tenantId, ...placeLists(places)],
  );
}

interface SupplyRow extends AtPlace {
  readonly announcedUuid: string | null;
  readonly orderedUuid: string | null;
  readonly expectedOn: LocalDate;
  readonly quantity: string;
}

/** What is expected first comes first; of one day, what is announced before what is only ordered. */
async function expectedSupplies(rows: Rows, places: readonly Place[]): Promise<readonly SupplyRow[]> {
  return await rows.rows<SupplyRow>(
    `/* expectedSupplies */ with k as (select * from unnest($2::bigint[], $3::bigint[]) as u (item_id, site_id)),
     supply as (
       select l.item_id, s.site_id, s.expected_on, l.public_id as announced, null::uuid as ordered, l.quantity - l.received as quantity, l.id
       from k
       join inbound_shipment_line l on l.tenant_id = $1 and l.item_id = k.item_id and l.received < l.quantity
       join inbound_shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id and s.site_id = k.site_id
         and s.status in ('EXPECTED', 'PARTIALLY_RECEIVED') and s.expected_on is not null
       union all
       select u.item_id, u.site_id, u.expected_on, null, u.public_id, u.uncovered, u.id
       from (${uncoveredLines('$2::bigint[]')}) u join k on k.item_id = u.item_id and k.site_id = u.site_id
       where u.expected_on is not null and u.uncovered > 0)
     select item_id as "itemId", site_id as "siteId", announced as "announcedUuid", ordered as "orderedUuid", expected_on as "expectedOn", quantity
     from supply order by expected_on, announced is null, id`,
    [rows.tenantId, ...placeLists(places)],
  );
}

const placeLists = (places: readonly Place[]): readonly (readonly number[])[] => [
  places.map(({ itemId }) => itemId),
  places.map(({ siteId }) => siteId),
];

const toSupply = ({ announcedUuid, orderedUuid, expectedOn, quantity: text }: SupplyRow): ExpectedSupply => ({
  inboundShipmentLineId: announcedUuid === null ? null : encodeTypeId(ID_PREFIXES.inboundShipmentLine, announcedUuid),
  purchaseOrderLineId: orderedUuid === null ? null : encodeTypeId(ID_PREFIXES.purchaseOrderLine, orderedUuid),
  expectedOn,
  quantity: quantity(text),
});

function grouped<Row extends AtPlace, Value>(rows: readonly Row[], valueOf: (row: Row) => Value): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const place = placeOf(row.itemId, row.siteId);
    const group = groups.get(place) ?? [];
    groups.set(place, group);
    group.push(valueOf(row));
  }
  return groups;
}
