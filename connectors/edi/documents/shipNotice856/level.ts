import type { LocalDate } from '../../../../src/domain/shared/dates.js';
import { elementText, type Segment } from '../../syntax/segment.js';
import { countProductCodes } from './linPairs.js';
import type { Fact, HandlingUnitFact } from './shipNotice.js';

/** CLD with the REFs of its loop. */
export interface LoadDetail {
  readonly cld: Segment;
  readonly refs: Segment[];
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
  /** Number of product codes in its LINs. */
  productCodes: number;
  children: readonly Level[];
  lins: readonly Segment[];
  refs: readonly Segment[];
  dates: readonly Segment[];
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

/** Most lists of a level stay empty: they share this one. */
const NONE: readonly never[] = [];

export function openLevel(hl: Segment, id: string, parent: Level | undefined): Level {
  const level: Level = {
    id,
    code: elementText(hl, 3),
    hl,
    parent,
    depth: parent === undefined ? 0 : parent.depth + 1,
    productCodes: 0,
    children: NONE,
    lins: NONE,
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
      level.lins = added(level.lins, segment);
      level.productCodes += countProductCodes(segment);
      return;
    case 'SN1':
      level.sn1 ??= segment;
      return;
    case 'REF':
      addReference(level, segment, previous);
      return;
    case 'DTM':
      level.dates = added(level.dates, segment);
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
