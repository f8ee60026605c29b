import type { LocalDate } from '../shared/dates.js';
import type { Gtin, Sscc } from '../shared/identifiers.js';
import { decided, refused, type Decided, type Refusal } from '../shared/refusal.js';
import { invalidInput } from '../shared/refusals.js';
import { toGs1Date } from './gs1Date.js';
import { readGs1 } from './readGs1.js';
import { writeElementString, type LabelElement } from './writeElements.js';

/** What shall stand on a label: of a pallet with its SSCC and what is in it, or of a pack with its GTIN. */
export interface LabelFacts {
  readonly sscc?: Sscc | undefined;
  readonly gtin?: Gtin | undefined;
  /** Packs of the GTIN on the pallet; 1 to 99,999,999. */
  readonly count?: number | undefined;
  /** At most 20 letters of GS1's set 82. */
  readonly lotNumber?: string | undefined;
  readonly bestBeforeOn?: LocalDate | undefined;
  readonly expiresOn?: LocalDate | undefined;
}

const MAXIMUM_COUNT = 99_999_999;

/**
 * The facts as elements, in the order of GS1's logistic label. Refused: INVALID_INPUT for all that cannot stand on a label; whatever is
 * accepted reads back as it was given.
 */
export function labelElements(facts: LabelFacts, today: LocalDate): Decided<readonly LabelElement[]> {
  const elements = elementsOf(facts);
  const refusals = [...whatIsMissing(facts), ...whatCannotBeRead(elements, today), ...whatReadsOtherwise(facts, elements, today)];
  return refusals.length === 0 ? decided(elements) : refused(...refusals);
}

/** What is inside a logistic unit is marked 02 and counted, what bears the label itself 01 (GS1 General Specifications 2.2.1.1). */
function elementsOf({ sscc, gtin, count, lotNumber, bestBeforeOn, expiresOn }: LabelFacts): readonly LabelElement[] {
  const element = (ai: string, value: string | undefined): readonly LabelElement[] => (value === undefined ? [] : [{ ai, value }]);
  return [
    ...element('00', sscc),
    ...element(sscc === undefined ? '01' : '02', gtin),
    ...element('15', bestBeforeOn && toGs1Date(bestBeforeOn)),
    ...element('17', expiresOn && toGs1Date(expiresOn)),
    ...element('37', count === undefined ? undefined : String(count)),
    ...element('10', lotNumber),
  ];
}

function whatIsMissing({ sscc, gtin, count, lotNumber, bestBeforeOn, expiresOn }: LabelFacts): readonly Refusal[] {
  const says = (isTrue: boolean, message: string, field: string): readonly Refusal[] => (isTrue ? [invalidInput(message, [field])] : []);
  const isWhole = count === undefined || (Number.isInteger(count) && count >= 1 && count <= MAXIMUM_COUNT);
  const ofGoods = [lotNumber, bestBeforeOn, expiresOn].some((fact) => fact !== undefined);
  return [
    ...says(sscc === undefined && gtin === undefined, 'A label needs an SSCC or a GTIN.', 'gtin'),
    ...says(!isWhole, `A count is a whole number from 1 to ${MAXIMUM_COUNT}.`, 'count'),
    ...says(sscc !== undefined && gtin !== undefined && count === undefined, 'What is on a pallet is counted.', 'count'),
    ...says(count !== undefined && (sscc === undefined || gtin === undefined), 'A count is of a GTIN on a pallet.', 'count'),
    ...says(sscc !== undefined && gtin === undefined && ofGoods, 'Lot and dates are of a GTIN.', 'gtin'),
  ];
}

const FIELDS: Readonly<Record<string, string>> = {
  '00': 'sscc',
  '10': 'lotNumber',
  '15': 'bestBeforeOn',
  '17': 'expiresOn',
  '37': 'count',
};

/** What does not fit together was told by whatIsMissing, in the words of a label. */
const TOLD_BEFORE: ReadonlySet<string> = new Set(['EMPTY', 'PAIR_NOT_ALLOWED']);

function whatCannotBeRead(elements: readonly LabelElement[], today: LocalDate): readonly Refusal[] {
  const problems = readBack(elements, today).problems.filter(({ code }) => !TOLD_BEFORE.has(code));
  return problems.map(({ code, ai, seen, expected }) =>
    invalidInput(`Seen "${seen}", expected ${expected}.`, [FIELDS[ai ?? ''] ?? 'gtin'], { problem: code, seen, expected }),
  );
}

/** Two digits of a year reach from 49 years ago to 50 ahead: other days would read as those of another century. */
function whatReadsOtherwise(facts: LabelFacts, elements: readonly LabelElement[], today: LocalDate): readonly Refusal[] {
  const read = readBack(elements, today).elements;
  return (['bestBeforeOn', 'expiresOn'] as const).flatMap((field) => {
    const told = read.find(({ ai }) => FIELDS[ai] === field)?.date;
    return told === undefined || told === facts[field]
      ? []
      : [invalidInput('A label carries days from 49 years ago to 50 ahead.', [field], { seen: facts[field] ?? null })];
  });
}

const readBack = (elements: readonly LabelElement[], today: LocalDate) => readGs1(`]C1${writeElementString(elements)}`, today);
