import { announce } from '../../events/announce.js';
import { openBalances, type BalanceBook, type BalanceKey } from '../../ledger/balanceBook.js';
import { keyedSource } from '../../ledger/keyedSource.js';
import { loadOpenHolds, type OpenHold } from '../../ledger/openHolds.js';
import { draft, post, type DraftPosting } from '../../ledger/post.js';
import { siteToday } from '../../platform/clock.js';
import type { Command, Intent } from '../../platform/execute.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { clearSolved } from '../../steps/exceptions/clearSolved.js';
import { binsByKind, partnersByPublicId } from '../../steps/facts/loadFacts.js';
import { onceEach } from '../../steps/ordering/onceEach.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders } from '../../steps/ordering/orderFacts.js';
import { touchOrders } from '../../steps/ordering/touchOrders.js';
import { advanceAllocations, type Advance } from '../../steps/shipping/advanceAllocations.js';
import { blockedGoods } from '../../steps/shipping/blockedGoods.js';
import { boundGoods } from '../../steps/shipping/boundGoods.js';
import { forbiddenLots } from '../../steps/shipping/forbiddenLots.js';
import { lockTracking } from '../../steps/shipping/lockTracking.js';
import { settleTracking } from '../../steps/shipping/settleTracking.js';
import { keepShipments, withShipped, type LeavingGoods, type LeavingShipment } from './keepShipments.js';
import { packagesOfGoods, takenShipmentNumbers } from './loadShipFacts.js';
import { prepareShip, type PreparedShipment, type ShipFacts } from './prepareShip.js';
import type { OrderShippedResult, ShipOrder } from './shipOrderInput.js';

/**
 * Lets picked and packed goods leave: from where they stand into transit, each lot for the line it was allocated to, for ever. What is blocked since,
 * by a hold, quality, a recall, its last day or what the customer asks of its lots, does not leave, and then nothing of the shipment does.
 */
export const shipOrder: Command<ShipOrder, OrderShippedResult, Refusal> = {
  name: 'shipOrder',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const prepared = onceEach(intents.map(({ input }) => prepareShip(input, facts)));
    const ready = prepared.flatMap((each) => (each.ok ? [each.value] : []));
    await lockTracking(work, ready.flatMap(trackingNumbers));
    const transit = await binsByKind(
      work,
      ready.map(({ order }) => order.site.id),
      ['IN_TRANSIT'],
    );
    const inTransit = (siteId: number, from: BalanceKey): BalanceKey => ({
      ...from,
      binId: transit.get(`${siteId}/IN_TRANSIT`)?.id as number,
    });
    const book = await openBalances(
      work,
      ready.flatMap(({ order, goods }) => goods.flatMap(({ from }) => [from, inTransit(order.site.id, from)])),
    );
    const holds = await loadOpenHolds(work, [...new Set(ready.flatMap(({ goods }) => goods.map(({ lotId }) => lotId)))]);
    const forbidden = await forbiddenLots(work, ready);
    const decisions = prepared.map((each, index) =>
      each.ok
        ? decideShipping(each.value, {
            book,
            holds,
            forbidden: forbidden[ready.indexOf(each.value)] ?? [],
            inTransit,
            work,
            intent: intents[index] as Intent<ShipOrder>,
          })
        : each,
    );
    const kept = await keep(
      work,
      decisions.flatMap((decision) => (decision.ok ? [decision.value] : [])),
      book,
    );
    return decisions.map((decision) =>
      decision.ok ? { ok: true, value: kept.get(decision.value.order.id) as OrderShippedResult } : decision,
    );
  },
};

async function loadFacts(work: UnitOfWork, intents: readonly Intent<ShipOrder>[]): Promise<ShipFacts> {
  const orders = await lockOrders(
    work,
    intents.map(({ input }) => input.orderId),
  );
  const goods = await boundGoods(work, [...orders.values()]);
  return {
    orders,
    goods,
    packages: await packagesOfGoods(work, [...goods.values()]),
    carriers: await partnersByPublicId(
      work,
      intents.map(({ input }) => input.carrierId),
    ),
    takenNumbers: await takenShipmentNumbers(
      work,
      intents.flatMap(({ input }) => input.shipmentNumber ?? []),
    ),
    now: work.now,
  };
}

const trackingNumbers = ({ input, packages }: PreparedShipment): readonly string[] =>
  [input.trackingNumber, ...packages.map(({ trackingNumber }) => trackingNumber)].filter((number) => typeof number === 'string');

interface DecideContext {
  readonly book: BalanceBook;
  readonly holds: readonly OpenHold[];
  readonly forbidden: readonly Refusal[];
  readonly inTransit: (siteId: number, from: BalanceKey) => BalanceKey;
  readonly work: UnitOfWork;
  readonly intent: Intent<ShipOrder>;
}

interface DecidedShipping extends PreparedShipment {
  readonly posting: DraftPosting;
  readonly leaving: readonly LeavingGoods[];
}

function decideShipping(
  shipment: PreparedShipment,
  { book, holds, forbidden, inTransit, work, intent }: DecideContext,
): Decided<DecidedShipping> {
  const { order, goods, occurredAt } = shipment;
  const today = siteToday(work.now, order.site.timeZone) as LocalDate;
  const blocked = blockedGoods(
    goods.map(({ from, quantity, lotNumber }) => ({ balance: book.at(from), quantity, lotNumber, path: ['input', 'orderId'] })),
    { holds, siteToday: today },
  );
  const refusals = [...blocked, ...forbidden];
  if (refusals.length > 0) return { ok: false, refusals };
  const leaving = goods.map((each): LeavingGoods => ({ goods: each, travelsInBalanceId: book.at(inTransit(order.site.id, each.from)).id }));
  const posting = draft(book, {
    type: 'SHIP',
    source: keyedSource(work, 'SHIP', intent.key ?? newPublicId()),
    occurredAt,
    reference: { type: 'ORDER', id: order.publicId },
    movements: goods.map(({ from, quantity }) => ({
      from: book.at(from),
      to: book.at(inTransit(order.site.id, from)),
      quantity,
      goods: 'END_ALLOCATED',
    })),
  });
  return { ok: true, value: { ...shipment, posting, leaving } };
}

async function keep(
  work: UnitOfWork,
  shipments: readonly DecidedShipping[],
  book: BalanceBook,
): Promise<ReadonlyMap<number, OrderShippedResult>> {
  if (shipments.length === 0) return new Map();
  const posted = await post(
    work,
    book,
    shipments.map(({ posting }) => posting),
  );
  await advanceAllocations(
    work,
    shipments.flatMap(({ goods }) =>
      goods.map((each): Advance => ({ allocation: each, quantity: each.quantity, state: 'SHIPPED', balanceId: each.balanceId })),
    ),
  );
  const leaving = shipments.map((each, index): LeavingShipment => ({ ...each, entryIds: posted[index]?.entryIds ?? [] }));
  const kept = await keepShipments(work, leaving);
  const orders = leaving.map(withShipped);
  await touchOrders(work, orders);
  const tracked = await settleTracking(
    work,
    kept.map(({ id }) => id),
  );
  const solved = await clearSolved(work, [...new Set(shipments.flatMap(({ goods }) => goods.map(({ lotId }) => lotId)))]);
  await announce(work, [
    ...posted.map(({ stockChanged }) => stockChanged),
    ...kept.map(({ announcement }) => announcement),
    ...orders.map((order) => orderAnnouncement('OrderShipped', order)),
    ...tracked,
    ...solved,
  ]);
  return new Map(leaving.map(({ order }, index) => [order.id, { orderId: order.publicId, shipmentId: kept[index]?.publicId as string }]));
}
