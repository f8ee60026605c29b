import type { LocalDate } from '../shared/dates.js';
import { parseGln, parseGtin, parseSscc, type Gln, type Gtin, type Sscc } from '../shared/identifiers.js';
import { applicationIdentifier } from './applicationIdentifiers.js';
import type { Gs1Element, Gs1Reading } from './gs1Reading.js';

/** What elements say in our words; null where they say nothing of it. */
export interface Gs1Facts {
  readonly sscc: Sscc | null;
  /** Of the trade item that bears the symbol (01). */
  readonly gtin: Gtin | null;
  /** Of the trade items inside a logistic unit (02). */
  readonly contentGtin: Gtin | null;
  /** How many of them are inside (37). */
  readonly contentCount: string | null;
  /** Pieces in an item of variable measure (30). */
  readonly variableCount: string | null;
  readonly lotNumber: string | null;
  readonly serialNumber: string | null;
  readonly manufacturedOn: LocalDate | null;
  readonly packedOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  /** Of the place itself (414), and of what is inside it (254): a bin's code. */
  readonly locationGln: Gln | null;
  readonly locationExtension: string | null;
  /** Where the goods shall go (410). */
  readonly shipToGln: Gln | null;
  /** Measures of the goods themselves, with a unit. */
  readonly measures: readonly GoodsMeasure[];
}

export interface GoodsMeasure {
  readonly value: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
}

/** Nothing of a text with a problem: half a label is no label. */
export function gs1Facts({ elements, problems }: Gs1Reading): Gs1Facts {
  const sound = problems.length === 0 ? elements : [];
  const byAi = new Map(sound.map((element) => [element.ai, element]));
  const text = (ai: string): string | null => byAi.get(ai)?.value ?? null;
  const date = (ai: string): LocalDate | null => byAi.get(ai)?.date ?? null;
  return {
    sscc: parseSscc(text('00') ?? '') ?? null,
    gtin: parseGtin(text('01') ?? '') ?? null,
    contentGtin: parseGtin(text('02') ?? '') ?? null,
    contentCount: byAi.get('37')?.decimal ?? null,
    variableCount: byAi.get('30')?.decimal ?? null,
    lotNumber: text('10'),
    serialNumber: text('21'),
    manufacturedOn: date('11'),
    packedOn: date('13'),
    bestBeforeOn: date('15'),
    expiresOn: date('17') ?? date('7003'),
    locationGln: parseGln(text('414') ?? '') ?? null,
    locationExtension: text('254'),
    shipToGln: parseGln(text('410') ?? '') ?? null,
    measures: sound.flatMap(measureOf),
  };
}

function measureOf({ ai, decimal, unit }: Gs1Element): readonly GoodsMeasure[] {
  const isOfGoods = applicationIdentifier(ai)?.meaning.number?.isOfGoods === true;
  return isOfGoods && decimal !== null && unit !== null ? [{ value: decimal, unit }] : [];
}
