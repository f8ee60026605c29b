import { orderNotOpen } from '../../domain/order/orderNotOpen.js';
import type { Strategy } from '../../domain/allocation/strategy.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { formatQuantity, type Quantity, type Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, lotNotFound, notFound, quantityInvalid, refusal, staleVersion, unitUnknown } from '../../domain/shared/refusals.js';
import type { AllocationRequest, WantedLine } from '../../steps/allocating/allocationRequest.js';
import type { ItemFacts, LotFacts } from '../../steps/facts/loadFacts.js';
import { askedBy } from '../../steps/ordering/askedBy.js';
import { openOf, type OrderFacts, type OrderLineFacts } from '../../steps/ordering/orderFacts.js';
import type { AllocateOrder, AllocateOrderLine } from './allocateOrderInput.js';

export interface AllocateFacts {
  readonly orders: ReadonlyMap<string, OrderFacts>;
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
}

/** An order whose lines want stock; `lines` and the lines of the request are the same, in the same order. */
export interface PreparedAllocation {
  readonly order: OrderFacts;
  readonly lines: readonly OrderLineFacts[];
  readonly request: AllocationRequest;
  /** Who asks. */
  readonly principalId: number;
}

/** Lots that one line may name. */
const MAXIMUM_NAMED_LOTS = 50;

/** What an order asks for of stock, or every reason why it may not ask. */
export function prepareAllocation(input: AllocateOrder, facts: AllocateFacts, principalId: number): Decided<PreparedAllocation> {
  const order = facts.orders.get(input.orderId);
  if (order === undefined) return { ok: false, refusals: [notFound('order', input.orderId, ['input', 'orderId'])] };
  const asked = input.lines ?? order.lines.filter(isShort).map((line): AllocateOrderLine => ({ orderLineId: line.publicId }));
  const wanted = asked.map((line, index) => wantedLine(line, { input, order, facts, path: pathOf(input, index) }));
  const refusals = [
    ...(order.status === 'OPEN' ? [] : [orderNotOpen(order)]),
    ...(input.ifVersion === undefined || input.ifVersion === order.version
      ? []
      : [staleVersion(input.ifVersion, order.version, ['input', 'ifVersion'])]),
    ...twiceNamed(asked),
    ...wanted.flatMap((line) => (line.ok ? [] : line.refusals)),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const prepared = wanted.flatMap((line) => (line.ok ? [line.value] : []));
  const request = { ...askedBy(order), partial: input.partial === true, lines: prepared.map(({ want }) => want) };
  return { ok: true, value: { order, lines: prepared.map(({ line }) => line), request, principalId } };
}

const isShort = (line: OrderLineFacts): boolean => openOf(line) > 0n;

/** A line that nobody named stands for the whole order. */
const pathOf = ({ lines }: AllocateOrder, index: number): readonly string[] =>
  lines === undefined ? ['input', 'orderId'] : ['input', 'lines', String(index)];

function twiceNamed(asked: readonly AllocateOrderLine[]): readonly Refusal[] {
  return asked.flatMap(({ orderLineId }, index) =>
    asked.findIndex((line) => line.orderLineId === orderLineId) === index
      ? []
      : [invalidInput('A line is named once.', ['input', 'lines', String(index), 'orderLineId'])],
  );
}

interface Asking {
  readonly input: AllocateOrder;
  readonly order: OrderFacts;
  readonly facts: AllocateFacts;
  readonly path: readonly string[];
}

interface Prepared {
  readonly line: OrderLineFacts;
  readonly want: WantedLine;
}

function wantedLine(asked: AllocateOrderLine, { input, order, facts, path }: Asking): Decided<Prepared> {
  const line = order.lines.find(({ publicId }) => publicId === asked.orderLineId);
  if (line === undefined) return { ok: false, refusals: [notFound('order line', asked.orderLineId, [...path, 'orderLineId'])] };
  const strategy = asked.strategy ?? (asked.lotIds === undefined ? input.strategy : 'EXPLICIT_LOT');
  const { packUnit } = asked;
  const quantity = quantityOf(asked, line, { facts, path });
  const lots = namedLots(asked, line, { facts, path });
  const refusals = [
    ...(isRefusal(quantity) ? [quantity] : []),
    ...lots.filter(isRefusal),
    ...namingRefusals(asked, strategy, path),
    ...packRefusals(asked, line, { facts, path }),
  ];
  if (refusals.length > 0 || isRefusal(quantity)) return { ok: false, refusals };
  const namedLotIds = lots.flatMap((lot) => (isRefusal(lot) ? [] : [lot.id]));
  return {
    ok: true,
    value: { line, want: { path, orderLinePublicId: line.publicId, item: line.item, quantity, strategy, packUnit, namedLotIds } },
  };
}

type Place = Pick<Asking, 'facts' | 'path'>;

function quantityOf({ quantity }: AllocateOrderLine, line: OrderLineFacts, { facts, path }: Place): Quantity | Refusal {
  const open = openOf(line);
  const item = facts.items.get(line.item.id);
  if (quantity === undefined || item === undefined) return open;
  const asked = parseBaseQuantity(quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  if (isRefusal(asked) || asked <= open) return asked;
  return quantityInvalid(quantity.value, `${formatQuantity(open)} ${line.item.baseUnit} of the line is still open`, [...path, 'quantity']);
}

/** The item comes in it. */
function packRefusals({ packUnit }: AllocateOrderLine, { item }: OrderLineFacts, { facts, path }: Place): readonly Refusal[] {
  if (packUnit === undefined || packUnit === item.baseUnit || facts.units.get(item.id)?.has(packUnit)) return [];
  return [unitUnknown(item, packUnit, [...path, 'packUnit'])];
}

function namedLots({ lotIds }: AllocateOrderLine, line: OrderLineFacts, { facts, path }: Place): readonly (LotFacts | Refusal)[] {
  return (lotIds ?? []).map((lotId, index) => {
    const at = [...path, 'lotIds', String(index)];
    const lot = facts.lots.get(lotId);
    if (lot === undefined) return lotNotFound(lotId, at);
    if (lot.itemId === line.item.id) return lot;
    return refusal('LOT_ITEM_MISMATCH', `Lot ${lot.lotNumber} is not of ${line.item.sku}.`, {
      path: at,
      facts: { lot: lotId, item: line.item.publicId },
    });
  });
}

function namingRefusals({ lotIds = [] }: AllocateOrderLine, strategy: Strategy | undefined, path: readonly string[]): readonly Refusal[] {
  const at = [...path, 'lotIds'];
  if (lotIds.length > MAXIMUM_NAMED_LOTS)
    return [invalidInput(`At most ${MAXIMUM_NAMED_LOTS} lots a line.`, at, { limit: MAXIMUM_NAMED_LOTS })];
  if (strategy === 'EXPLICIT_LOT' && lotIds.length === 0) return [invalidInput('EXPLICIT_LOT names the lots.', at)];
  return strategy !== 'EXPLICIT_LOT' && lotIds.length > 0 ? [invalidInput('Lots are named for EXPLICIT_LOT alone.', at)] : [];
}
