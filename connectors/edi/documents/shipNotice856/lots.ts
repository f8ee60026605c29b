import type { LotRule } from '../../profile.js';
import { elementIs, elementText, positionOf, type Segment } from '../../syntax/segment.js';
import { type Level, type LoadDetail, upward } from './level.js';
import type { ReadContext } from './readContext.js';
import type { CodeFact, Fact } from './shipNotice.js';

/** Longest lot number kept; X12 itself allows 30 (004010) to 80 characters. */
export const MAX_LOT_LENGTH = 50;

export interface LotFact extends Fact {
  /** The CLD loop it was read in: the load carries its own quantity. */
  readonly load: LoadDetail | undefined;
}

const NONE: readonly never[] = [];

/**
 * Lots a level names itself, by the partner's rules in order: the first rule and qualifier that finds any decides. Several lots come back when
 * that one place names several.
 */
export function lotsOf(level: Level, rules: readonly LotRule[]): readonly LotFact[] {
  for (const rule of rules) {
    const lots = lotsByRule(level, rule);
    if (lots.length > 0) return lots;
  }
  return NONE;
}

/** Lots named above the item, on its pack or pallet, where the partner's rules say so. */
export function lotsAbove(level: Level, rules: readonly LotRule[]): readonly LotFact[] {
  for (const rule of rules) {
    if (rule.place !== 'ANCESTOR_REF') continue;
    for (const above of upward(level.parent)) {
      const lots = rule.levels.includes(above.code) ? references(above, rule) : NONE;
      if (lots.length > 0) return lots;
    }
  }
  return NONE;
}

function lotsByRule(level: Level, rule: LotRule): readonly LotFact[] {
  switch (rule.place) {
    case 'LIN':
      return inIdentifications(level, rule);
    case 'REF':
      return references(level, rule);
    case 'CLD':
      return level.loads.length === 0
        ? NONE
        : firstQualifier(rule, (qualifier) => level.loads.flatMap((load) => inLoad(load, qualifier, level)));
    case 'ANCESTOR_REF':
      return NONE;
  }
}

function references(level: Level, rule: LotRule): readonly LotFact[] {
  if (level.refs.length === 0) return NONE;
  return firstQualifier(rule, (qualifier) => level.refs.flatMap((ref) => referenceOf(ref, qualifier, level)));
}

function firstQualifier(rule: LotRule, find: (qualifier: string) => readonly LotFact[]): readonly LotFact[] {
  for (const qualifier of rule.qualifiers) {
    const found = find(qualifier);
    if (found.length > 0) return found;
  }
  return NONE;
}

function inIdentifications(level: Level, rule: LotRule): readonly LotFact[] {
  for (const qualifier of rule.qualifiers) {
    const found = identifiedBy(level, qualifier);
    if (found.length > 0) return found;
  }
  return NONE;
}

/** The commonest place and asked of every line, so without closures: 0.3 µs a line. */
function identifiedBy(level: Level, qualifier: string): readonly LotFact[] {
  const own = codesWith(level.otherCodes, qualifier);
  // A partner may have agreed on a lot qualifier that names products elsewhere.
  return own.length > 0 ? own : codesWith(level.productCodes, qualifier);
}

function codesWith(codes: readonly CodeFact[], qualifier: string): readonly LotFact[] {
  let found: LotFact[] | undefined;
  for (const code of codes) {
    if (code.qualifier !== qualifier) continue;
    const lot = { value: code.code, at: code.at, load: undefined };
    if (found === undefined) found = [lot];
    else found.push(lot);
  }
  return found ?? NONE;
}

function inLoad(load: LoadDetail, qualifier: string, level: Level): readonly LotFact[] {
  return load.refs.flatMap((ref) => referenceOf(ref, qualifier, level).map((lot) => ({ ...lot, load })));
}

function referenceOf(ref: Segment, qualifier: string, level: Level): readonly LotFact[] {
  if (!elementIs(ref, 1, qualifier)) return NONE;
  const value = elementText(ref, 2);
  return value === '' ? NONE : [{ value, at: positionOf(ref, 2, level.id), load: undefined }];
}

/** The lots by value, each once. */
export function distinctLots(lots: readonly LotFact[]): readonly string[] {
  return lots.length < 2 ? lots.map((lot) => lot.value) : [...new Set(lots.map((lot) => lot.value))];
}

/** A lot that cannot be kept as written is the sender's to mend: a shortened lot number is another lot. */
export function checkLot(lot: LotFact, context: ReadContext): void {
  if (lot.value.length <= MAX_LOT_LENGTH) return;
  const { tag = '', element = 0, segment } = lot.at;
  const dataElement = tag === 'LIN' ? 234 : 127;
  const segmentInSet = segment - context.st.ordinal + 1;
  context.issues.add('reject', {
    code: 'LOT_NUMBER_TOO_LONG',
    message: 'The lot number is longer than a lot number may be.',
    at: lot.at,
    seen: lot.value.slice(0, 80),
    expected: `at most ${MAX_LOT_LENGTH} characters`,
    ack: { level: 'element', tag, segmentInSet, element, code: '5', dataElement, seen: lot.value },
  });
}
