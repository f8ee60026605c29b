import type { LocalDate } from '../../../../src/domain/shared/dates.js';
import { dateOf, dateOfText } from '../../dictionary/dateElement.js';
import type { ExpiryRule } from '../../profile.js';
import { elementIs, elementText, positionOf, type Segment } from '../../syntax/segment.js';
import type { DateSegment, Level } from './level.js';
import { elementNote, type ReadContext } from './readContext.js';
import type { Fact } from './shipNotice.js';

/** Expiry that a level itself names, by the partner's rules in order. */
export function expiryOfLevel(level: Level, context: ReadContext): Fact<LocalDate> | undefined {
  if (level.dates.length === 0 && level.refs.length === 0) return undefined;
  for (const rule of context.profile.expiryRules) {
    const found = expiryByRule(level, rule, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Expiry named before the first HL: it holds for items that have no date of their own. */
export function expiryInHeader(header: readonly DateSegment[], rules: readonly ExpiryRule[]): Fact<LocalDate> | undefined {
  const rule = rules.find((each) => each.place === 'HEADER_DTM');
  return rule === undefined ? undefined : dateIn(header, rule.qualifiers);
}

/** The first DTM of these qualifiers that holds a date; wrong ones were reported by the dictionary. */
export function dateIn(dates: readonly DateSegment[], qualifiers: readonly string[], hl?: string): Fact<LocalDate> | undefined {
  if (dates.length === 0) return undefined;
  for (const qualifier of qualifiers) {
    for (const date of dates) {
      const found = date.qualifier === qualifier ? dateOfSegment(date.segment, hl) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function expiryByRule(level: Level, rule: ExpiryRule, context: ReadContext): Fact<LocalDate> | undefined {
  if (rule.place === 'DTM') return dateIn(level.dates, rule.qualifiers, level.id);
  if (rule.place === 'HEADER_DTM') return undefined;
  if (level.refs.length === 0) return undefined;
  const ref = level.refs.find((each) => rule.qualifiers.includes(elementText(each, 1)));
  return ref === undefined ? undefined : dateOfReference(ref, level, context);
}

/** DTM02, or DTM06 where DTM05 says that it holds one day. */
function dateOfSegment(dtm: Segment, hl: string | undefined): Fact<LocalDate> | undefined {
  const plain = dateOf(dtm, 2);
  if (plain !== undefined) return { value: plain, at: positionOf(dtm, 2, hl) };
  const period = elementIs(dtm, 5, 'D8') ? dateOf(dtm, 6) : undefined;
  return period === undefined ? undefined : { value: period, at: positionOf(dtm, 6, hl) };
}

/** REF*EXP is a text to X12, so the dictionary cannot see a wrong date in it. */
function dateOfReference(ref: Segment, level: Level, context: ReadContext): Fact<LocalDate> | undefined {
  const seen = elementText(ref, 2);
  const value = dateOfText(seen);
  const at = positionOf(ref, 2, level.id);
  if (value !== undefined) return { value, at };
  context.issues.add(context.profile.severities.ELEMENT_CRITICAL, {
    code: 'ELEMENT_CRITICAL',
    message: 'REF02 holds no date, and its qualifier says that it is an expiry date.',
    at,
    seen: seen.slice(0, 80),
    expected: 'a date CCYYMMDD or YYMMDD',
    ack: elementNote(context, ref, { element: 2, code: '8', dataElement: 127 }),
  });
  return undefined;
}
