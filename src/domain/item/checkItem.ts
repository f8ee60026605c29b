import type { RuledStrategy } from '../allocation/strategy.js';
import { alreadyExists } from '../shared/alreadyExists.js';
import { MAXIMUM_NAME, checkDistinct, checkText, checkWhole } from '../shared/checkText.js';
import { parseLocalDate } from '../shared/dates.js';
import { parseGtin } from '../shared/identifiers.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput, refusal, staleVersion } from '../shared/refusals.js';
import { MAXIMUM_SCALE, type Item } from './item.js';

/** An item as it shall be. Absent: as it is, or as new ones are. Null clears what can be cleared, else it is as absent. */
export interface ItemDefinition {
  /** TypeID of the item to change; absent to make one. */
  readonly id?: string | null | undefined;
  readonly ifVersion?: number | null | undefined;
  readonly sku: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly scale?: number | null | undefined;
  readonly lotControlled?: boolean | null | undefined;
  readonly shelfLifeDays?: number | null | undefined;
  readonly inspectionRequired?: boolean | null | undefined;
  readonly blocksOnBestBefore?: boolean | null | undefined;
  readonly nearExpiryDays?: number | null | undefined;
  readonly expiryAlertDays?: readonly number[] | null | undefined;
  readonly transformationTolerancePercent?: string | null | undefined;
  readonly allocationStrategy?: RuledStrategy | null | undefined;
  readonly allocationPackUnit?: string | null | undefined;
  /** All of them; those that do not stand here go. */
  readonly packLevels?: readonly PackLevelDefinition[] | null | undefined;
  readonly retiredOn?: string | null | undefined;
}

export interface PackLevelDefinition {
  readonly unit: string;
  readonly gtin?: string | null | undefined;
  readonly numerator: number;
  readonly denominator?: number | null | undefined;
}

export interface ItemFacts {
  /** The item to change; undefined for a new one. */
  readonly current: Item | undefined;
  readonly skuIsTaken: boolean;
  /** GTINs, 14 digits, of packs of other items. */
  readonly takenGtins: ReadonlySet<string>;
  readonly isUnitCode: (code: string) => boolean;
}

const MAXIMUM_SKU = 100;
const MAXIMUM_DAYS = 36_500;
const MAXIMUM_ALERTS = 10;
const MAXIMUM_PACK_LEVELS = 50;
/** GraphQL's Int. */
const MAXIMUM_FACTOR = 2_147_483_647;
const PERCENT = /^(100(\.0{1,3})?|\d{1,2}(\.\d{1,3})?)$/;

/** All that is wrong with the definition, most important first; nothing when the item may become so. */
export function checkItem(definition: ItemDefinition, facts: ItemFacts): readonly Refusal[] {
  return [
    ...checkVersion(definition, facts),
    ...checkText(definition.sku, MAXIMUM_SKU, ['input', 'sku']),
    ...(facts.skuIsTaken ? [alreadyExists('item', `SKU ${definition.sku}`, ['input', 'sku'])] : []),
    ...checkText(definition.name, MAXIMUM_NAME, ['input', 'name']),
    ...checkUnit(definition.baseUnit, facts, ['input', 'baseUnit']),
    ...(definition.allocationPackUnit ? checkUnit(definition.allocationPackUnit, facts, ['input', 'allocationPackUnit']) : []),
    ...checkUnchangeable(definition, facts),
    ...checkNumbers(definition),
    ...checkPackLevels(definition, facts),
  ];
}

function checkVersion({ ifVersion }: ItemDefinition, { current }: ItemFacts): readonly Refusal[] {
  if (current === undefined || ifVersion === null || ifVersion === undefined || ifVersion === current.version) return [];
  return [staleVersion(ifVersion, current.version, ['input', 'ifVersion'])];
}

function checkUnit(code: string, { isUnitCode }: ItemFacts, path: readonly string[]): readonly Refusal[] {
  return isUnitCode(code)
    ? []
    : [refusal('UNIT_UNKNOWN', `${code} is no unit of UN/ECE Recommendation 20.`, { path, facts: { unit: code } })];
}

