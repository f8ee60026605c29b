import { MAXIMUM_ORDER_LINES } from '../../domain/order/order.js';
import { orderNotOpen } from '../../domain/order/orderNotOpen.js';
import { checkDistinct } from '../../domain/shared/checkText.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { NO_QUANTITY, formatQuantity, parseQuantity, plus, type Quantity, type Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, quantityInvalid, staleVersion } from '../../domain/shared/refusals.js';
import type { AllocationRequest } from '../../steps/allocating/allocationRequest.js';
import type { ItemFacts } from '../../steps/facts/loadFacts.js';
import { askedBy } from '../../steps/ordering/askedBy.js';
import { openOf, type OrderFacts, type OrderLineFacts } from '../../steps/ordering/orderFacts.js';
import type { AmendOrder, AmendOrderLine } from './amendOrderInput.js';

export interface AmendFacts {
  readonly orders: ReadonlyMap<string, OrderFacts>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
}

export interface AmendedLine {
  readonly line: OrderLineFacts;
  /** What is wanted from now on. */
  readonly quantity: Quantity;
}

export interface PreparedAmendment {
  readonly order: OrderFacts;
  readonly lines: readonly AmendedLine[];
  /** Lines that want stock, in the order of the request's. */
  readonly wanting: readonly AmendedLine[];
  readonly request: AllocationRequest;
}

/** How an order changes, or every reason why it may not. */
export function prepareAmendment(input: AmendOrder, facts: AmendFacts): Decided<PreparedAmendment> {
  const order = facts.orders.get(input.orderId);
  if (order === undefined) return { ok: false, refusals: [notFound('order', input.orderId, ['input', 'orderId'])] };
  const amended = input.lines.map((line, index) => amendedLine(line, { order, facts, path: ['input', 'lines', String(index)] }));
  const refusals = [
    ...(order.status === 'OPEN' ? [] : [orderNotOpen(order)]),
    ...(input.ifVersion === undefined || input.ifVersion === order.version
      ? []
      : [staleVersion(input.ifVersion, order.version, ['input', 'ifVersion'])]),
    ...inputRefusals(input),
    ...amended.filter(isRefusal),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const lines = amended.filter((line): line is AmendedLine => !isRefusal(line));
  return { ok: true, value: prepared(input, order, lines) };
}

function prepared(input: AmendOrder, order: OrderFacts, lines: readonly AmendedLine[]): PreparedAmendment {
  const wanting =
    input.allocate === false
      ? []
      : lines.filter(({ line, quantity }) => quantity > line.quantity && quantity > plus(line.allocated, line.shipped));
  const wanted = wanting.map((amended) => ({
    path: ['input', 'lines', String(lines.indexOf(amended)), 'quantity'],
    orderLinePublicId: amended.line.publicId,
    item: amended.line.item,
    quantity: openOf({ ...amended.line, quantity: amended.quantity }),
    strategy: input.strategy,
    namedLotIds: [],
  }));
  return { order, lines, wanting, request: { ...askedBy(order), partial: input.partial === true, lines: wanted } };
}

function inputRefusals({ lines, strategy }: AmendOrder): readonly Refusal[] {
  const limit = MAXIMUM_ORDER_LINES;
  return [
    ...(lines.length >= 1 && lines.length <= limit
      ? []
      : [invalidInput(`1 to ${limit} lines.`, ['input', 'lines'], { limit, lines: lines.length })]),
    ...checkDistinct(
      lines.map((line) => line.orderLineId),
      (index) => ['input', 'lines', String(index), 'orderLineId'],
    ),
    ...(strategy === 'EXPLICIT_LOT' ? [invalidInput('Lots are named when an order is allocated.', ['input', 'strategy'])] : []),
  ];
}

interface Asking {
  readonly order: OrderFacts;
  readonly facts: AmendFacts;
  readonly path: readonly string[];
}

function amendedLine({ orderLineId, quantity }: AmendOrderLine, { order, facts, path }: Asking): AmendedLine | Refusal {
  const line = order.lines.find(({ publicId }) => publicId === orderLineId);
  const item = line && facts.items.get(line.item.id);
  if (line === undefined || item === undefined) return notFound('order line', orderLineId, [...path, 'orderLineId']);
  const at = [...path, 'quantity'];
  const isNothing = parseQuantity(quantity.value) === NO_QUANTITY;
  const wanted = isNothing ? NO_QUANTITY : parseBaseQuantity(quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, at);
  if (isRefusal(wanted) || wanted >= line.shipped) return isRefusal(wanted) ? wanted : { line, quantity: wanted };
  return quantityInvalid(quantity.value, `${formatQuantity(line.shipped)} ${line.item.baseUnit} of the line have left already`, at);
}
