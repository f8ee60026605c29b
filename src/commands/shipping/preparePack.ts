import { orderNotOpen } from '../../domain/order/orderNotOpen.js';
import { MAXIMUM_CODE, checkDistinct, checkText } from '../../domain/shared/checkText.js';
import type { Instant } from '../../domain/shared/dates.js';
import { parseSscc } from '../../domain/shared/identifiers.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { NO_QUANTITY, formatQuantity, plus, type Quantity, type Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, quantityInvalid, refusal, staleVersion } from '../../domain/shared/refusals.js';
import { MAXIMUM_PACKAGES, MAXIMUM_PICKS, MAXIMUM_TRACKING_NUMBER } from '../../domain/shipping/shipment.js';
import type { ItemFacts } from '../../steps/facts/loadFacts.js';
import { occurredAtOf } from '../../steps/facts/occurredAt.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import type { BoundGoods } from '../../steps/shipping/boundGoods.js';
import type { PackContent, PackOrder, PackPackage } from './packOrderInput.js';

/** A handling unit that is open under a code. */
export interface OpenUnit {
  readonly handlingUnitId: number;
  /** The package that it is, and of which order; none when it came in with goods. */
  readonly packageId: number | null;
  readonly orderId: number | null;
  readonly hasLeft: boolean;
}

export interface PackFacts {
  readonly orders: ReadonlyMap<string, OrderFacts>;
  readonly goods: ReadonlyMap<string, BoundGoods>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  /** GS1 company prefixes by site. */
  readonly prefixes: ReadonlyMap<number, string>;
  /** By code. */
  readonly openUnits: ReadonlyMap<string, OpenUnit>;
  readonly now: string;
}

export interface PackedContent {
  readonly goods: BoundGoods;
  readonly quantity: Quantity;
  readonly path: readonly string[];
}

export interface PreparedPackage {
  readonly input: PackPackage;
  /** An open one of this order. */
  readonly open: OpenUnit | undefined;
  readonly contents: readonly PackedContent[];
  readonly path: readonly string[];
}

export interface PreparedPacking {
  readonly order: OrderFacts;
  readonly packages: readonly PreparedPackage[];
  readonly occurredAt: Instant;
}

/** What goes into which package, or every reason why it may not. */
export function preparePack(input: PackOrder, facts: PackFacts): Decided<PreparedPacking> {
  const order = facts.orders.get(input.orderId);
  if (order === undefined) return { ok: false, refusals: [notFound('order', input.orderId, ['input', 'orderId'])] };
  const occurredAt = occurredAtOf(input.occurredAt, facts.now);
  const packages = input.packages.map((each, index) => preparedPackage(each, { order, facts, path: ['input', 'packages', String(index)] }));
  const refusals = [
    ...(order.status === 'OPEN' ? [] : [orderNotOpen(order)]),
    ...(input.ifVersion === undefined || input.ifVersion === order.version
      ? []
      : [staleVersion(input.ifVersion, order.version, ['input', 'ifVersion'])]),
    ...countRefusals(input),
    ...(isRefusal(occurredAt) ? [occurredAt] : []),
    ...packages.flatMap((each) => (each.ok ? [] : each.refusals)),
  ];
  const ready = packages.flatMap((each) => (each.ok ? [each.value] : []));
  const beyond = refusals.length > 0 ? [] : beyondPicked(ready);
  if (refusals.length > 0 || beyond.length > 0 || isRefusal(occurredAt)) return { ok: false, refusals: [...refusals, ...beyond] };
  return { ok: true, value: { order, packages: ready, occurredAt } };
}

function countRefusals({ packages }: PackOrder): readonly Refusal[] {
  const coded = packages.flatMap(({ code }, index) => (code === undefined ? [] : [{ code, index }]));
  return [
    ...(packages.length >= 1 && packages.length <= MAXIMUM_PACKAGES
      ? []
      : [invalidInput(`1 to ${MAXIMUM_PACKAGES} packages at once.`, ['input', 'packages'], { limit: MAXIMUM_PACKAGES })]),
    ...(packages.length > 1 && packages.some(({ contents }) => contents === undefined)
      ? [invalidInput('Of several packages, each says what is in it.', ['input', 'packages'])]
      : []),
    ...checkDistinct(
      coded.map(({ code }) => code),
      (place) => ['input', 'packages', String(coded[place]?.index), 'code'],
    ),
  ];
}

