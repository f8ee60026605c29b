import { addQuantities, formatQuantity, parseQuantity, type Quantity } from '../../../../src/domain/shared/quantity.js';
import { elementText, positionOf, type Segment } from '../../syntax/segment.js';
import { elementNote, type ReadContext } from './readContext.js';
import type { Fact } from './shipNotice.js';

export interface QuantityFacts {
  /** Plain decimal text, above zero. */
  readonly quantity: Fact;
  readonly unit: Fact;
}

const LONGEST_COUNT = 9;

/** SN102 and SN103. Undefined when they are unusable; whatever the dictionary did not report is reported here. */
export function quantityOf(sn1: Segment, hl: string, context: ReadContext): QuantityFacts | undefined {
  const text = elementText(sn1, 2);
  const value = plainQuantity(text);
  const unit = elementText(sn1, 3);
  const at = positionOf(sn1, 2, hl);
  if (value !== undefined) {
    return unit === '' ? undefined : { quantity: { value, at }, unit: { value: unit, at: positionOf(sn1, 3, hl) } };
  }
  // A missing, lettered or overlong quantity is the dictionary's finding.
  if (text === '' || !/^[+-]?[\d.]{1,25}$/.test(text)) return undefined;
  context.issues.add('reject', {
    code: 'QUANTITY_NOT_POSITIVE',
    message: 'The quantity shipped is not a quantity above zero that can be kept exactly.',
    at,
    seen: text,
    expected: 'a number above zero with at most 14 digits before and 6 after the point',
    ack: elementNote(context, sn1, { element: 2, code: '6', dataElement: 382 }),
  });
  return undefined;
}

/** The quantity as plain decimal text; undefined when it is none, or not above zero. X12 writes "5", "5.", ".5", "+5" and "0005". */
export function plainQuantity(text: string): string | undefined {
  if (isCount(text)) return text;
  const parsed = parseDecimal(text);
  return parsed === undefined || parsed <= 0n ? undefined : formatQuantity(parsed);
}

function parseDecimal(text: string): Quantity | undefined {
  if (!/^\+?(\d+\.?\d*|\.\d+)$/.test(text) || text.length > 40) return undefined;
  const trimmed = text
    .replace(/^\+/, '')
    .replace(/^0+(?=\d)/, '')
    .replace(/\.$/, '');
  return parseQuantity(trimmed.startsWith('.') ? `0${trimmed}` : trimmed);
}

/** Exact sum of plain quantities. */
export function sumOf(quantities: readonly string[]): string {
  let sum = 0;
  for (const text of quantities) sum = isCount(text) ? sum + Number(text) : Number.NaN;
  if (!Number.isNaN(sum)) return String(sum);
  return formatQuantity(addQuantities(quantities.map((text) => parseQuantity(text) ?? (0n as Quantity))));
}

/** Nearly every quantity of an ASN is a plain count: it needs no parsing to be known as one. */
function isCount(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST_COUNT || text.charCodeAt(0) === 48) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
