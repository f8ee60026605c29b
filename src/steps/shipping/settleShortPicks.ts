import type { Announcement } from '../../events/catalogue.js';
import type { Balance, BalanceBook } from '../../ledger/balanceBook.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { NO_QUANTITY, formatQuantity, minus, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { AllocationDecision, AllocationRequest } from '../allocating/allocationRequest.js';
import { decideAllocations } from '../allocating/decideAllocations.js';
import { allocatedBy, keepAllocations, type LinePlan } from '../allocating/keepAllocations.js';
import { releaseAllocations } from '../allocating/releaseAllocations.js';
import { clearSolved } from '../exceptions/clearSolved.js';
import { raiseExceptions, type ExceptionDraft } from '../exceptions/raiseExceptions.js';
import { placeHolds, type HoldDraft } from '../holding/placeHolds.js';
import { askedBy } from '../ordering/askedBy.js';
import type { OrderFacts, OrderLineFacts } from '../ordering/orderFacts.js';
import type { BoundGoods } from './boundGoods.js';

/** Goods that a picker did not find where they should lie. */
export interface ShortPick {
  readonly order: OrderFacts;
  readonly goods: BoundGoods;
  readonly missing: Quantity;
  readonly path: readonly string[];
}

export interface SettledShortPicks {
  /** For the command to announce last. */
  readonly announcements: readonly Announcement[];
  /** What the lines concerned have allocated since, by their ids. */
  readonly allocated: ReadonlyMap<number, Quantity>;
  ofOrder(orderId: number): { readonly holdIds: readonly string[]; readonly shortages: readonly Refusal[] };
}

/**
 * Sets what was not found free, stops what should lie there until somebody counts, so that nobody is sent there again, and binds other stock in its
 * place as far as there is any. The caller has locked orders, items at sites, lots and balances, and has moved what was found.
 */
export async function settleShortPicks(work: UnitOfWork, picks: readonly ShortPick[], book: BalanceBook): Promise<SettledShortPicks> {
  if (picks.length === 0) return { announcements: [], allocated: new Map(), ofOrder: () => ({ holdIds: [], shortages: [] }) };
  const balances = new Map(book.all().map((balance) => [balance.id, balance]));
  const released = await releaseAllocations(
    work,
    picks.map(({ order, goods, missing }) => ({
      order,
      line: lineOf(order, goods),
      allocation: { ...goods, quantity: missing },
      quantity: missing,
    })),
    balances,
  );
  const drafts = holdsOnMissing(picks, book);
  const holds = await placeHolds(
    work,
    drafts.map(({ draft }) => draft),
  );
  const raised = await raiseExceptions(
    work,
    drafts.map(({ draft, orderPublicId }, index) => exceptionOf(draft, { orderPublicId, holdPublicId: holds[index]?.publicId as string })),
  );
  const orders = [...new Map(picks.map(({ order }) => [order.id, order])).values()];
  const { decisions, balances: found } = await decideAllocations(
    work,
    orders.map((order) => requestOf(order, picks)),
  );
  const plans = orders.flatMap((order, index) =>
    linePlans(order, { picks, decision: decisions[index], principalId: work.actor.principalId }),
  );
  const bound = await keepAllocations(work, plans, found);
  const solved = await clearSolved(work, [...new Set(picks.map(({ goods }) => goods.lotId))]);
  return {
    announcements: [...holds.map(({ announcement }) => announcement), ...released, ...bound, ...raised, ...solved],
    allocated: allocatedSince(picks, plans),
    ofOrder: (orderId) => ({
      holdIds: holds.flatMap(({ publicId }, index) => (drafts[index]?.orderId === orderId ? [publicId] : [])),
      shortages: orders.flatMap(({ id }, index) => (id === orderId ? (decisions[index]?.shortages ?? []) : [])),
    }),
  };
}

const lineOf = (order: OrderFacts, goods: BoundGoods): OrderLineFacts =>
  order.lines.find(({ id }) => id === goods.orderLineId) as OrderLineFacts;

