import { NO_QUANTITY, parseQuantity, type Quantity } from '../../../../src/domain/shared/quantity.js';
import { elementText, positionOf, type Segment } from '../../syntax/segment.js';
import { elementNote, type ReadContext } from './readContext.js';
import type { Fact } from './shipNotice.js';

export interface QuantityFacts {
  readonly quantity: Fact<Quantity>;
  readonly unit: Fact;
}

/** SN102 and SN103. Undefined when they are unusable; whatever the dictionary did not report is reported here. */
export function quantityOf(sn1: Segment, hl: string, context: ReadContext): QuantityFacts | undefined {
  const text = elementText(sn1, 2);
  const value = plainQuantity(text);
  const unit = elementText(sn1, 3);
  const at = positionOf(sn1, 2, hl);
  if (value !== undefined && value > NO_QUANTITY) {
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

/** X12 writes decimals as "5", "5.", ".5" or "+5", with or without leading zeros. */
export function plainQuantity(text: string): Quantity | undefined {
  const unsigned = text.startsWith('+') ? text.slice(1) : text;
  const simple = parseQuantity(unsigned);
  if (simple !== undefined || unsigned === '' || unsigned === '.') return simple;
  const trimmed = unsigned.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
  return parseQuantity(trimmed.startsWith('.') ? `0${trimmed}` : trimmed);
}