interface Asking {
  readonly order: OrderFacts;
  readonly facts: PackFacts;
  readonly path: readonly string[];
}

function preparedPackage(input: PackPackage, asking: Asking): Decided<PreparedPackage> {
  const { order, facts, path } = asking;
  const open = input.code === undefined ? undefined : facts.openUnits.get(input.code);
  const asked = input.contents ?? allPicked(order, facts);
  const contents = asked.map((content, index) => packedContent(content, { ...asking, path: [...path, 'contents', String(index)] }));
  const refusals = [
    ...codeRefusals(input, open, asking),
    ...(input.trackingNumber === undefined ? [] : checkText(input.trackingNumber, MAXIMUM_TRACKING_NUMBER, [...path, 'trackingNumber'])),
    ...(asked.length >= 1 && asked.length <= MAXIMUM_PICKS ? [] : [nothingToPack(input, path)]),
    ...contents.flatMap((content) => (content.ok ? [] : content.refusals)),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, value: { input, open, contents: contents.flatMap((content) => (content.ok ? [content.value] : [])), path } };
}

const allPicked = (order: OrderFacts, { goods }: PackFacts): readonly PackContent[] =>
  [...goods.values()]
    .filter(({ state, orderLineId }) => state === 'PICKED' && order.lines.some(({ id }) => id === orderLineId))
    .map(({ publicId }) => ({ allocationId: publicId }));

const nothingToPack = ({ contents }: PackPackage, path: readonly string[]): Refusal =>
  contents === undefined
    ? refusal('ILLEGAL_STATUS_TRANSITION', 'Nothing is picked that is not packed yet.', { path: ['input', 'orderId'] })
    : invalidInput(`1 to ${MAXIMUM_PICKS} contents.`, [...path, 'contents'], { limit: MAXIMUM_PICKS });

function codeRefusals({ code }: PackPackage, open: OpenUnit | undefined, { order, facts, path }: Asking): readonly Refusal[] {
  const at = [...path, 'code'];
  if (code === undefined)
    return facts.prefixes.has(order.site.id)
      ? []
      : [invalidInput('The site has no GS1 company prefix to number packages with: name a code, or define the prefix.', at)];
  const isDigits = /^\d{18}$/.test(code);
  if (isDigits && parseSscc(code) === undefined) return [invalidInput('The check digit of the SSCC is wrong.', at, { seen: code })];
  if (open !== undefined && (open.orderId !== order.id || open.hasLeft))
    return [refusal('ALREADY_EXISTS', `A handling unit ${code} is in use.`, { path: at, facts: { noun: 'handling unit', code } })];
  return checkText(code, MAXIMUM_CODE, at);
}

function packedContent(content: PackContent, { order, facts, path }: Asking): Decided<PackedContent> {
  const at = [...path, 'allocationId'];
  const goods = facts.goods.get(content.allocationId);
  if (goods === undefined || !order.lines.some(({ id }) => id === goods.orderLineId))
    return { ok: false, refusals: [notFound('live allocation of the order', content.allocationId, at)] };
  if (goods.state !== 'PICKED') {
    const facts = { allocation: goods.publicId, status: goods.state };
    return { ok: false, refusals: [refusal('ILLEGAL_STATUS_TRANSITION', `The allocation is ${goods.state}.`, { path: at, facts })] };
  }
  const item = facts.items.get(goods.itemId);
  if (content.quantity === undefined || item === undefined) return { ok: true, value: { goods, quantity: goods.quantity, path } };
  const quantity = parseBaseQuantity(content.quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  return isRefusal(quantity) ? { ok: false, refusals: [quantity] } : { ok: true, value: { goods, quantity, path } };
}

/** Contents of several packages may be parts of one allocation: together never more than it is. */
function beyondPicked(packages: readonly PreparedPackage[]): readonly Refusal[] {
  const packed = new Map<number, Quantity>();
  return packages.flatMap(({ contents }) =>
    contents.flatMap(({ goods, quantity, path }) => {
      const together = plus(packed.get(goods.id) ?? NO_QUANTITY, quantity);
      packed.set(goods.id, together);
      if (together <= goods.quantity) return [];
      return [quantityInvalid(formatQuantity(together), `${formatQuantity(goods.quantity)} are picked`, [...path, 'quantity'])];
    }),
  );
}
