import type { BalanceKey } from '../../ledger/balanceBook.js';
import { siteToday } from '../../platform/clock.js';
import { orderNotOpen } from '../../domain/order/orderNotOpen.js';
import { checkDistinct } from '../../domain/shared/checkText.js';
import type { Instant, LocalDate } from '../../domain/shared/dates.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { NO_QUANTITY, formatQuantity, minus, parseQuantity, type Quantity, type Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, quantityInvalid, refusal, retired, staleVersion } from '../../domain/shared/refusals.js';
import { scanMismatch } from '../../domain/shipping/scannedLot.js';
import { MAXIMUM_PICKS } from '../../domain/shipping/shipment.js';
import type { BinFacts, ItemFacts } from '../../steps/facts/loadFacts.js';
import { occurredAtOf } from '../../steps/facts/occurredAt.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import type { BoundGoods } from '../../steps/shipping/boundGoods.js';
import type { Pick, PickOrder } from './pickOrderInput.js';

export interface PickFacts {
  readonly orders: ReadonlyMap<string, OrderFacts>;
  readonly goods: ReadonlyMap<string, BoundGoods>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  /** By TypeID. */
  readonly bins: ReadonlyMap<string, BinFacts>;
  /** The first STAGING bin of each site. */
  readonly stagingBins: ReadonlyMap<number, BinFacts>;
  readonly now: string;
}

export interface PreparedPick {
  readonly goods: BoundGoods;
  /** May be nothing, when it is short. */
  readonly quantity: Quantity;
  /** What was not found. */
  readonly missing: Quantity;
  readonly to: BalanceKey;
  readonly path: readonly string[];
}

export interface PreparedPicking {
  readonly order: OrderFacts;
  readonly picks: readonly PreparedPick[];
  readonly occurredAt: Instant;
}

/** What is taken from where, or every reason why it may not be. */
export function preparePick(input: PickOrder, facts: PickFacts): Decided<PreparedPicking> {
  const order = facts.orders.get(input.orderId);
  if (order === undefined) return { ok: false, refusals: [notFound('order', input.orderId, ['input', 'orderId'])] };
  const bin = stagingBin(input, order, facts);
  const occurredAt = occurredAtOf(input.occurredAt, facts.now);
  const asked = input.picks ?? everything(order, facts);
  const picks = asked.map((pick, index) =>
    preparedPick(pick, { order, facts, path: pathOf(input, index), binId: isRefusal(bin) ? 0 : bin.id }),
  );
  const refusals = [
    ...(order.status === 'OPEN' ? [] : [orderNotOpen(order)]),
    ...(input.ifVersion === undefined || input.ifVersion === order.version
      ? []
      : [staleVersion(input.ifVersion, order.version, ['input', 'ifVersion'])]),
    ...(asked.length >= 1 && asked.length <= MAXIMUM_PICKS ? [] : [tooFewOrMany(input, asked.length)]),
    ...checkDistinct(
      asked.map(({ allocationId }) => allocationId),
      (index) => [...pathOf(input, index), 'allocationId'],
    ),
    ...[bin, occurredAt].filter(isRefusal),
    ...picks.flatMap((pick) => (pick.ok ? [] : pick.refusals)),
  ];
  if (refusals.length > 0 || isRefusal(occurredAt)) return { ok: false, refusals };
  return { ok: true, value: { order, picks: picks.flatMap((pick) => (pick.ok ? [pick.value] : [])), occurredAt } };
}

const everything = (order: OrderFacts, { goods }: PickFacts): readonly Pick[] =>
  [...goods.values()]
    .filter(({ state, orderLineId }) => state === 'HARD' && order.lines.some(({ id }) => id === orderLineId))
    .map(({ publicId }) => ({ allocationId: publicId }));

const pathOf = ({ picks }: PickOrder, index: number): readonly string[] =>
  picks === undefined ? ['input', 'orderId'] : ['input', 'picks', String(index)];

