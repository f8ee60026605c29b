import { siteToday } from '../../platform/clock.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Rejection } from '../../domain/allocation/rejection.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { formatQuantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import { judgeLots } from '../allocating/judgeLots.js';
import type { OrderFacts } from '../ordering/orderFacts.js';
import type { BoundGoods } from './boundGoods.js';

/** Goods of an order that are about to leave. */
export interface LeavingLots {
  readonly order: OrderFacts;
  readonly goods: readonly BoundGoods[];
}

/** Which lots may not go to their customers, by the rules and restrictions of this day, whatever they were when the lots were allocated. One list an order. */
export async function forbiddenLots(work: UnitOfWork, leaving: readonly LeavingLots[]): Promise<readonly (readonly Refusal[])[]> {
  const going = leaving.flatMap(({ order, goods }) => goods.map((each) => ({ order, goods: each })));
  if (going.length === 0) return leaving.map(() => []);
  const rejections = await judgeLots(
    work,
    going.map(({ order, goods: { lotId, itemId } }) => ({
      lotId,
      itemId,
      orderId: order.id,
      customerId: order.customer.id,
      shipToId: order.shipToId,
      shipOn: siteToday(work.now, order.site.timeZone) as LocalDate,
      promisedOn: order.promisedOn,
    })),
  );
  const refused = going.map((each, index) => (rejections[index] ?? []).map((rejection) => refusalOf(each, rejection)));
  return leaving.map(({ order }) => going.flatMap((each, index) => (each.order === order ? (refused[index] ?? []) : [])));
}

function refusalOf({ order, goods }: { readonly order: OrderFacts; readonly goods: BoundGoods }, rejection: Rejection): Refusal {
  const { rule, ruleId, required, actual } = rejection;
  const path = ['input', 'orderId'];
  const { lotNumber } = goods;
  if (rule === 'RESERVED_FOR_OTHERS')
    return refusal('LOT_RESTRICTED', `Lot ${lotNumber} is kept for other customers.`, {
      path,
      facts: { lotNumber, allocation: goods.publicId },
    });
  const item = order.lines.find(({ id }) => id === goods.orderLineId)?.item;
  return refusal('CUSTOMER_LOT_RULE_VIOLATION', `Lot ${lotNumber} may not go to this customer: ${rule}.`, {
    path,
    facts: {
      rule,
      customerLotRule: ruleId,
      required,
      actual,
      lotNumber,
      quantity: formatQuantity(goods.quantity),
      unit: item?.baseUnit ?? null,
      item: item?.publicId ?? null,
    },
  });
}
