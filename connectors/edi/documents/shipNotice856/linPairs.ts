import { elementCount, elementIs, elementText, type Segment } from '../../syntax/segment.js';

/** Pairs of a LIN that say which lot, country, order or serial, and not which product. */
const NO_PRODUCT: ReadonlySet<string> = new Set(['LT', 'B8', 'SL', 'DL', 'FL', 'CH', 'SN', 'ON', 'PO', 'PL', 'RY', 'KA']);

/** LIN01 is a line number; then come pairs of a qualifier and a code. This element holds the first code. */
export const FIRST_CODE = 3;
export const PAIR = 2;

/** How many of its pairs say which product. */
export function countProductCodes(lin: Segment): number {
  const last = elementCount(lin);
  let count = 0;
  for (let element = FIRST_CODE; element <= last; element += PAIR) {
    if (!elementIs(lin, element, '') && isProduct(elementText(lin, element - 1))) count += 1;
  }
  return count;
}

/** Number of the element, after element `after`, that holds a code with this qualifier; 0 when there is none. */
export function codeElement(lin: Segment, qualifier: string, after = 1): number {
  const last = elementCount(lin);
  for (let element = after + PAIR; element <= last; element += PAIR) {
    if (elementIs(lin, element - 1, qualifier) && !elementIs(lin, element, '')) return element;
  }
  return 0;
}

export const isProduct = (qualifier: string): boolean => qualifier !== '' && !NO_PRODUCT.has(qualifier);