function tooFewOrMany({ picks }: PickOrder, count: number): Refusal {
  if (picks === undefined && count === 0)
    return refusal('ILLEGAL_STATUS_TRANSITION', 'Nothing is allocated that is not picked yet.', { path: ['input', 'orderId'] });
  return invalidInput(`1 to ${MAXIMUM_PICKS} picks at once.`, ['input', 'picks'], { limit: MAXIMUM_PICKS, picks: count });
}

function stagingBin({ toBinId }: PickOrder, { site }: OrderFacts, { bins, stagingBins }: PickFacts): BinFacts | Refusal {
  const path = ['input', 'toBinId'];
  if (toBinId === undefined) return stagingBins.get(site.id) ?? invalidInput('The site has no STAGING bin: define one.', path);
  const bin = bins.get(toBinId);
  if (bin === undefined) return notFound('bin', toBinId, path);
  if (bin.retired) return retired('Bin', bin.code, path);
  if (bin.kind === 'STAGING' && bin.siteId === site.id) return bin;
  return refusal('LOCATION_NOT_PERMITTED', `${bin.code} is not a STAGING bin of the order's site.`, {
    path,
    facts: { bin: bin.code, kind: bin.kind },
  });
}

interface Asking {
  readonly order: OrderFacts;
  readonly facts: PickFacts;
  readonly path: readonly string[];
  readonly binId: number;
}

function preparedPick(pick: Pick, { order, facts, path, binId }: Asking): Decided<PreparedPick> {
  const goods = facts.goods.get(pick.allocationId);
  const at = [...path, 'allocationId'];
  if (goods === undefined || !order.lines.some(({ id }) => id === goods.orderLineId))
    return { ok: false, refusals: [notFound('live allocation of the order', pick.allocationId, at)] };
  const quantity = quantityOf(pick, goods, { facts, path });
  const refusals = [
    ...(goods.state === 'HARD' ? [] : [alreadyPicked(goods, at)]),
    ...(isRefusal(quantity) ? [quantity] : []),
    ...scanRefusals(pick, goods, { order, facts, path }),
  ];
  if (refusals.length > 0 || isRefusal(quantity)) return { ok: false, refusals };
  const missing = pick.short === true ? minus(goods.quantity, quantity) : NO_QUANTITY;
  return { ok: true, value: { goods, quantity, missing, to: { ...goods.from, binId, handlingUnitId: null }, path } };
}

const alreadyPicked = ({ publicId, state }: BoundGoods, path: readonly string[]): Refusal =>
  refusal('ILLEGAL_STATUS_TRANSITION', `The allocation is ${state}.`, { path, facts: { allocation: publicId, status: state } });

function quantityOf(pick: Pick, goods: BoundGoods, { facts, path }: { facts: PickFacts; path: readonly string[] }): Quantity | Refusal {
  const item = facts.items.get(goods.itemId);
  const { quantity } = pick;
  if (quantity === undefined || item === undefined)
    return pick.short === true ? invalidInput('Say how much was found.', [...path, 'quantity']) : goods.quantity;
  if (pick.short === true && parseQuantity(quantity.value) === NO_QUANTITY) return NO_QUANTITY;
  const found = parseBaseQuantity(quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  if (isRefusal(found) || found <= goods.quantity) return found;
  return quantityInvalid(quantity.value, `${formatQuantity(goods.quantity)} ${item.baseUnit} are allocated there`, [...path, 'quantity']);
}

function scanRefusals(pick: Pick, goods: BoundGoods, { order, facts, path }: Omit<Asking, 'binId'>): readonly Refusal[] {
  if (pick.scanned === undefined) return [];
  const mismatch = scanMismatch(pick.scanned, goods, siteToday(facts.now, order.site.timeZone) as LocalDate);
  if (mismatch === undefined) return [];
  return [
    refusal('WRONG_LOT_SCANNED', `Lot ${goods.lotNumber} is to be picked, and the scan says ${mismatch.reason}.`, {
      path: [...path, 'scanned'],
      facts: { lotNumber: goods.lotNumber, reason: mismatch.reason, seen: mismatch.seen, allocation: goods.publicId },
    }),
  ];
}
