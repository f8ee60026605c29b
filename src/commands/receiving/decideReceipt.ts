import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { Discrepancy, LotDraft } from '../../domain/inbound/decideReceiptLine.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { isRefusal } from '../../domain/shared/parseBaseQuantity.js';
import { NO_QUANTITY, formatQuantity, minus, plus, type Quantity } from '../../domain/shared/quantity.js';
import { decided, refused, type Decided, type Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import type { SiteFacts } from '../../steps/facts/loadFacts.js';
import { occurredAtOf } from '../../steps/facts/occurredAt.js';
import { decideLine, type LineContext, type PlannedLine } from './decideLine.js';
import type { AnnouncedUnit, ReceiptFacts, ShipmentFacts } from './loadReceiptFacts.js';
import type { ReceiveGoods, ReceiveGoodsLine } from './receiveGoodsInput.js';

export type { PlannedLine } from './decideLine.js';

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

/** What earlier receipts of the same call have decided and the tables do not know yet. */
export interface ReceiptsSoFar {
  /** By announced line. */
  readonly received: Map<number, Quantity>;
  /** New lots by each of their names. */
  readonly lots: Map<string, LotDraft>;
}

const MAXIMUM_LINES = 1_000;

export function decideReceipt(
  input: ReceiveGoods,
  facts: ReceiptFacts,
  { now, before }: { readonly now: string; readonly before: ReceiptsSoFar },
): Decided<ReceiptPlan> {
  const shipment = input.inboundShipmentId === undefined ? undefined : facts.shipments.get(input.inboundShipmentId);
  const site = siteOf(input, shipment, facts);
  const occurredAt = occurredAtOf(input.occurredAt, now);
  const head = [...headRefusals(input, { facts, shipment, site }), ...(isRefusal(occurredAt) ? [occurredAt] : [])];
  if (head.length > 0 || site === undefined || isRefusal(occurredAt)) return { ok: false, refusals: head };
  const supplierId = supplierOf(input, shipment, facts);
  const soFar = { received: new Map(before.received), lots: new Map(before.lots) };
  const lines = input.lines.length > 0 ? input.lines : openLines(shipment, facts, soFar);
  if (lines.length === 0 && shipment !== undefined) return refused(nothingOpen(shipment));
  const decision = decideLines(lines, { facts, shipment, site, supplierId }, soFar);
  if (!decision.ok) return decision;
  const planned = decision.value;
  for (const [line, quantity] of soFar.received) before.received.set(line, quantity);
  for (const [name, lot] of soFar.lots) before.lots.set(name, lot);
  return {
    ok: true,
    value: {
      receiptUuid: newPublicId(),
      siteId: site.id,
      sitePublicId: encodeTypeId(ID_PREFIXES.site, site.uuid),
      supplierId,
      supplierBinId: facts.siteBins.get(`${site.id}/SUPPLIER`)?.id as number,
      shipment,
      occurredAt,
      note: input.note,
      reference: input.reference,
      complete: input.complete ?? false,
      lines: planned,
      handlingUnits: unitsOf(planned, shipment === undefined ? [] : (facts.handlingUnits.get(shipment.id) ?? [])),
      shortages: input.complete === true && shipment !== undefined ? shortages(shipment, facts, soFar) : [],
    },
  };
}

/** Every line in order, each knowing what those before it receive; or every reason of every line. */
function decideLines(
  lines: readonly ReceiveGoodsLine[],
  context: Omit<LineContext, 'received' | 'path'>,
  soFar: ReceiptsSoFar,
): Decided<readonly PlannedLine[]> {
  const decisions = lines.map((line, index) => {
    const decision = decideLine(line, { ...context, received: soFar.received, path: ['input', 'lines', String(index)] });
    if (decision.ok) count(soFar.received, decision.value);
    return decision;
  });
  const refusals = decisions.flatMap((decision) => (decision.ok ? [] : decision.refusals));
  if (refusals.length > 0) return refused(...refusals);
  const planned = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
  const clashes = sameLotTwice(planned, soFar.lots);
  return clashes.length > 0 ? refused(...clashes) : decided(planned);
}

function count(received: Map<number, Quantity>, { expectedLineId, quantity }: PlannedLine): void {
  if (expectedLineId !== undefined) received.set(expectedLineId, plus(received.get(expectedLineId) ?? NO_QUANTITY, quantity));
}

function siteOf(input: ReceiveGoods, shipment: ShipmentFacts | undefined, facts: ReceiptFacts): SiteFacts | undefined {
  if (input.siteId !== undefined) return facts.sites.get(input.siteId);
  const announced = shipment?.siteId ?? undefined;
  return announced === undefined ? undefined : facts.sitesById.get(announced);
}

function supplierOf(input: ReceiveGoods, shipment: ShipmentFacts | undefined, facts: ReceiptFacts): number | null {
  if (shipment !== undefined) return shipment.supplierId;
  return input.supplierId === undefined ? null : (facts.suppliers.get(input.supplierId)?.id ?? null);
}

interface HeadFacts {
  readonly facts: ReceiptFacts;
  readonly shipment: ShipmentFacts | undefined;
  readonly site: SiteFacts | undefined;
}

function headRefusals(input: ReceiveGoods, head: HeadFacts): readonly Refusal[] {
  return [...siteRefusals(input, head), ...partnerRefusals(input, head), ...extentRefusals(input, head)];
}

function siteRefusals(input: ReceiveGoods, { facts, shipment, site }: HeadFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (input.inboundShipmentId !== undefined && shipment === undefined)
    refusals.push(notFound('inbound shipment', input.inboundShipmentId, ['input', 'inboundShipmentId']));
  if (input.siteId !== undefined && site === undefined) refusals.push(notFound('site', input.siteId, ['input', 'siteId']));
  if (input.siteId === undefined && shipment !== undefined && site === undefined) {
    refusals.push(invalidInput('The announcement names no site of ours: siteId is needed.', ['input', 'siteId']));
  }
  if (input.siteId === undefined && input.inboundShipmentId === undefined)
    refusals.push(invalidInput('siteId is needed without an inbound shipment.', ['input', 'siteId']));
  if (site?.retired === true) refusals.push(retired('Site', site.code, ['input', 'siteId']));
  if (site !== undefined && (!facts.siteBins.has(`${site.id}/SUPPLIER`) || !facts.siteBins.has(`${site.id}/RECEIVING`))) {
    refusals.push(invalidInput('The site has no receiving bin.', ['input', 'siteId'], { site: site.code }));
  }
  return refusals;
}

function partnerRefusals(input: ReceiveGoods, { facts, shipment }: HeadFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const supplier = input.supplierId === undefined ? undefined : facts.suppliers.get(input.supplierId);
  if (input.supplierId !== undefined && supplier?.isSupplier !== true)
    refusals.push(notFound('supplier', input.supplierId, ['input', 'supplierId']));
  if (supplier !== undefined && shipment !== undefined && supplier.id !== shipment.supplierId) {
    refusals.push(refusal('PARTNER_MISMATCH', 'The shipment was announced by another supplier.', { path: ['input', 'supplierId'] }));
  }
  return refusals;
}

function extentRefusals(input: ReceiveGoods, { shipment }: HeadFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const isClosed = shipment?.status === 'RECEIVED' || shipment?.status === 'CANCELLED';
  if (shipment !== undefined && isClosed && input.lines.length === 0) refusals.push(nothingOpen(shipment));
  if (input.lines.length === 0 && input.inboundShipmentId === undefined)
    refusals.push(invalidInput('At least one line is needed.', ['input', 'lines']));
  if (input.lines.length > MAXIMUM_LINES)
    refusals.push(invalidInput(`At most ${MAXIMUM_LINES} lines a receipt.`, ['input', 'lines'], { lines: input.lines.length }));
  return refusals;
}

const nothingOpen = (shipment: ShipmentFacts): Refusal =>
  refusal('ILLEGAL_STATUS_TRANSITION', `Shipment ${shipment.shipmentNumber} is ${shipment.status}: nothing announced is open.`, {
    path: ['input', 'inboundShipmentId'],
    facts: { shipment: shipment.shipmentNumber, status: shipment.status },
  });

function openLines(shipment: ShipmentFacts | undefined, facts: ReceiptFacts, { received }: ReceiptsSoFar): readonly ReceiveGoodsLine[] {
  return [...facts.lines.values()]
    .filter((line) => line.shipmentId === shipment?.id && plus(line.received, received.get(line.id) ?? NO_QUANTITY) < line.quantity)
    .map((line) => ({ inboundShipmentLineId: encodeTypeId(ID_PREFIXES.inboundShipmentLine, line.publicId) }));
}

/** Two lines of one call may bring the same new lot; they may not give it two numbers or two expiry dates. */
function sameLotTwice(lines: readonly PlannedLine[], seen: Map<string, LotDraft>): readonly Refusal[] {
  return lines.flatMap((line, index) => {
    if (line.knownLotId !== undefined) return [];
    const names = [`n/${line.lot.lotNumber}`, ...(line.lot.supplierLotNormalised === null ? [] : [`s/${line.lot.supplierLotNormalised}`])];
    const keys = names.map((name) => `${line.itemId}/${line.supplierId ?? ''}/${name}`);
    const before = keys.map((key) => seen.get(key)).find((lot) => lot !== undefined);
    for (const key of keys) seen.set(key, before ?? line.lot);
    if (before === undefined) return [];
    const same =
      before.lotNumber === line.lot.lotNumber &&
      before.supplierLotNormalised === line.lot.supplierLotNormalised &&
      before.expiresOn === line.lot.expiresOn;
    if (same) return [];
    return [
      refusal('LOT_DUPLICATE', `Lot ${line.lot.lotNumber} is described in two ways.`, {
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

function shortages(shipment: ShipmentFacts, facts: ReceiptFacts, { received }: ReceiptsSoFar): ReceiptPlan['shortages'] {
  return [...facts.lines.values()]
    .filter((line) => line.shipmentId === shipment.id)
    .flatMap((line) => {
      const now = plus(line.received, received.get(line.id) ?? NO_QUANTITY);
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
