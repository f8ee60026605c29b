import { elementErrors } from '../../dictionary/elementErrors.js';
import { HL_LEVELS, shipNoticeSegment } from '../../dictionary/shipNotice856.js';
import type { IssueList } from '../../ediIssue.js';
import type { EdiProfile } from '../../profile.js';
import { elementText, positionOf, type Segment } from '../../syntax/segment.js';
import { criticalElements } from './criticalElements.js';
import { addToLevel, dateSegment, type DateSegment, type Level, loopAfter, openLevel, upward } from './level.js';
import { LevelIndex } from './levelIndex.js';

/** AK304 codes. */
const SEGMENT = { unrecognised: '1', unexpected: '2', missing: '3', tooOften: '5' } as const;

/** Deeper nesting is no shipment; S-O-T-P-Q-I-ZZ has 7. */
export const MAX_DEPTH = 20;

/** Which levels stand above which when HL02 does not say it. */
const RANK: Readonly<Record<string, number>> = { S: 0, E: 1, O: 1, T: 2, P: 3, Q: 4, I: 5, K: 5, F: 6, UT: 7, ZZ: 7, X: 8 };

export interface Hierarchy {
  readonly st: Segment;
  readonly bsn: Segment | undefined;
  /** DTM before the first HL. */
  readonly headerDates: readonly DateSegment[];
  readonly levels: readonly Level[];
  readonly ctt: Segment | undefined;
  readonly linCount: number;
}

/** Checks every segment of the set against the dictionary and sorts the body into its HL tree by the parents that HL02 names. */
export function readHierarchy(segments: readonly Segment[], profile: EdiProfile, issues: IssueList): Hierarchy | undefined {
  const st = segments[0];
  if (st === undefined) return undefined;
  const builder = new HierarchyBuilder(st, profile, issues);
  for (const segment of segments) builder.take(segment);
  return builder.finish(segments.at(-1) ?? st);
}

class HierarchyBuilder {
  readonly #st: Segment;
  readonly #profile: EdiProfile;
  readonly #issues: IssueList;
  readonly #isCritical: (segment: Segment, element: number) => boolean;
  readonly #index = new LevelIndex();
  readonly #headerDates: DateSegment[] = [];
  #level: Level | undefined;
  #bsn: Segment | undefined;
  #ctt: Segment | undefined;
  #linCount = 0;
  #previous = '';

  constructor(st: Segment, profile: EdiProfile, issues: IssueList) {
    this.#st = st;
    this.#profile = profile;
    this.#issues = issues;
    this.#isCritical = criticalElements(profile);
  }

