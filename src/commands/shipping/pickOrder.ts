import type { Announcement } from '../../events/catalogue.js';
import { announce } from '../../events/announce.js';
import { openBalances, type BalanceBook } from '../../ledger/balanceBook.js';
import { keyedSource } from '../../ledger/keyedSource.js';
import { lockItemsAtSites, lockLots } from '../../ledger/locks.js';
import { loadOpenHolds, type OpenHold } from '../../ledger/openHolds.js';
import { draft, post, type DraftPosting } from '../../ledger/post.js';
import { siteToday } from '../../platform/clock.js';
import type { Command, Intent } from '../../platform/execute.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { binsByKind, binsByPublicId, itemsById } from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { onceEach } from '../../steps/ordering/onceEach.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders } from '../../steps/ordering/orderFacts.js';
import { touchOrders, withAllocated } from '../../steps/ordering/touchOrders.js';
import { advanceAllocations, type Advance } from '../../steps/shipping/advanceAllocations.js';
import { blockedGoods } from '../../steps/shipping/blockedGoods.js';
import { boundGoods } from '../../steps/shipping/boundGoods.js';
import { settleShortPicks, type ShortPick } from '../../steps/shipping/settleShortPicks.js';
import type { OrderPickedResult, PickOrder } from './pickOrderInput.js';
import { preparePick, type PickFacts, type PreparedPicking } from './preparePick.js';

/**
 * Takes allocated goods from their bins to where they are packed: the lots that were allocated and no others, and nothing that is blocked since. What
 * is not found is set free, stopped where it should lie until it is counted, and made up for by other stock if there is any.
 */
export const pickOrder: Command<PickOrder, OrderPickedResult, Refusal> = {
  name: 'pickOrder',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const prepared = onceEach(intents.map(({ input }) => preparePick(input, facts)));
    const ready = prepared.flatMap((each) => (each.ok ? [each.value] : []));
    await lockForShortPicks(work, ready);
    const book = await openBalances(
      work,
      ready.flatMap(({ picks }) => picks.flatMap(({ goods, to }) => [goods.from, to])),
    );
    const holds = await loadOpenHolds(work, [...new Set(ready.flatMap(({ picks }) => picks.map(({ goods }) => goods.lotId)))]);
    const decisions = prepared.map((each, index) =>
      each.ok ? decidePicking(each.value, { book, holds, work, intent: intents[index] as Intent<PickOrder> }) : each,
    );
    const picked = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    return await keep(work, { decisions, picked, book });
  },
};

async function loadFacts(work: UnitOfWork, intents: readonly Intent<PickOrder>[]): Promise<PickFacts> {
  const orders = await lockOrders(
    work,
    intents.map(({ input }) => input.orderId),
  );
  const goods = await boundGoods(work, [...orders.values()]);
  const itemIds = intents.some(({ input }) => input.picks?.some(({ quantity }) => quantity !== undefined))
    ? [...goods.values()].map(({ itemId }) => itemId)
    : [];
  const staging = await binsByKind(
    work,
    [...orders.values()].map(({ site }) => site.id),
    ['STAGING'],
  );
  return {
    orders,
    goods,
    items: await itemsById(work, itemIds),
    units: await unitsOfItems(work, itemIds),
    bins: await binsByPublicId(
      work,
      intents.map(({ input }) => input.toBinId),
    ),
    stagingBins: new Map([...staging.values()].map((bin) => [bin.siteId, bin])),
    now: work.now,
  };
}

/** A short pick allocates anew and places a hold: what those lock first is locked first here too. */
async function lockForShortPicks(work: UnitOfWork, pickings: readonly PreparedPicking[]): Promise<void> {
  const short = pickings.flatMap(({ order, picks }) =>
    picks.filter(({ missing }) => missing > 0n).map(({ goods }) => ({ itemId: goods.itemId, siteId: order.site.id, lotId: goods.lotId })),
  );
  if (short.length === 0) return;
  await lockItemsAtSites(work, short);
  await lockLots(work, [...new Set(short.map(({ lotId }) => lotId))]);
}

interface DecideContext {
  readonly book: BalanceBook;
  readonly holds: readonly OpenHold[];
  readonly work: UnitOfWork;
  readonly intent: Intent<PickOrder>;
}

interface DecidedPicking extends PreparedPicking {
  /** Nothing is moved when nothing was found. */
  readonly posting: DraftPosting | undefined;
  readonly advances: readonly Advance[];
}

function decidePicking(picking: PreparedPicking, { book, holds, work, intent }: DecideContext): Decided<DecidedPicking> {
  const { order, picks, occurredAt } = picking;
  const found = picks.filter(({ quantity }) => quantity > 0n);
  const today = siteToday(work.now, order.site.timeZone) as LocalDate;
  const refusals = blockedGoods(
    found.map(({ goods, quantity, path }) => ({ balance: book.at(goods.from), quantity, lotNumber: goods.lotNumber, path })),
    { holds, siteToday: today },
  );
  if (refusals.length > 0) return { ok: false, refusals };
  const movements = found.map(({ goods, to, quantity }) => ({
    from: book.at(goods.from),
    to: book.at(to),
    quantity,
    goods: 'STAY_ALLOCATED' as const,
  }));
  const posting =
    movements.length === 0
      ? undefined
      : draft(book, {
          type: 'PICK',
          source: keyedSource(work, 'PICK', intent.key ?? newPublicId()),
          occurredAt,
          reference: { type: 'ORDER', id: order.publicId },
          movements,
        });
  const advances = found.map(
    ({ goods, to, quantity }): Advance => ({ allocation: goods, quantity, state: 'PICKED', balanceId: book.at(to).id }),
  );
  return { ok: true, value: { ...picking, posting, advances } };
}

interface Keeping {
  readonly decisions: readonly Decided<DecidedPicking>[];
  readonly picked: readonly DecidedPicking[];
  readonly book: BalanceBook;
}

async function keep(work: UnitOfWork, { decisions, picked, book }: Keeping): Promise<readonly Decided<OrderPickedResult>[]> {
  const posted = await post(
    work,
    book,
    picked.flatMap(({ posting }) => posting ?? []),
  );
  const advanced = await advanceAllocations(
    work,
    picked.flatMap(({ advances }) => advances),
  );
  const short = picked.flatMap(({ order, picks }) =>
    picks.filter(({ missing }) => missing > 0n).map((pick): ShortPick => ({ ...pick, order })),
  );
  const settled = await settleShortPicks(work, short, book);
  const orders = picked.map(({ order }) => withAllocated(order, settled.allocated));
  await touchOrders(work, orders);
  const announcements: readonly Announcement[] = [
    ...posted.map(({ stockChanged }) => stockChanged),
    ...orders.map((order) => orderAnnouncement('OrderPicked', order)),
    ...settled.announcements,
  ];
  await announce(work, announcements);
  let next = 0;
  return decisions.map((decision) => {
    if (!decision.ok) return decision;
    const { order, advances } = decision.value;
    const allocationIds = advanced.slice(next, next + advances.length).map(({ publicId }) => publicId);
    next += advances.length;
    const { holdIds, shortages } = settled.ofOrder(order.id);
    return { ok: true, value: { orderId: order.publicId, allocationIds, holdIds, shortages } };
  });
}
