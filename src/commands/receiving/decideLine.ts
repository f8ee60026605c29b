import type { BinFacts, ItemFacts, SiteFacts } from '../../steps/facts/loadFacts.js';
import { decodeTypeId } from '../../platform/ids.js';
import { decideReceiptLine, type ReceiptLinePlan } from '../../domain/inbound/decideReceiptLine.js';
import { parseLocalDate } from '../../domain/shared/dates.js';
import { isRefusal } from '../../domain/shared/parseBaseQuantity.js';
import { NO_QUANTITY, plus, type Quantity } from '../../domain/shared/quantity.js';
import { refused, type Decided, type Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import { isPhysical } from '../../domain/stock/binKind.js';
import { ownerOf, type Owned } from './ownerOf.js';
import type { ReceiptFacts, ShipmentFacts, ShipmentLineFacts } from './loadReceiptFacts.js';
import type { ReceiveGoodsLine } from './receiveGoodsInput.js';

export interface PlannedLine extends ReceiptLinePlan, Owned {
  readonly itemId: number;
  readonly supplierId: number | null;
  readonly binId: number;
  readonly expectedLineId: number | undefined;
  /** What was ordered and came: a line, or the number that the announcement names. */
  readonly purchase: PurchaseNamed | undefined;
}

export interface PurchaseNamed {
  readonly lineId?: number;
  readonly number?: string;
}

export interface LineContext {
  readonly facts: ReceiptFacts;
  readonly shipment: ShipmentFacts | undefined;
  readonly site: SiteFacts;
  readonly supplierId: number | null;
  /** What earlier lines and receipts of this call receive of each announced line, which the tables do not know yet. */
  readonly received: ReadonlyMap<number, Quantity>;
  readonly path: readonly string[];
}

const DATES = ['manufacturedOn', 'expiresOn', 'bestBeforeOn'] as const;

/** One line of the input: refused with every reason, or planned. */
export function decideLine(line: ReceiveGoodsLine, context: LineContext): Decided<PlannedLine> {
  const { facts, supplierId, path } = context;
  const expected = announcedLine(line, context);
  if (isRefusal(expected)) return refused(expected);
  const item = receivableItem(line, expected, context);
  const bin = receivingBin(line, context);
  const purchase = purchaseOf(line, expected, context);
  const owned = ownerOf(line, facts.owners, path);
  if (isRefusal(item) || isRefusal(bin) || isRefusal(purchase) || isRefusal(owned))
    return refused(...[item, bin, purchase, owned].filter(isRefusal));
  const lotSupplierId = item.lotControlled ? supplierId : null;
  const wrongDates = DATES.filter((field) => line[field] !== undefined && parseLocalDate(line[field]) === undefined);
  const decision = decideReceiptLine({
    line: { ...line, ...Object.fromEntries(wrongDates.map((field) => [field, undefined])) } as never,
    item: { ...item, units: facts.units.get(item.id) ?? new Map() },
    expected,
    fromSupplier: supplierId !== null,
    knownLots: facts.knownLots.get(`${item.id}/${lotSupplierId ?? ''}`) ?? [],
    path,
  });
  if (wrongDates.length > 0) return refused(...withWrongDates(wrongDates, decision, path));
  if (!decision.ok) return decision;
  return {
    ok: true,
    value: {
      ...decision.value,
      ...owned,
      itemId: item.id,
      supplierId: lotSupplierId,
      binId: bin.id,
      expectedLineId: expected?.id,
      purchase,
    },
  };
}

/** A line of a purchase order is of the same item, supplier and site; with an announced line, what that names counts. */
function purchaseOf(
  line: ReceiveGoodsLine,
  expected: ShipmentLineFacts | undefined,
  { facts, site, supplierId, path }: LineContext,
): PurchaseNamed | undefined | Refusal {
  const id = line.purchaseOrderLineId;
  if (id === undefined) return expected?.purchaseOrderNumber ? { number: expected.purchaseOrderNumber } : undefined;
  const known = facts.purchaseLines.get(id);
  const item = itemOf(line, expected, facts);
  if (known !== undefined && known.itemId === item?.id && known.supplierId === supplierId && known.siteId === site.id)
    return { lineId: known.id };
  return refusal('PO_LINE_NOT_FOUND', 'No purchase order line of this item, supplier and site.', {
    path: [...path, 'purchaseOrderLineId'],
    facts: { purchaseOrderLine: id },
  });
}

/** A date that cannot be read is not also missing. */
function withWrongDates(fields: readonly string[], decision: Decided<unknown>, path: readonly string[]): readonly Refusal[] {
  const others = decision.ok ? [] : decision.refusals.filter(({ path: at }) => !fields.includes(at?.at(-1) ?? ''));
  return [...others, ...fields.map((field) => invalidInput(`${field} is a date YYYY-MM-DD.`, [...path, field]))];
}

function announcedLine(line: ReceiveGoodsLine, { facts, shipment, received, path }: LineContext): ShipmentLineFacts | undefined | Refusal {
  if (line.inboundShipmentLineId === undefined) return undefined;
  const uuid = decodeTypeId(line.inboundShipmentLineId)?.uuid;
  const expected = uuid === undefined ? undefined : facts.lines.get(uuid);
  if (expected !== undefined && expected.shipmentId === shipment?.id) {
    return { ...expected, received: plus(expected.received, received.get(expected.id) ?? NO_QUANTITY) };
  }
  return notFound('line of this shipment', line.inboundShipmentLineId, [...path, 'inboundShipmentLineId']);
}

function receivableItem(
  line: ReceiveGoodsLine,
  expected: ShipmentLineFacts | undefined,
  { facts, path }: LineContext,
): ItemFacts | Refusal {
  const item = itemOf(line, expected, facts);
  if (item === undefined) return notFound('item', line.itemId ?? '(none given)', [...path, 'itemId']);
  if (expected !== undefined && item.id !== expected.itemId) {
    return refusal('LOT_ITEM_MISMATCH', 'The announced line is of another item.', { path: [...path, 'itemId'], facts: { item: item.sku } });
  }
  return item.retired ? retired('Item', item.sku, [...path, 'itemId']) : item;
}

function receivingBin(line: ReceiveGoodsLine, { facts, site, path }: LineContext): BinFacts | Refusal {
  const bin = line.binId === undefined ? facts.siteBins.get(`${site.id}/RECEIVING`) : facts.bins.get(line.binId);
  if (bin === undefined) return notFound('bin', line.binId ?? '', [...path, 'binId']);
  if (bin.siteId === site.id && isPhysical(bin.kind) && !bin.retired) return bin;
  return refusal('LOCATION_NOT_PERMITTED', `Goods cannot be received into ${bin.code}.`, {
    path: [...path, 'binId'],
    facts: { bin: bin.code, kind: bin.kind, site: site.code },
  });
}

function itemOf(line: ReceiveGoodsLine, expected: ShipmentLineFacts | undefined, facts: ReceiptFacts): ItemFacts | undefined {
  if (line.itemId !== undefined) return facts.items.get(line.itemId);
  return expected === undefined ? undefined : facts.itemsById.get(expected.itemId);
}
