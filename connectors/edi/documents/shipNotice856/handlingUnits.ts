import { parseSscc } from '../../../../src/domain/shared/identifiers.js';
import { elementIs, elementText, positionOf, type Segment } from '../../syntax/segment.js';
import type { Level } from './level.js';
import type { ReadContext } from './readContext.js';
import type { HandlingUnitFact } from './shipNotice.js';

/** GM marks the SSCC with its application identifier 00, so 20 digits; some write the 18 digits alone. */
const APPLICATION_IDENTIFIER = '00';
const MARKED_LENGTH = 20;

const MARKS = [1, 4] as const;
const NONE: readonly never[] = [];

/** The handling units of a notice, by level, each code once. */
export class HandlingUnits {
  readonly #context: ReadContext;
  readonly #byCode = new Map<string, HandlingUnitFact>();

  constructor(levels: readonly Level[], context: ReadContext) {
    this.#context = context;
    // A parent stands before its children, so its units are known when theirs are read.
    for (const level of levels) if (level.marks.length > 0) this.#read(level);
  }

  all(): readonly HandlingUnitFact[] {
    return [...this.#byCode.values()];
  }

  /**
   * The handling unit that the whole quantity of a line is in: its own, else the only one below it, else the nearest above. With several packs
   * below an item (S-O-I-P) nobody says what is in which, and no split is invented.
   */
  holding(line: Level): HandlingUnitFact | undefined {
    const own = line.units;
    if (own.length > 0) return own.length === 1 ? own[0] : undefined;
    const below = this.#below(line);
    if (below.length === 1) return below[0];
    return this.#nearest(line.parent);
  }

  #nearest(level: Level | undefined): HandlingUnitFact | undefined {
    for (let each = level; each !== undefined; each = each.parent) {
      if (each.units.length > 0) return each.units.length === 1 ? each.units[0] : undefined;
    }
    return undefined;
  }

  #below(level: Level): readonly HandlingUnitFact[] {
    if (level.children.length === 0) return NONE;
    return level.children.flatMap((child) => (child.units.length > 0 ? child.units : this.#below(child)));
  }

  #read(level: Level): void {
    const parentCode = this.#nearest(level.parent)?.code;
    for (const mark of this.#context.profile.handlingUnitMarks) {
      const units: HandlingUnitFact[] = [];
      for (const man of level.marks) this.#addMarked(units, { man, mark, level, parentCode });
      if (units.length === 0) continue;
      level.units = units;
      for (const unit of units) if (!this.#byCode.has(unit.code)) this.#byCode.set(unit.code, unit);
      return;
    }
  }

  /** MAN holds up to two marks: elements 1 and 2, and 4 and 5. */
  #addMarked(units: HandlingUnitFact[], { man, mark, level, parentCode }: MarkedLevel): void {
    for (const element of MARKS) {
      const raw = elementIs(man, element, mark) ? elementText(man, element + 1) : '';
      if (raw === '') continue;
      const at = positionOf(man, element + 1, level.id);
      const code = this.#code(raw, mark);
      if (code.suspicious) this.#report(raw, at);
      units.push({ code: code.text, raw, kind: level.code === 'T' ? 'PALLET' : 'PACKAGE', parentCode, at });
    }
  }

  #code(raw: string, mark: string): { text: string; suspicious: boolean } {
    const isMarked = raw.length === MARKED_LENGTH && raw.startsWith(APPLICATION_IDENTIFIER);
    const text = isMarked ? raw.slice(APPLICATION_IDENTIFIER.length) : raw;
    return { text, suspicious: (mark === 'GM' || mark === 'AA') && parseSscc(text) === undefined };
  }

  #report(seen: string, at: HandlingUnitFact['at']): void {
    this.#context.issues.add(this.#context.profile.severities.SSCC_CHECK_DIGIT, {
      code: 'SSCC_CHECK_DIGIT',
      message: 'The mark is no SSCC: its length or check digit is wrong. It is kept as announced.',
      at,
      seen,
      expected: '00 and 18 digits that end in their check digit',
    });
  }
}

interface MarkedLevel {
  readonly man: Segment;
  readonly mark: string;
  readonly level: Level;
  readonly parentCode: string | undefined;
}
