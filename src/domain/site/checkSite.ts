import { alreadyExists } from '../shared/alreadyExists.js';
import { MAXIMUM_CODE, MAXIMUM_NAME, checkDistinct, checkText } from '../shared/checkText.js';
import { parseLocalDate } from '../shared/dates.js';
import { parseGln } from '../shared/identifiers.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput, staleVersion } from '../shared/refusals.js';
import type { Site, SiteKind } from './site.js';

/** A site as it shall be. Absent: as it is, or as new ones are. */
export interface SiteDefinition {
  /** TypeID of the site to change; absent to make one. */
  readonly id?: string | null | undefined;
  readonly ifVersion?: number | null | undefined;
  readonly code: string;
  readonly name: string;
  readonly kind?: SiteKind | null | undefined;
  readonly gln?: string | null | undefined;
  readonly gs1CompanyPrefix?: string | null | undefined;
  readonly timeZone: string;
  /** Needed when the tenant has several legal entities. */
  readonly legalEntityCode?: string | null | undefined;
  /** By their code: made or changed; zones that do not stand here stay. */
  readonly zones?: readonly ZoneDefinition[] | null | undefined;
  readonly retiredOn?: string | null | undefined;
}

export interface ZoneDefinition {
  readonly code: string;
  readonly name: string;
  readonly storageType?: string | null | undefined;
  readonly temperatureMinimumCelsius?: string | null | undefined;
  readonly temperatureMaximumCelsius?: string | null | undefined;
  readonly hazardClasses?: readonly string[] | null | undefined;
}

export interface SiteFacts {
  readonly current: Site | undefined;
  readonly codeIsTaken: boolean;
  readonly glnIsTaken: boolean;
  readonly isTimeZone: (zone: string) => boolean;
  /** The tenant's, by code. */
  readonly legalEntities: ReadonlyMap<string, number>;
}

const MAXIMUM_ZONES = 200;
const MAXIMUM_HAZARD_CLASSES = 50;
/** numeric(6,2). */
const CELSIUS = /^-?\d{1,4}(\.\d{1,2})?$/;

/** All that is wrong with the definition; nothing when the site may become so. */
export function checkSite(definition: SiteDefinition, facts: SiteFacts): readonly Refusal[] {
  const { ifVersion, code, gln, retiredOn } = definition;
  const { current } = facts;
  return [
    ...(current && typeof ifVersion === 'number' && ifVersion !== current.version
      ? [staleVersion(ifVersion, current.version, ['input', 'ifVersion'])]
      : []),
    ...checkText(code, MAXIMUM_CODE, ['input', 'code']),
    ...(facts.codeIsTaken ? [alreadyExists('site', `code ${code}`, ['input', 'code'])] : []),
    ...checkText(definition.name, MAXIMUM_NAME, ['input', 'name']),
    ...(facts.isTimeZone(definition.timeZone) ? [] : [invalidInput(`${definition.timeZone} is no IANA time zone.`, ['input', 'timeZone'])]),
    ...(gln && parseGln(gln) === undefined
      ? [invalidInput('A GLN has 13 digits, the last of which checks the others.', ['input', 'gln'])]
      : []),
    ...(definition.gs1CompanyPrefix && !/^\d{4,12}$/.test(definition.gs1CompanyPrefix)
      ? [invalidInput('A GS1 company prefix has 4 to 12 digits.', ['input', 'gs1CompanyPrefix'])]
      : []),
    ...(facts.glnIsTaken ? [alreadyExists('site', `GLN ${gln}`, ['input', 'gln'])] : []),
    ...checkLegalEntity(definition, facts),
    ...checkZones(definition.zones ?? []),
    ...(retiredOn && parseLocalDate(retiredOn) === undefined ? [invalidInput('There is no such day.', ['input', 'retiredOn'])] : []),
  ];
}

/** The entity that owns the site: the one named, the one it has, or the only one there is. */
export function legalEntityOf({ legalEntityCode }: SiteDefinition, { current, legalEntities }: SiteFacts): number | undefined {
  if (legalEntityCode) return legalEntities.get(legalEntityCode);
  if (current !== undefined) return current.legalEntityId;
  return legalEntities.size === 1 ? [...legalEntities.values()][0] : undefined;
}

function checkLegalEntity(definition: SiteDefinition, facts: SiteFacts): readonly Refusal[] {
  const path = ['input', 'legalEntityCode'];
  const legalEntity = legalEntityOf(definition, facts);
  if (legalEntity === undefined) {
    const known = [...facts.legalEntities.keys()].join(', ');
    return [invalidInput(`Name one of the legal entities: ${known}.`, path, { known })];
  }
  return facts.current !== undefined && facts.current.legalEntityId !== legalEntity
    ? [invalidInput('The legal entity of a site cannot be changed.', path)]
    : [];
}

function checkZones(zones: readonly ZoneDefinition[]): readonly Refusal[] {
  const pathOf = (index: number, field: string): readonly string[] => ['input', 'zones', String(index), field];
  return [
    ...(zones.length > MAXIMUM_ZONES ? [invalidInput(`At most ${MAXIMUM_ZONES} zones at once.`, ['input', 'zones'])] : []),
    ...checkDistinct(
      zones.map((zone) => zone.code),
      (index) => pathOf(index, 'code'),
    ),
    ...zones.flatMap((zone, index) => [
      ...checkText(zone.code, MAXIMUM_CODE, pathOf(index, 'code')),
      ...checkText(zone.name, MAXIMUM_NAME, pathOf(index, 'name')),
      ...(zone.storageType ? checkText(zone.storageType, MAXIMUM_CODE, pathOf(index, 'storageType')) : []),
      ...checkCelsius(zone.temperatureMinimumCelsius, pathOf(index, 'temperatureMinimumCelsius')),
      ...checkCelsius(zone.temperatureMaximumCelsius, pathOf(index, 'temperatureMaximumCelsius')),
      ...checkRange(zone, pathOf(index, 'temperatureMaximumCelsius')),
      ...checkHazards(zone.hazardClasses ?? [], [...pathOf(index, 'hazardClasses')]),
    ]),
  ];
}

function checkCelsius(value: string | null | undefined, path: readonly string[]): readonly Refusal[] {
  return value && !CELSIUS.test(value) ? [invalidInput('Degrees Celsius have at most 4 digits and 2 decimals.', path)] : [];
}

function checkRange(zone: ZoneDefinition, path: readonly string[]): readonly Refusal[] {
  const { temperatureMinimumCelsius: minimum, temperatureMaximumCelsius: maximum } = zone;
  return minimum && maximum && Number(minimum) > Number(maximum) ? [invalidInput('The warmest is colder than the coldest.', path)] : [];
}

function checkHazards(classes: readonly string[], path: readonly string[]): readonly Refusal[] {
  if (classes.length > MAXIMUM_HAZARD_CLASSES) return [invalidInput(`At most ${MAXIMUM_HAZARD_CLASSES} hazard classes.`, path)];
  return classes.flatMap((hazard, index) => checkText(hazard, MAXIMUM_CODE, [...path, String(index)]));
}
