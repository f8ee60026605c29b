import { elementCount, elementIs, elementText, positionOf, type Segment } from '../../syntax/segment.js';
import type { Level } from './level.js';
import type { CodeFact } from './shipNotice.js';

/** Pairs of a LIN that say which lot, country, order or serial, and not which product. */
const NO_PRODUCT: ReadonlySet<string> = new Set(['LT', 'B8', 'SL', 'DL', 'FL', 'CH', 'SN', 'ON', 'PO', 'PL', 'RY', 'KA']);

/** LIN01 is a line number; then come pairs, and this element holds the first code. */
const FIRST_CODE = 3;
const PAIR = 2;

export function namesProduct(lin: Segment): boolean {
  const count = elementCount(lin);
  for (let element = FIRST_CODE; element <= count; element += PAIR) {
    if (isProduct(elementText(lin, element - 1)) && !elementIs(lin, element, '')) return true;
  }
  return false;
}

/** Product codes of the level, from all its LINs. */
export function productCodes(level: Level): readonly CodeFact[] {
  const codes: CodeFact[] = [];
  for (const lin of level.lins) {
    const count = elementCount(lin);
    for (let element = FIRST_CODE; element <= count; element += PAIR) {
      const qualifier = elementText(lin, element - 1);
      const code = isProduct(qualifier) ? elementText(lin, element) : '';
      if (code !== '') codes.push({ qualifier, code, at: positionOf(lin, element, level.id) });
    }
  }
  return codes;
}

/** Number of the element, after `after`, that holds a code with this qualifier; 0 when there is none. */
export function codeElement(lin: Segment, qualifier: string, after = 0): number {
  const count = elementCount(lin);
  for (let element = Math.max(FIRST_CODE, after + PAIR); element <= count; element += PAIR) {
    if (elementIs(lin, element - 1, qualifier) && !elementIs(lin, element, '')) return element;
  }
  return 0;
}

const isProduct = (qualifier: string): boolean => qualifier !== '' && !NO_PRODUCT.has(qualifier);
