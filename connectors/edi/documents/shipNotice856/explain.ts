import type { PartnerLookups } from '../../../contract/lookups.js';
import type { Explanation } from '../../../contract/messageConnector.js';
import type { UnderstoodLine } from '../../../../src/domain/inbound/inboundMessage.js';
import { convert, formatQuantity, parseQuantity } from '../../../../src/domain/shared/quantity.js';
import type { ShipNotice, ShipNoticeLine } from './shipNotice.js';

/** The lines of a notice as they were understood: in the sender's words, and in ours where the look-ups know them. */
export function explainShipNotice(notice: ShipNotice, limit: number, lookups?: PartnerLookups): Explanation {
  return { lineCount: notice.lines.length, lines: notice.lines.slice(0, limit).map((line) => understood(line, lookups)) };
}

function understood(line: ShipNoticeLine, lookups: PartnerLookups | undefined): UnderstoodLine {
  return {
    lineNumber: line.lineNumber,
    segment: line.at.segment,
    itemCodes: line.codes.map(({ qualifier, code }) => `${qualifier} ${code}`),
    quantity: line.quantity.value,
    unit: line.unit.value,
    ...inOurWords(line, lookups),
    lotNumber: line.lot?.value ?? null,
    expiresOn: line.expiresOn?.value ?? null,
    manufacturedOn: line.manufacturedOn?.value ?? null,
    packedOn: line.packedOn?.value ?? null,
    handlingUnit: line.handlingUnit?.code ?? null,
    purchaseOrderNumber: line.purchaseOrderNumber?.value ?? null,
    hlPath: line.hlPath,
  };
}

function inOurWords(line: ShipNoticeLine, lookups: PartnerLookups | undefined): Pick<UnderstoodLine, 'sku' | 'baseQuantity' | 'baseUnit'> {
  const match = lookups?.item(line.codes);
  if (match === undefined) return { sku: null, baseQuantity: null, baseUnit: null };
  const announced = parseQuantity(line.quantity.value);
  const factor = lookups?.unit(match.itemId, line.unit.value);
  const quantity = announced === undefined || factor === undefined ? undefined : convert(announced, factor);
  return { sku: match.sku, baseQuantity: quantity === undefined ? null : formatQuantity(quantity), baseUnit: match.baseUnit };
}
