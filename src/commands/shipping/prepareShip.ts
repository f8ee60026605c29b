import { orderNotOpen } from '../../domain/order/orderNotOpen.js';
import { MAXIMUM_CODE, MAXIMUM_NAME, checkDistinct, checkText } from '../../domain/shared/checkText.js';
import type { Instant } from '../../domain/shared/dates.js';
import { isRefusal } from '../../domain/shared/parseBaseQuantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired, staleVersion } from '../../domain/shared/refusals.js';
import { alreadyExists } from '../../domain/shared/alreadyExists.js';
import { MAXIMUM_TRACKING_NUMBER } from '../../domain/shipping/shipment.js';
import type { PartnerFacts } from '../../steps/facts/loadFacts.js';
import { occurredAtOf } from '../../steps/facts/occurredAt.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import type { BoundGoods } from '../../steps/shipping/boundGoods.js';
import type { ShipOrder } from './shipOrderInput.js';

/** A package that goods of an order are in. */
export interface PackedUnit {
  readonly id: number;
  readonly publicId: string;
  readonly trackingNumber: string | null;
}

export interface ShipFacts {
  readonly orders: ReadonlyMap<string, OrderFacts>;
  readonly goods: ReadonlyMap<string, BoundGoods>;
  /** By internal id. */
  readonly packages: ReadonlyMap<number, PackedUnit>;
  readonly carriers: ReadonlyMap<string, PartnerFacts>;
  readonly takenNumbers: ReadonlySet<string>;
  readonly now: string;
}

export interface PreparedShipment {
  readonly order: OrderFacts;
  readonly input: ShipOrder;
  readonly goods: readonly BoundGoods[];
  readonly packages: readonly PackedUnit[];
  readonly carrierId: number | null;
  readonly occurredAt: Instant;
}

/** What leaves, or every reason why it may not. */
export function prepareShip(input: ShipOrder, facts: ShipFacts): Decided<PreparedShipment> {
  const order = facts.orders.get(input.orderId);
  if (order === undefined) return { ok: false, refusals: [notFound('order', input.orderId, ['input', 'orderId'])] };
  const ofOrder = [...facts.goods.values()].filter(({ orderLineId }) => order.lines.some(({ id }) => id === orderLineId));
  const goods = chosenGoods(input, ofOrder);
  const occurredAt = occurredAtOf(input.occurredAt, facts.now);
  const refusals = [
    ...(order.status === 'OPEN' ? [] : [orderNotOpen(order)]),
    ...(input.ifVersion === undefined || input.ifVersion === order.version
      ? []
      : [staleVersion(input.ifVersion, order.version, ['input', 'ifVersion'])]),
    ...(isRefusal(occurredAt) ? [occurredAt] : []),
    ...goodsRefusals(input, goods, ofOrder),
    ...carrierRefusals(input, facts),
    ...textRefusals(input, facts),
  ];
  if (refusals.length > 0 || isRefusal(occurredAt)) return { ok: false, refusals };
  const packageIds = [...new Set(goods.flatMap(({ packageId }) => packageId ?? []))];
  const packages = packageIds.map((id) => facts.packages.get(id) as PackedUnit);
  const carrierId = input.carrierId === undefined ? null : (facts.carriers.get(input.carrierId)?.id ?? null);
  return { ok: true, value: { order, input, goods, packages, carrierId, occurredAt } };
}

const isReady = ({ state }: BoundGoods): boolean => state === 'PICKED' || state === 'PACKED';

const chosenGoods = ({ allocationIds }: ShipOrder, ofOrder: readonly BoundGoods[]): readonly BoundGoods[] =>
  ofOrder.filter((goods) => isReady(goods) && (allocationIds === undefined || allocationIds.includes(goods.publicId)));

function goodsRefusals({ allocationIds }: ShipOrder, goods: readonly BoundGoods[], ofOrder: readonly BoundGoods[]): readonly Refusal[] {
  if (allocationIds === undefined)
    return goods.length > 0
      ? []
      : [refusal('ILLEGAL_STATUS_TRANSITION', 'Nothing is picked that has not left.', { path: ['input', 'orderId'] })];
  const pathOf = (index: number): readonly string[] => ['input', 'allocationIds', String(index)];
  return [
    ...(allocationIds.length > 0 ? [] : [invalidInput('Name what leaves, or leave the list out.', ['input', 'allocationIds'])]),
    ...checkDistinct(allocationIds, pathOf),
    ...allocationIds.flatMap((id, index) => allocationRefusals(id, { ofOrder, path: pathOf(index) })),
    ...tornPackages(goods, ofOrder),
  ];
}

function allocationRefusals(
  id: string,
  { ofOrder, path }: { ofOrder: readonly BoundGoods[]; path: readonly string[] },
): readonly Refusal[] {
  const goods = ofOrder.find(({ publicId }) => publicId === id);
  if (goods === undefined) return [notFound('live allocation of the order', id, path)];
  if (isReady(goods)) return [];
  return [
    refusal('ILLEGAL_STATUS_TRANSITION', `The allocation is ${goods.state}: it is picked first.`, {
      path,
      facts: { allocation: id, status: goods.state },
    }),
  ];
}

/** A package leaves as a whole. */
function tornPackages(goods: readonly BoundGoods[], ofOrder: readonly BoundGoods[]): readonly Refusal[] {
  const leaving = new Set(goods.map(({ id }) => id));
  const packageIds = new Set(goods.flatMap(({ packageId }) => packageId ?? []));
  const left = ofOrder.filter(({ id, packageId }) => packageId !== null && packageIds.has(packageId) && !leaving.has(id));
  return left.map(({ publicId }) =>
    invalidInput('A package leaves with all that is in it.', ['input', 'allocationIds'], { allocation: publicId }),
  );
}

function carrierRefusals({ carrierId }: ShipOrder, { carriers }: ShipFacts): readonly Refusal[] {
  if (carrierId === undefined) return [];
  const path = ['input', 'carrierId'];
  const carrier = carriers.get(carrierId);
  if (carrier === undefined) return [notFound('partner', carrierId, path)];
  if (carrier.retired) return [retired('Partner', carrier.code, path)];
  return carrier.isCarrier ? [] : [refusal('PARTNER_MISMATCH', `${carrier.code} is no carrier.`, { path, facts: { partner: carrierId } })];
}

function textRefusals(
  { shipmentNumber, service, trackingNumber, billOfLading }: ShipOrder,
  { takenNumbers }: ShipFacts,
): readonly Refusal[] {
  const check = (text: string | undefined, limit: number, field: string): readonly Refusal[] =>
    text === undefined ? [] : checkText(text, limit, ['input', field]);
  const isTaken = shipmentNumber !== undefined && takenNumbers.has(shipmentNumber);
  return [
    ...check(shipmentNumber, MAXIMUM_CODE, 'shipmentNumber'),
    ...(isTaken ? [alreadyExists('shipment', `number ${shipmentNumber}`, ['input', 'shipmentNumber'])] : []),
    ...check(service, MAXIMUM_NAME, 'service'),
    ...check(trackingNumber, MAXIMUM_TRACKING_NUMBER, 'trackingNumber'),
    ...check(billOfLading, MAXIMUM_CODE, 'billOfLading'),
  ];
}
