import type { Fact, ShipNotice, ShipNoticeLine } from './shipNotice.js';

/** What makes two messages one shipment: BSN02, unique for a supplier. The caller adds the partner. */
export const businessKey = (notice: ShipNotice): string => notice.shipmentNumber.value;

/**
 * What the notice says, as text to be hashed: two messages with the same text announce the same goods. Positions, control numbers, BSN date and
 * time and the order of handling units differ in a message sent again and are left out.
 */
export function contentText(notice: ShipNotice): string {
  return JSON.stringify({
    shipment: notice.shipmentNumber.value,
    purpose: notice.purpose.value,
    shippedOn: said(notice.shippedOn),
    expectedOn: said(notice.expectedOn),
    shipTo: notice.shipTo === undefined ? null : [notice.shipTo.qualifier, notice.shipTo.code],
    carrier: said(notice.carrierCode),
    billOfLading: said(notice.billOfLading),
    lines: notice.lines.map(lineContent),
    handlingUnits: notice.handlingUnits.map((unit) => [unit.code, unit.kind, unit.parentCode ?? null]).sort(byFirst),
  });
}

function lineContent(line: ShipNoticeLine): unknown {
  return {
    codes: line.codes.map(({ qualifier, code }) => [qualifier, code]),
    quantity: [line.quantity.value, line.unit.value],
    lot: said(line.lot),
    dates: [said(line.expiresOn), said(line.manufacturedOn), said(line.packedOn)],
    handlingUnit: line.handlingUnit?.code ?? null,
    order: said(line.purchaseOrderNumber),
    origin: said(line.countryOfOrigin),
    lotSource: said(line.lotSource),
  };
}

const said = (fact: Fact<string> | undefined): string | null => fact?.value ?? null;

function byFirst(one: readonly unknown[], other: readonly unknown[]): number {
  return String(one[0]) < String(other[0]) ? -1 : String(one[0]) > String(other[0]) ? 1 : 0;
}