  take(segment: Segment): void {
    this.#check(segment);
    const { tag } = segment;
    if (tag === 'HL') this.#openLevel(segment);
    else if (tag === 'BSN') this.#bsn ??= segment;
    else if (tag === 'CTT') this.#ctt = segment;
    else if (this.#level !== undefined) this.#add(this.#level, segment);
    else this.#addToHeader(segment);
  }

  finish(last: Segment): Hierarchy {
    if (this.#bsn === undefined) this.#missing('BSN', this.#st, 2);
    if (this.#index.levels.length === 0) this.#missing('HL', last, this.#inSet(last));
    const counts = { ctt: this.#ctt, linCount: this.#linCount };
    return { st: this.#st, bsn: this.#bsn, headerDates: this.#headerDates, levels: this.#index.levels, ...counts };
  }

  #add(level: Level, segment: Segment): void {
    if (segment.tag === 'LIN') this.#linCount += 1;
    if (segment.tag === 'SN1' && level.sn1 !== undefined) this.#secondQuantity(segment, level);
    addToLevel(level, segment, this.#previous);
    this.#previous = loopAfter(segment.tag, this.#previous);
  }

  /** A second SN1 in one HL would be goods that nobody counts. */
  #secondQuantity(sn1: Segment, level: Level): void {
    this.#issues.add('reject', {
      code: 'SN1_REPEATED',
      message: 'The level has two quantities; a level holds one item.',
      at: positionOf(sn1, undefined, level.id),
      expected: 'one SN1 in each HL',
      fix: 'Send each item in an HL of its own.',
      ack: { level: 'segment', tag: 'SN1', segmentInSet: this.#inSet(sn1), code: SEGMENT.tooOften },
    });
  }

  #addToHeader(segment: Segment): void {
    if (segment.tag === 'DTM') this.#headerDates.push(dateSegment(segment));
    if (segment.tag !== 'LIN' && segment.tag !== 'SN1') return;
    this.#issues.add('reject', {
      code: 'SEGMENT_MISPLACED',
      message: `${segment.tag} stands before the first HL, so it belongs to no level.`,
      at: positionOf(segment),
      expected: 'an HL before it',
      ack: { level: 'segment', tag: segment.tag, segmentInSet: this.#inSet(segment), code: SEGMENT.unexpected },
    });
  }

  #check(segment: Segment): void {
    const spec = shipNoticeSegment(segment.tag);
    if (spec === undefined) {
      this.#issues.add(this.#profile.severities.SEGMENT_UNKNOWN, {
        code: 'SEGMENT_UNKNOWN',
        message: 'The segment is not known in a ship notice and was not read.',
        at: positionOf(segment),
        seen: segment.tag.slice(0, 20),
        ack: { level: 'segment', tag: segment.tag, segmentInSet: this.#inSet(segment), code: SEGMENT.unrecognised },
      });
      return;
    }
    for (const error of elementErrors(segment, spec)) {
      const { element, code, dataElement, seen, expected } = error;
      const critical = this.#isCritical(segment, element);
      const severity = critical ? this.#profile.severities.ELEMENT_CRITICAL : this.#profile.severities.ELEMENT_OTHER;
      this.#issues.add(severity, {
        code: critical ? 'ELEMENT_CRITICAL' : 'ELEMENT_OTHER',
        message: `${segment.tag}${String(element).padStart(2, '0')} is not valid.`,
        at: positionOf(segment, element, this.#level?.id),
        seen: seen.slice(0, 80),
        expected,
        fix: 'Correct the element and send the message again.',
        ack: { level: 'element', tag: segment.tag, segmentInSet: this.#inSet(segment), element, code, dataElement, seen },
      });
    }
  }

  #openLevel(hl: Segment): void {
    this.#previous = 'HL';
    const id = plainId(elementText(hl, 1));
    const code = elementText(hl, 3);
    if (!HL_LEVELS.has(code) && code !== '') this.#unknownCode(hl, code);
    if (this.#index.find(id) !== undefined) this.#badId(hl, { code: 'HL_ID_DUPLICATE', element: 1, expected: 'a number not used before' });
    const level = openLevel({ hl, id, code, parent: this.#parentOf(hl, code) });
    if (level.depth > MAX_DEPTH) this.#badId(hl, { code: 'HL_TOO_DEEP', element: 2, expected: `at most ${MAX_DEPTH} levels` });
    this.#index.add(level);
    this.#level = level;
  }

  /** A parent must stand before its child, so a loop of levels cannot be built. */
  #parentOf(hl: Segment, code: string): Level | undefined {
    const parentId = plainId(elementText(hl, 2));
    if (parentId === '') return this.#nearestAbove(hl, code);
    const parent = this.#index.find(parentId);
    if (parent === undefined) this.#badId(hl, { code: 'HL_PARENT_UNKNOWN', element: 2, expected: 'the HL01 of a level before it' });
    return parent !== undefined && parent.depth <= MAX_DEPTH ? parent : undefined;
  }

  /** HL02 is missing on orders and items of 2 of 28 files. */
  #nearestAbove(hl: Segment, code: string): Level | undefined {
    if (this.#level === undefined) return undefined;
    const rank = RANK[code] ?? RANK.I ?? 0;
    const found = upward(this.#level).find((each) => (RANK[each.code] ?? rank) < rank);
    if (found === undefined && code === 'S') return undefined;
    this.#issues.add(this.#profile.severities.HL_PARENT_ABSENT, {
      code: 'HL_PARENT_ABSENT',
      message:
        found === undefined
          ? 'HL02 is missing and no level above was found.'
          : `HL02 is missing; level ${found.id} was taken as its parent.`,
      at: positionOf(hl, 2, elementText(hl, 1)),
      seen: '',
      expected: 'the HL01 of the parent',
      ack: { level: 'element', tag: 'HL', segmentInSet: this.#inSet(hl), element: 2, code: '2', dataElement: 734 },
    });
    return found;
  }

  #badId(hl: Segment, fault: { readonly code: string; readonly element: number; readonly expected: string }): void {
    const seen = elementText(hl, fault.element);
    const dataElement = fault.element === 1 ? 628 : 734;
    this.#issues.add('reject', {
      code: fault.code,
      message: 'The level cannot be placed in the hierarchy of the shipment.',
      at: positionOf(hl, fault.element, elementText(hl, 1)),
      seen,
      expected: fault.expected,
      fix: 'Number the HL segments and name each parent by its HL01.',
      ack: { level: 'element', tag: 'HL', segmentInSet: this.#inSet(hl), element: fault.element, code: '7', dataElement, seen },
    });
  }

  #unknownCode(hl: Segment, seen: string): void {
    this.#issues.add(this.#profile.severities.HL_LEVEL_UNKNOWN, {
      code: 'HL_LEVEL_UNKNOWN',
      message: 'HL03 names no level of a ship notice.',
      at: positionOf(hl, 3, elementText(hl, 1)),
      seen,
      expected: [...HL_LEVELS].join(' '),
      ack: { level: 'element', tag: 'HL', segmentInSet: this.#inSet(hl), element: 3, code: '7', dataElement: 735, seen },
    });
  }

  #missing(tag: string, before: Segment, segmentInSet: number): void {
    this.#issues.add('reject', {
      code: `${tag}_MISSING`,
      message: `The ship notice has no ${tag}.`,
      at: positionOf(before),
      seen: before.tag,
      expected: tag,
      ack: { level: 'segment', tag, segmentInSet, code: SEGMENT.missing },
    });
  }

  #inSet(segment: Segment): number {
    return segment.ordinal - this.#st.ordinal + 1;
  }
}

/** "01" and "1" are one level. */
const plainId = (id: string): string => (id.charCodeAt(0) === 48 && /^0+\d+$/.test(id) ? id.replace(/^0+(?=\d)/, '') : id);