interface MissingHold {
  readonly orderId: number;
  readonly orderPublicId: string;
  readonly draft: HoldDraft;
}

/** Where a picker found less than was allocated, nothing more lies: all that the books still have there is stopped, once. */
function holdsOnMissing(picks: readonly ShortPick[], book: BalanceBook): readonly MissingHold[] {
  const stopped = new Set<number>();
  return picks.flatMap(({ order, goods }) => {
    const balance = book.at(goods.from);
    const quantity = minus(balance.onHand, balance.held);
    if (quantity <= 0n || stopped.has(balance.id)) return [];
    stopped.add(balance.id);
    return [{ orderId: order.id, orderPublicId: order.publicId, draft: missingHold(order, balance, quantity) }];
  });
}

const missingHold = (order: OrderFacts, balance: Balance, quantity: Quantity): HoldDraft => ({
  type: 'COUNT_IN_PROGRESS',
  scope: 'QUANTITY',
  lot: { id: balance.lotId, publicId: balance.lotPublicId },
  site: { id: balance.siteId, publicId: balance.sitePublicId },
  bin: { id: balance.binId, publicId: balance.binPublicId },
  quantity,
  lies: [{ balanceId: balance.id, quantity }],
  reasonCode: 'MISSING',
  note: `not found when ${order.publicId} was picked`,
});

/** Somebody counts, and finds out where it went. */
function exceptionOf(
  { lot, bin, site, quantity = NO_QUANTITY }: HoldDraft,
  { orderPublicId, holdPublicId }: { readonly orderPublicId: string; readonly holdPublicId: string },
): ExceptionDraft {
  const binId = bin?.publicId ?? '';
  return {
    kind: 'SHORT_PICK',
    subject: `${lot.publicId}/${binId}`,
    summary: `A picker did not find what should lie in a bin: ${formatQuantity(quantity)} of the lot are held until somebody counts.`,
    subjects: { order: [orderPublicId], lot: [lot.publicId], bin: [binId], hold: [holdPublicId] },
    lotId: lot.id,
    siteId: site?.id,
    orderCount: 1,
  };
}

/** Of a lot that somebody named, only that lot from elsewhere makes up for it. */
const requestOf = (order: OrderFacts, picks: readonly ShortPick[]): AllocationRequest => ({
  ...askedBy(order),
  partial: true,
  lines: ofOrder(order, picks).map(({ goods, missing, path }) => ({
    path,
    orderLinePublicId: lineOf(order, goods).publicId,
    item: lineOf(order, goods).item,
    quantity: missing,
    strategy: goods.strategy,
    namedLotIds: goods.strategy === 'EXPLICIT_LOT' ? [goods.lotId] : [],
  })),
});

const ofOrder = (order: OrderFacts, picks: readonly ShortPick[]): readonly ShortPick[] =>
  picks.filter((pick) => pick.order.id === order.id);

interface Making {
  readonly picks: readonly ShortPick[];
  readonly decision: AllocationDecision | undefined;
  readonly principalId: number;
}

const linePlans = (order: OrderFacts, { picks, decision, principalId }: Making): readonly LinePlan[] =>
  ofOrder(order, picks).flatMap(({ goods }, index) => {
    const plan = decision?.plans[index];
    return plan === undefined ? [] : [{ order, line: lineOf(order, goods), plan, principalId }];
  });

function allocatedSince(picks: readonly ShortPick[], plans: readonly LinePlan[]): ReadonlyMap<number, Quantity> {
  const allocated = new Map<number, Quantity>();
  const change = (line: OrderLineFacts, difference: Quantity): void => {
    allocated.set(line.id, plus(allocated.get(line.id) ?? line.allocated, difference));
  };
  for (const { order, goods, missing } of picks) change(lineOf(order, goods), minus(NO_QUANTITY, missing));
  for (const { line, plan } of plans) change(line, allocatedBy(plan));
  return allocated;
}