/** Every quantity in the ledger is in the base unit, and lots cannot be told apart afterwards. */
function checkUnchangeable({ baseUnit, scale, lotControlled }: ItemDefinition, { current }: ItemFacts): readonly Refusal[] {
  if (current === undefined) return [];
  const refusals: Refusal[] = [];
  if (baseUnit !== current.baseUnit) {
    refusals.push(invalidInput('The base unit of an item cannot be changed.', ['input', 'baseUnit'], { baseUnit: current.baseUnit }));
  }
  if (typeof scale === 'number' && scale < current.scale) {
    refusals.push(invalidInput('The scale of an item cannot shrink.', ['input', 'scale'], { scale: current.scale }));
  }
  if (typeof lotControlled === 'boolean' && lotControlled !== current.lotControlled) {
    refusals.push(
      invalidInput('Lot control of an item cannot be changed.', ['input', 'lotControlled'], { lotControlled: current.lotControlled }),
    );
  }
  return refusals;
}

function checkNumbers(definition: ItemDefinition): readonly Refusal[] {
  const { scale, shelfLifeDays, nearExpiryDays, expiryAlertDays, transformationTolerancePercent, retiredOn } = definition;
  const alerts = expiryAlertDays ?? [];
  return [
    ...checkWhole(scale, { least: 0, most: MAXIMUM_SCALE, path: ['input', 'scale'] }),
    ...checkWhole(shelfLifeDays, { least: 1, most: MAXIMUM_DAYS, path: ['input', 'shelfLifeDays'] }),
    ...checkWhole(nearExpiryDays, { least: 0, most: MAXIMUM_DAYS, path: ['input', 'nearExpiryDays'] }),
    ...(alerts.length > MAXIMUM_ALERTS ? [invalidInput(`At most ${MAXIMUM_ALERTS} alerts.`, ['input', 'expiryAlertDays'])] : []),
    ...alerts.flatMap((days, index) =>
      checkWhole(days, { least: 0, most: MAXIMUM_DAYS, path: ['input', 'expiryAlertDays', String(index)] }),
    ),
    ...checkDistinct(alerts.map(String), (index) => ['input', 'expiryAlertDays', String(index)]),
    ...(transformationTolerancePercent && !PERCENT.test(transformationTolerancePercent)
      ? [invalidInput('The tolerance is a percentage from 0 to 100 with at most 3 decimals.', ['input', 'transformationTolerancePercent'])]
      : []),
    ...(retiredOn && parseLocalDate(retiredOn) === undefined ? [invalidInput('There is no such day.', ['input', 'retiredOn'])] : []),
  ];
}

function checkPackLevels({ packLevels, baseUnit }: ItemDefinition, facts: ItemFacts): readonly Refusal[] {
  const levels = packLevels ?? [];
  const pathOf = (index: number, field: string): readonly string[] => ['input', 'packLevels', String(index), field];
  return [
    ...(levels.length > MAXIMUM_PACK_LEVELS ? [invalidInput(`At most ${MAXIMUM_PACK_LEVELS} pack levels.`, ['input', 'packLevels'])] : []),
    ...checkDistinct(
      levels.map((level) => level.unit),
      (index) => pathOf(index, 'unit'),
    ),
    ...checkDistinct(
      levels.map((level, index) => (level.gtin ? (parseGtin(level.gtin) ?? level.gtin) : `none ${index}`)),
      (index) => pathOf(index, 'gtin'),
    ),
    ...levels.flatMap((level, index) => [
      ...checkUnit(level.unit, facts, pathOf(index, 'unit')),
      ...checkWhole(level.numerator, { least: 1, most: MAXIMUM_FACTOR, path: pathOf(index, 'numerator') }),
      ...checkWhole(level.denominator, { least: 1, most: MAXIMUM_FACTOR, path: pathOf(index, 'denominator') }),
      ...checkBaseLevel(level, baseUnit, pathOf(index, 'numerator')),
      ...checkGtin(level, facts, pathOf(index, 'gtin')),
    ]),
  ];
}

function checkBaseLevel(
  { unit, numerator, denominator }: PackLevelDefinition,
  baseUnit: string,
  path: readonly string[],
): readonly Refusal[] {
  return unit === baseUnit && numerator !== (denominator ?? 1) ? [invalidInput('One base unit is one base unit.', path)] : [];
}

function checkGtin({ gtin }: PackLevelDefinition, { takenGtins }: ItemFacts, path: readonly string[]): readonly Refusal[] {
  if (!gtin) return [];
  const parsed = parseGtin(gtin);
  if (parsed === undefined)
    return [invalidInput('A GTIN has 8, 12, 13 or 14 digits, the last of which checks the others.', path, { gtin })];
  return takenGtins.has(parsed) ? [alreadyExists('pack level', `GTIN ${parsed}`, path)] : [];
}
