import { elementCount, elementText, positionOf } from '../../syntax/segment.js';
import type { Level } from './level.js';
import { FIRST_CODE, isProduct, PAIR } from './linPairs.js';
import type { CodeFact } from './shipNotice.js';

/** Product codes of the level, from all its LINs. */
export function productCodes(level: Level): readonly CodeFact[] {
  // Made in its size: a list that grows by one takes room for 17 (V8), of every line.
  const codes = new Array<CodeFact>(level.productCodes);
  let found = 0;
  for (const lin of level.lins) {
    const last = elementCount(lin);
    for (let element = FIRST_CODE; element <= last && found < codes.length; element += PAIR) {
      const qualifier = elementText(lin, element - 1);
      const code = isProduct(qualifier) ? elementText(lin, element) : '';
      if (code === '') continue;
      codes[found] = { qualifier, code, at: positionOf(lin, element, level.id) };
      found += 1;
    }
  }
  return codes;
}
