import { elementText, forEachElement, positionOf, type Segment } from '../../syntax/segment.js';
import type { CodeFact } from './shipNotice.js';

/** CLD with the REFs of its loop. */
export interface LoadDetail {
  readonly cld: Segment;
  readonly refs: Segment[];
}

/** A LIN with its qualifier and value pairs. */
export interface ItemIdentification {
  readonly segment: Segment;
  readonly pairs: readonly LinPair[];
}

export interface LinPair {
  readonly qualifier: string;
  readonly code: string;
  /** Number of the element that holds the code. */
  readonly element: number;
  /** Says which product, and not which lot, country or order. */
  readonly isProduct: boolean;
}

/** A DTM with its qualifier. */
export interface DateSegment {
  readonly qualifier: string;
  readonly segment: Segment;
}

/** One HL of the notice with the segments that lots, dates and quantities are read from, sorted by kind. */
export interface Level {
  readonly id: string;
  readonly code: string;
  readonly hl: Segment;
  readonly parent: Level | undefined;
  readonly depth: number;
  /** True when a LIN of the level names a product. */
  hasProduct: boolean;
  children: readonly Level[];
  lins: readonly ItemIdentification[];
  refs: readonly Segment[];
  dates: readonly DateSegment[];
  marks: readonly Segment[];
  parties: readonly Segment[];
  loads: readonly LoadDetail[];
  sn1: Segment | undefined;
  prf: Segment | undefined;
  pid: Segment | undefined;
  td5: Segment | undefined;
}

/** Most lists of a level stay empty: they share this one. */
const NONE: readonly never[] = [];

export function openLevel(hl: Segment, id: string, parent: Level | undefined): Level {
  const level: Level = {
    id,
    code: elementText(hl, 3),
    hl,
    parent,
    depth: parent === undefined ? 0 : parent.depth + 1,
    hasProduct: false,
    children: NONE,
    lins: NONE,
    refs: NONE,
    dates: NONE,
    marks: NONE,
    parties: NONE,
    loads: NONE,
    sn1: undefined,
    prf: undefined,
    pid: undefined,
    td5: undefined,
  };
  if (parent !== undefined) parent.children = added(parent.children, level);
  return level;
}

/** Sorts a segment of the level; `previous` tells a REF inside a CLD loop from one of the level. */
export function addToLevel(level: Level, segment: Segment, previous: string): void {
  switch (segment.tag) {
    case 'LIN':
      addIdentification(level, segment);
      return;
    case 'SN1':
      level.sn1 ??= segment;
      return;
    case 'REF':
      addReference(level, segment, previous);
      return;
    case 'DTM':
      level.dates = added(level.dates, dateSegment(segment));
      return;
    case 'MAN':
      level.marks = added(level.marks, segment);
      return;
    case 'N1':
      level.parties = added(level.parties, segment);
      return;
    case 'PRF':
      level.prf ??= segment;
      return;
    case 'PID':
      level.pid ??= segment;
      return;
    case 'TD5':
      level.td5 ??= segment;
      return;
    case 'CLD':
      level.loads = added(level.loads, { cld: segment, refs: [] });
      return;
    default:
  }
}

/** Appends in place, except to the shared empty list. */
function added<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list === NONE) return [item];
  (list as Item[]).push(item);
  return list;
}

function addIdentification(level: Level, segment: Segment): void {
  const pairs = linPairs(segment);
  level.lins = added(level.lins, { segment, pairs });
  level.hasProduct ||= pairs.some((pair) => pair.isProduct);
}

function addReference(level: Level, ref: Segment, previous: string): void {
  const load = previous === 'CLD' || previous === 'CLD REF' ? level.loads.at(-1) : undefined;
  if (load === undefined) level.refs = added(level.refs, ref);
  else load.refs.push(ref);
}

/** What `previous` is for the segment after this one. */
export function loopAfter(tag: string, previous: string): string {
  if (tag === 'REF') return previous.startsWith('CLD') ? 'CLD REF' : tag;
  return tag === 'DTP' && previous.startsWith('CLD') ? 'CLD REF' : tag;
}

/** The level itself and everything above it, nearest first. */
export function upward(level: Level | undefined): readonly Level[] {
  const chain: Level[] = [];
  for (let each = level; each !== undefined; each = each.parent) chain.push(each);
  return chain;
}

/** Pairs of a LIN that say which lot, country, order or serial, and not which product. */
const NO_PRODUCT: ReadonlySet<string> = new Set(['LT', 'B8', 'SL', 'DL', 'FL', 'CH', 'SN', 'ON', 'PO', 'PL', 'RY', 'KA']);

export const dateSegment = (segment: Segment): DateSegment => ({ qualifier: elementText(segment, 1), segment });

/** Product codes of the level, from all its LINs. */
export function productCodes(level: Level): readonly CodeFact[] {
  const codes: CodeFact[] = [];
  for (const { segment, pairs } of level.lins) {
    for (const pair of pairs) {
      if (!pair.isProduct) continue;
      codes.push({ qualifier: pair.qualifier, code: pair.code, at: positionOf(segment, pair.element, level.id) });
    }
  }
  return codes;
}

function linPairs(lin: Segment): readonly LinPair[] {
  const pairs: LinPair[] = [];
  let qualifier = '';
  forEachElement(lin, (text, element) => {
    if (element % 2 === 0) qualifier = text;
    else if (element > 1 && text !== '' && qualifier !== '')
      pairs.push({ qualifier, code: text, element, isProduct: !NO_PRODUCT.has(qualifier) });
  });
  return pairs;
}
