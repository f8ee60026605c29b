import type { LocalDate } from '../../../../src/domain/shared/dates.js';
import { elementCount, elementText, positionOf, type Segment } from '../../syntax/segment.js';
import type { CodeFact, Fact, HandlingUnitFact } from './shipNotice.js';

/** CLD with the REFs of its loop. */
export interface LoadDetail {
  readonly cld: Segment;
  readonly refs: Segment[];
}

/** A DTM with its qualifier: it is compared with many. */
export interface DateSegment {
  readonly qualifier: string;
  readonly segment: Segment;
}

/** What a level says, or the nearest level above it that says anything. */
export interface InheritedFacts {
  readonly expiresOn: Fact<LocalDate> | undefined;
  readonly manufacturedOn: Fact<LocalDate> | undefined;
  readonly packedOn: Fact<LocalDate> | undefined;
  readonly purchaseOrderNumber: Fact | undefined;
  readonly lotSource: Fact | undefined;
}

/** One HL of the notice with the segments that lots, dates and quantities are read from, sorted by kind. */
export interface Level {
  readonly id: string;
  readonly code: string;
  readonly hl: Segment;
  readonly parent: Level | undefined;
  readonly depth: number;
  children: readonly Level[];
  lastLin: Segment | undefined;
  /** Of its LINs: the pairs that say which product, and those that say lot, country, order or serial. */
  productCodes: readonly CodeFact[];
  otherCodes: readonly CodeFact[];
  refs: readonly Segment[];
  dates: readonly DateSegment[];
  marks: readonly Segment[];
  parties: readonly Segment[];
  loads: readonly LoadDetail[];
  /** Handling units that its marks name. */
  units: readonly HandlingUnitFact[];
  /** Absent until they were asked for. */
  inherited: InheritedFacts | undefined;
  sn1: Segment | undefined;
  prf: Segment | undefined;
  pid: Segment | undefined;
  td5: Segment | undefined;
}

/** Pairs of a LIN that say which lot, country, order or serial, and not which product. */
export const NO_PRODUCT: ReadonlySet<string> = new Set(['LT', 'B8', 'SL', 'DL', 'FL', 'CH', 'SN', 'ON', 'PO', 'PL', 'RY', 'KA']);
const FIRST_CODE = 3;
const PAIR = 2;

/** Most lists of a level stay empty: they share this one. */
const NONE: readonly never[] = [];

export function openLevel({ hl, id, code, parent }: Pick<Level, 'hl' | 'id' | 'code' | 'parent'>): Level {
  const level: Level = {
    id,
    code,
    hl,
    parent,
    depth: parent === undefined ? 0 : parent.depth + 1,
    children: NONE,
    lastLin: undefined,
    productCodes: NONE,
    otherCodes: NONE,
    refs: NONE,
    dates: NONE,
    marks: NONE,
    parties: NONE,
    loads: NONE,
    units: NONE,
    inherited: undefined,
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

/** LIN01 is a line number; then come pairs of a qualifier and a code. */
function addIdentification(level: Level, lin: Segment): void {
  level.lastLin = lin;
  const last = elementCount(lin);
  for (let element = FIRST_CODE; element <= last; element += PAIR) {
    const qualifier = elementText(lin, element - 1);
    const code = qualifier === '' ? '' : elementText(lin, element);
    if (code === '') continue;
    const fact = { qualifier, code, at: positionOf(lin, element, level.id) };
    if (NO_PRODUCT.has(qualifier)) level.otherCodes = added(level.otherCodes, fact);
    else level.productCodes = added(level.productCodes, fact);
  }
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

export const dateSegment = (segment: Segment): DateSegment => ({ qualifier: elementText(segment, 1), segment });
