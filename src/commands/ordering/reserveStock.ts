import { announce } from '../../events/announce.js';
import { lockItemsAtSites } from '../../ledger/locks.js';
import { freeAndReserved } from '../../ledger/promising/freeAndReserved.js';
import { stockForCustomer } from '../../ledger/promising/stockForCustomer.js';
import { siteToday } from '../../platform/clock.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { NO_QUANTITY, formatQuantity, minus, most, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import { availableToPromise } from '../../domain/stock/availableToPromise.js';
import { grantPartners, type PartnerGrant } from '../../steps/access/grantPartners.js';
import { stockReserved, type ReservationFacts } from '../../steps/reserving/reservationFacts.js';
import { placeOf } from '../../steps/reserving/withheldStock.js';
import { checkReserving, loadReserveFacts, type CheckedReserving, type ReserveStock } from './checkReserving.js';

export type { ReserveStock } from './checkReserving.js';

export interface StockReservedResult {
  readonly reservationId: string;
}

/** Keeps some of what may be promised of an item now for one customer, for a time: no lot of it, and nothing that is still to come. */
export const reserveStock: Command<ReserveStock, StockReservedResult, Refusal> = {
  name: 'reserveStock',
  async run(work, intents) {
    const facts = await loadReserveFacts(work, intents);
    const checked = intents.map(({ input }) => checkReserving(input, facts));
    const valid = checked.flatMap((each) => (each.ok ? [each.value] : []));
    await lockItemsAtSites(work, valid.map(placeIn));
    const promisable = await whatMayBePromised(work, valid);
    const reservedBefore = new Map<string, Quantity>();
    const decisions = checked.map((each): Decided<CheckedReserving> => {
      if (!each.ok) return each;
      const place = placeOf(each.value.item.id, each.value.site.id);
      const before = reservedBefore.get(place) ?? NO_QUANTITY;
      const decision = decide(each.value, promisable.get(each.value) as Promisable, before);
      if (decision.ok) reservedBefore.set(place, plus(before, each.value.quantity));
      return decision;
    });
    const accepted = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    const kept = await keepReservations(work, accepted);
    await grantPartners(work, kept.flatMap(grantsOf));
    await announce(work, kept.map(stockReserved));
    const made = new Map(accepted.map((each, index) => [each, (kept[index] as ReservationFacts).publicId]));
    return decisions.map((decision) =>
      decision.ok ? { ok: true, value: { reservationId: made.get(decision.value) as string } } : decision,
    );
  },
};

/** A reservation creates the right of its customer to see what it is of. */
const grantsOf = ({ customer, itemId }: ReservationFacts): readonly PartnerGrant[] =>
  customer === null ? [] : [{ partnerId: customer.id, noun: 'item', objectId: itemId }];

const placeIn = ({ item, site }: CheckedReserving) => ({ itemId: item.id, siteId: site.id });

interface Promisable {
  readonly free: Quantity;
  readonly keptByRules: Quantity;
  readonly reserved: Quantity;
}

async function whatMayBePromised(
  work: UnitOfWork,
  reservings: readonly CheckedReserving[],
): Promise<ReadonlyMap<CheckedReserving, Promisable>> {
  const places = reservings.map((reserving) => {
    const today = siteToday(work.now, reserving.site.timeZone) as LocalDate;
    return { ...placeIn(reserving), siteToday: today, shipOn: today };
  });
  const sums = await freeAndReserved(work, places, work.now);
  const promisable = new Map<CheckedReserving, Promisable>();
  for (const [index, reserving] of reservings.entries()) {
    const { free, reserved } = sums[index] as (typeof sums)[number];
    const { customer } = reserving;
    const [ruled] = customer === undefined ? [] : await stockForCustomer(work, customer.id, places.slice(index, index + 1));
    promisable.set(reserving, { free, reserved, keptByRules: most(minus(free, ruled?.quantity ?? free), NO_QUANTITY) });
  }
  return promisable;
}

function decide(reserving: CheckedReserving, { free, reserved, keptByRules }: Promisable, before: Quantity): Decided<CheckedReserving> {
  const parts = { onHand: free, keptByRules, expected: NO_QUANTITY, openDemand: NO_QUANTITY, reserved: plus(reserved, before) };
  const available = availableToPromise(parts);
  if (reserving.quantity <= available) return { ok: true, value: reserving };
  const { item, quantity } = reserving;
  const refused = refusal(
    'INSUFFICIENT_STOCK',
    `${formatQuantity(quantity)} ${item.baseUnit} of ${item.sku} wanted, ${formatQuantity(available)} may be reserved.`,
    {
      path: ['input', 'quantity'],
      facts: {
        requested: formatQuantity(quantity),
        available: formatQuantity(available),
        reserved: formatQuantity(parts.reserved),
        unit: item.baseUnit,
        item: encodeTypeId(ID_PREFIXES.item, item.uuid),
      },
    },
  );
  return { ok: false, refusals: [refused] };
}

async function keepReservations(work: UnitOfWork, reservings: readonly CheckedReserving[]): Promise<readonly ReservationFacts[]> {
  if (reservings.length === 0) return [];
  const uuids = reservings.map(() => newPublicId());
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* keepReservations */ insert into reservation (tenant_id, public_id, item_id, site_id, customer_id, quantity, expires_at, reserved_by, reserved_at)
     select $1, r.public_id, r.item_id, r.site_id, r.customer_id, r.quantity, r.expires_at, $2, $3
     from unnest($4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::numeric[], $9::timestamptz[])
       as r (public_id, item_id, site_id, customer_id, quantity, expires_at)
     returning id, public_id as uuid`,
    [
      work.tenantId,
      work.actor.principalId,
      work.now,
      uuids,
      reservings.map(({ item }) => item.id),
      reservings.map(({ site }) => site.id),
      reservings.map(({ customer }) => customer?.id ?? null),
      reservings.map(({ quantity }) => formatQuantity(quantity)),
      reservings.map(({ expiresAt }) => expiresAt),
    ],
  );
  const ids = new Map(rows.map((row) => [row.uuid, row.id]));
  return reservings.map(({ item, site, customer, quantity, expiresAt }, index) => ({
    id: ids.get(uuids[index] as string) as number,
    publicId: encodeTypeId(ID_PREFIXES.reservation, uuids[index] as string),
    itemId: item.id,
    itemPublicId: encodeTypeId(ID_PREFIXES.item, item.uuid),
    unit: item.baseUnit,
    siteId: site.id,
    customer: customer === undefined ? null : { id: customer.id, publicId: encodeTypeId(ID_PREFIXES.partner, customer.uuid) },
    quantity,
    expiresAt,
    status: 'LIVE',
  }));
}
