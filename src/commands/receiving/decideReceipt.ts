import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import { decideReceiptLine, type Discrepancy, type LotDraft, type ReceiptLinePlan } from '../../domain/inbound/decideReceiptLine.js';
import { parseInstant } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { isRefusal } from '../../domain/shared/parseBaseQuantity.js';
import { formatQuantity, minus, plus } from '../../domain/shared/quantity.js';
import { refused, type Decided, type Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import { isPhysical } from '../../domain/stock/binKind.js';
import { decodeTypeId } from '../../platform/ids.js';
import type { BinFacts, ItemFacts, SiteFacts } from '../../steps/facts/loadFacts.js';
import type { AnnouncedUnit, ReceiptFacts, ShipmentFacts, ShipmentLineFacts } from './loadReceiptFacts.js';
import type { ReceiveGoods, ReceiveGoodsLine } from './receiveGoodsInput.js';

export interface PlannedLine extends ReceiptLinePlan {
  readonly itemId: number;
  readonly supplierId: number | null;
  readonly binId: number;
  readonly expectedLineId: number | undefined;
}

/** A receipt that nothing stands against: what to make, post and keep. */
export interface ReceiptPlan {
  readonly receiptUuid: string;
  readonly siteId: number;
  readonly sitePublicId: string;
  readonly supplierId: number | null;
  readonly supplierBinId: number;
  readonly shipment: ShipmentFacts | undefined;
  readonly occurredAt: string;
  readonly note: string | undefined;
  readonly reference: { readonly type: string; readonly id: string } | undefined;
  readonly complete: boolean;
  readonly lines: readonly PlannedLine[];
  readonly handlingUnits: readonly AnnouncedUnit[];
  /** Announced lines of a completed shipment that stay short. */
  readonly shortages: readonly { readonly expectedLineId: number; readonly discrepancy: Discrepancy }[];
}

const MAXIMUM_LINES = 1_000;

export function decideReceipt(input: ReceiveGoods, facts: ReceiptFacts, now: string): Decided<ReceiptPlan> {
  const shipment = input.inboundShipmentId === undefined ? undefined : facts.shipments.get(input.inboundShipmentId);
  const site = siteOf(input, shipment, facts);
  const head = headRefusals(input, { facts, shipment, site, now });
  if (head.length > 0 || site === undefined) return { ok: false, refusals: head };
  const supplierId = shipment?.supplierId ?? (input.supplierId === undefined ? null : (facts.suppliers.get(input.supplierId)?.id ?? null));
  const lines = input.lines.length > 0 ? input.lines : openLines(shipment, facts);
  const decisions = lines.map((line, index) => decideLine(line, { facts, shipment, site, supplierId, path: ['input', 'lines', String(index)] }));
  const refusals = decisions.flatMap((decision) => (decision.ok ? [] : decision.refusals));
  const planned = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
  const clashes = sameLotTwice(planned);
  if (refusals.length + clashes.length > 0) return { ok: false, refusals: [...refusals, ...clashes] };
  return {
    ok: true,
    value: {
      receiptUuid: newPublicId(),
      siteId: site.id,
      sitePublicId: encodeTypeId(ID_PREFIXES.site, site.uuid),
      supplierId,
      supplierBinId: facts.siteBins.get(`${site.id}/SUPPLIER`)?.id as number,
      shipment,
      occurredAt: input.occurredAt ?? now,
      note: input.note,
      reference: input.reference,
      complete: input.complete ?? false,
      lines: planned,
      handlingUnits: unitsOf(planned, shipment === undefined ? [] : (facts.handlingUnits.get(shipment.id) ?? [])),
      shortages: input.complete === true && shipment !== undefined ? shortages(shipment, planned, facts) : [],
    },
  };
}

function siteOf(input: ReceiveGoods, shipment: ShipmentFacts | undefined, facts: ReceiptFacts): SiteFacts | undefined {
  if (input.siteId !== undefined) return facts.sites.get(input.siteId);
  const announced = shipment?.siteId ?? undefined;
  return announced === undefined ? undefined : facts.sitesById.get(announced);
}

interface HeadFacts {
  readonly facts: ReceiptFacts;
  readonly shipment: ShipmentFacts | undefined;
  readonly site: SiteFacts | undefined;
  readonly now: string;
}

function headRefusals(input: ReceiveGoods, head: HeadFacts): readonly Refusal[] {
  return [...siteRefusals(input, head), ...partnerRefusals(input, head), ...extentRefusals(input, head)];
}

function siteRefusals(input: ReceiveGoods, { facts, shipment, site }: HeadFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (input.inboundShipmentId !== undefined && shipment === undefined) refusals.push(notFound('inbound shipment', input.inboundShipmentId, ['input', 'inboundShipmentId']));
  if (input.siteId !== undefined && site === undefined) refusals.push(notFound('site', input.siteId, ['input', 'siteId']));
  if (input.siteId === undefined && shipment !== undefined && site === undefined) {
    refusals.push(invalidInput('The announcement names no site of ours: siteId is needed.', ['input', 'siteId']));
  }
  if (input.siteId === undefined && input.inboundShipmentId === undefined) refusals.push(invalidInput('siteId is needed without an inbound shipment.', ['input', 'siteId']));
  if (site?.retired === true) refusals.push(retired('Site', site.code, ['input', 'siteId']));
  if (site !== undefined && (!facts.siteBins.has(`${site.id}/SUPPLIER`) || !facts.siteBins.has(`${site.id}/RECEIVING`))) {
    refusals.push(invalidInput('The site has no receiving bin.', ['input', 'siteId'], { site: site.code }));
  }
  return refusals;
}

function partnerRefusals(input: ReceiveGoods, { facts, shipment }: HeadFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const supplier = input.supplierId === undefined ? undefined : facts.suppliers.get(input.supplierId);
  if (input.supplierId !== undefined && supplier?.isSupplier !== true) refusals.push(notFound('supplier', input.supplierId, ['input', 'supplierId']));
  if (supplier !== undefined && shipment !== undefined && supplier.id !== shipment.supplierId) {
    refusals.push(refusal('PARTNER_MISMATCH', 'The shipment was announced by another supplier.', { path: ['input', 'supplierId'] }));
  }
  return refusals;
}

function extentRefusals(input: ReceiveGoods, { shipment, now }: HeadFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (shipment !== undefined && (shipment.status === 'RECEIVED' || shipment.status === 'CANCELLED') && input.lines.length === 0) {
    refusals.push(
      refusal('ILLEGAL_STATUS_TRANSITION', `Shipment ${shipment.shipmentNumber} is ${shipment.status}: nothing announced is open.`, {
        path: ['input', 'inboundShipmentId'],
        facts: { shipment: shipment.shipmentNumber, status: shipment.status },
      }),
    );
  }
  if (input.lines.length === 0 && input.inboundShipmentId === undefined) refusals.push(invalidInput('At least one line is needed.', ['input', 'lines']));
  if (input.lines.length > MAXIMUM_LINES) refusals.push(invalidInput(`At most ${MAXIMUM_LINES} lines a receipt.`, ['input', 'lines'], { lines: input.lines.length }));
  if (input.occurredAt !== undefined && (parseInstant(input.occurredAt) === undefined || input.occurredAt > now)) {
    refusals.push(invalidInput('occurredAt is an instant not later than now.', ['input', 'occurredAt'], { now }));
  }
  return refusals;
}

interface LineContext {
  readonly facts: ReceiptFacts;
  readonly shipment: ShipmentFacts | undefined;
  readonly site: SiteFacts;
  readonly supplierId: number | null;
  readonly path: readonly string[];
}

function decideLine(line: ReceiveGoodsLine, context: LineContext): Decided<PlannedLine> {
  const { facts, supplierId, path } = context;
  const expected = announcedLine(line, context);
  if (isRefusal(expected)) return refused(expected);
  const item = receivableItem(line, expected, context);
  const bin = receivingBin(line, context);
  if (isRefusal(item) || isRefusal(bin)) return refused(...[item, bin].filter(isRefusal));
  const lotSupplierId = item.lotControlled ? supplierId : null;
  const decision = decideReceiptLine({
    line: line as never,
    item: { ...item, units: facts.units.get(item.id) ?? new Map() },
    expected,
    fromSupplier: supplierId !== null,
    knownLots: facts.knownLots.get(`${item.id}/${lotSupplierId ?? ''}`) ?? [],
    path,
  });
  if (!decision.ok) return decision;
  return { ok: true, value: { ...decision.value, itemId: item.id, supplierId: lotSupplierId, binId: bin.id, expectedLineId: expected?.id } };
}

function announcedLine(line: ReceiveGoodsLine, { facts, shipment, path }: LineContext): ShipmentLineFacts | undefined | Refusal {
  if (line.inboundShipmentLineId === undefined) return undefined;
  const uuid = decodeTypeId(line.inboundShipmentLineId)?.uuid;
  const expected = uuid === undefined ? undefined : facts.lines.get(uuid);
  if (expected !== undefined && expected.shipmentId === shipment?.id) return expected;
  return notFound('line of this shipment', line.inboundShipmentLineId, [...path, 'inboundShipmentLineId']);
}

function receivableItem(line: ReceiveGoodsLine, expected: ShipmentLineFacts | undefined, { facts, path }: LineContext): ItemFacts | Refusal {
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

function openLines(shipment: ShipmentFacts | undefined, facts: ReceiptFacts): readonly ReceiveGoodsLine[] {
  return [...facts.lines.values()]
    .filter((line) => line.shipmentId === shipment?.id && line.received < line.quantity)
    .map((line) => ({ inboundShipmentLineId: encodeTypeId(ID_PREFIXES.inboundShipmentLine, line.publicId) }));
}

/** Two lines of one receipt may bring the same lot; they may not give it two numbers or two expiry dates. */
function sameLotTwice(lines: readonly PlannedLine[]): readonly Refusal[] {
  const seen = new Map<string, LotDraft>();
  return lines.flatMap((line, index) => {
    const names = [`n/${line.lot.lotNumber}`, ...(line.lot.supplierLotNormalised === null ? [] : [`s/${line.lot.supplierLotNormalised}`])];
    const before = names.map((name) => seen.get(`${line.itemId}/${name}`)).find((lot) => lot !== undefined);
    for (const name of names) seen.set(`${line.itemId}/${name}`, before ?? line.lot);
    if (before === undefined) return [];
    const same = before.lotNumber === line.lot.lotNumber && before.supplierLotNormalised === line.lot.supplierLotNormalised && before.expiresOn === line.lot.expiresOn;
    if (same) return [];
    return [
      refusal('LOT_DUPLICATE', `Lot ${line.lot.lotNumber} is described in two ways in one receipt.`, {
        path: ['input', 'lines', String(index)],
        facts: { lotNumber: line.lot.lotNumber, expiresOn: line.lot.expiresOn, otherExpiresOn: before.expiresOn },
      }),
    ];
  });
}

function unitsOf(lines: readonly PlannedLine[], announced: readonly AnnouncedUnit[]): readonly AnnouncedUnit[] {
  const byCode = new Map(announced.map((unit) => [unit.code, unit]));
  const wanted = new Map<string, AnnouncedUnit>();
  for (const line of lines) {
    for (let code = line.handlingUnit; code !== null && !wanted.has(code); ) {
      const unit: AnnouncedUnit = byCode.get(code) ?? { code, kind: 'PACKAGE', parentCode: null };
      wanted.set(code, unit);
      code = unit.parentCode;
    }
  }
  return [...wanted.values()];
}

function shortages(shipment: ShipmentFacts, planned: readonly PlannedLine[], facts: ReceiptFacts): ReceiptPlan['shortages'] {
  return [...facts.lines.values()]
    .filter((line) => line.shipmentId === shipment.id)
    .flatMap((line) => {
      const now = planned.filter((plan) => plan.expectedLineId === line.id).reduce((sum, plan) => plus(sum, plan.quantity), line.received);
      if (now >= line.quantity) return [];
      const discrepancy: Discrepancy = {
        type: 'SHORTAGE',
        quantity: minus(line.quantity, now),
        expected: formatQuantity(line.quantity),
        seen: formatQuantity(now),
      };
      return [{ expectedLineId: line.id, discrepancy }];
    });
}
