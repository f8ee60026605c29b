import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { spreadReceipt, type OpenPurchaseLine } from '../../domain/purchasing/spreadReceipt.js';
import { NO_QUANTITY, formatQuantity, plus, quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { ReceiptPlan } from './decideReceipt.js';

/** Goods that came of a purchase order: of one line, or of whichever lines of its number and item. */
interface Came {
  readonly lineId: number | undefined;
  readonly number: string | undefined;
  readonly supplierId: number | null;
  readonly itemId: number;
  readonly quantity: Quantity;
}

interface LineRow {
  readonly id: number;
  readonly number: string;
  readonly supplierId: number;
  readonly itemId: number;
  readonly quantity: string;
  readonly received: string;
  readonly expectedOn: string | null;
}

/** What is open of purchase orders is less by exactly what came of them. Their lines are locked in id order, after all stock. */
export async function advancePurchaseOrders(work: UnitOfWork, plans: readonly ReceiptPlan[]): Promise<void> {
  const came = plans.flatMap(({ lines, supplierId }) =>
    lines.flatMap(({ purchase, itemId, quantity: ofLine }): readonly Came[] =>
      purchase === undefined ? [] : [{ lineId: purchase.lineId, number: purchase.number, supplierId, itemId, quantity: ofLine }],
    ),
  );
  if (came.length === 0) return;
  const rows = await work.rows<LineRow>(
    `/* lockPurchaseLines */ select l.id, o.order_number as number, o.supplier_id as "supplierId", l.item_id as "itemId", l.quantity, l.received, l.expected_on as "expectedOn"
     from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where l.tenant_id = $1 and (l.id = any($2::bigint[]) or l.order_id in (
       select id from purchase_order where tenant_id = $1 and order_number = any($3::text[])))
     order by l.id for no key update of l`,
    [work.tenantId, came.flatMap(({ lineId }) => lineId ?? []), came.flatMap(({ number }) => number ?? [])],
  );
  const firstExpected = rows.toSorted((a, b) => byDay(a, b) || a.id - b.id);
  const received = new Map<number, Quantity>();
  for (const each of came) {
    const lines = firstExpected.filter((row) => isOf(row, each)).map((row) => openLine(row, received));
    for (const [id, part] of spreadReceipt(lines, each.quantity)) received.set(id, plus(received.get(id) ?? NO_QUANTITY, part));
  }
  if (received.size === 0) return;
  await work.rows(
    `/* advancePurchaseLines */ update purchase_order_line l set received = l.received + r.quantity
     from unnest($2::bigint[], $3::numeric[]) as r (id, quantity) where l.tenant_id = $1 and l.id = r.id`,
    [work.tenantId, [...received.keys()], [...received.values()].map(formatQuantity)],
  );
}

/** Days compare as text; what nobody knows the day of comes last. */
const byDay = (a: LineRow, b: LineRow): number => {
  const [first, second] = [a.expectedOn ?? 'infinity', b.expectedOn ?? 'infinity'];
  return first < second ? -1 : first > second ? 1 : 0;
};

const isOf = (row: LineRow, { lineId, number, supplierId, itemId }: Came): boolean =>
  lineId === undefined ? row.number === number && row.supplierId === supplierId && row.itemId === itemId : row.id === lineId;

/** With what other lines of the call brought. */
const openLine = (row: LineRow, received: ReadonlyMap<number, Quantity>): OpenPurchaseLine => ({
  id: row.id,
  quantity: quantity(row.quantity),
  received: plus(quantity(row.received), received.get(row.id) ?? NO_QUANTITY),
});
