import { alreadyExists } from '../shared/alreadyExists.js';
import { MAXIMUM_CODE, MAXIMUM_NAME, checkDistinct, checkText } from '../shared/checkText.js';
import { parseLocalDate } from '../shared/dates.js';
import { parseGln } from '../shared/identifiers.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput, staleVersion } from '../shared/refusals.js';
import { checkPartnerCodes, type PartnerItemCodeDefinition, type PartnerUnitCodeDefinition } from './checkPartnerCodes.js';
import type { CheckProfile, EdiState, IdentifierScheme, Partner, PartnerRole } from './partner.js';

/** A partner as it shall be. Absent: as it is, or as new ones are; lists that are given replace what was there. */
export interface PartnerDefinition {
  /** TypeID of the partner to change; absent to make one. */
  readonly id?: string | null | undefined;
  readonly ifVersion?: number | null | undefined;
  readonly code: string;
  readonly name: string;
  readonly roles: readonly PartnerRole[];
  readonly ediState?: EdiState | null | undefined;
  readonly customerClass?: string | null | undefined;
  readonly identifiers?: readonly IdentifierDefinition[] | null | undefined;
  readonly itemCodes?: readonly PartnerItemCodeDefinition[] | null | undefined;
  readonly unitCodes?: readonly PartnerUnitCodeDefinition[] | null | undefined;
  /** By their code: made or changed; locations that do not stand here stay. */
  readonly locations?: readonly LocationDefinition[] | null | undefined;
  /** The next version of a connector's profile. */
  readonly profile?: { readonly connector: string; readonly body: Readonly<Record<string, unknown>> } | null | undefined;
  readonly retiredOn?: string | null | undefined;
}

export interface IdentifierDefinition {
  readonly scheme: IdentifierScheme;
  readonly qualifier?: string | null | undefined;
  readonly value: string;
}

export interface LocationDefinition {
  readonly code: string;
  readonly name: string;
  readonly gln?: string | null | undefined;
  readonly retiredOn?: string | null | undefined;
}

export interface PartnerFacts {
  readonly current: Partner | undefined;
  readonly codeIsTaken: boolean;
  /** Keys (identifierKey) that other partners have. */
  readonly takenIdentifiers: ReadonlySet<string>;
  readonly itemIsKnown: (item: PartnerItemCodeDefinition['item']) => boolean;
  readonly checkProfile: CheckProfile;
}

const MAXIMUM_IDENTIFIERS = 50;
const MAXIMUM_LOCATIONS = 200;

const FORMS: Readonly<Record<IdentifierScheme, { readonly test: (value: string) => boolean; readonly rule: string }>> = {
  GLN: { test: (value) => parseGln(value) !== undefined, rule: 'A GLN has 13 digits, the last of which checks the others.' },
  DUNS: { test: (value) => /^\d{9}(\d{4})?$/.test(value), rule: 'A DUNS number has 9 digits, or 13 with a suffix.' },
  // X12 I06 and I07 are 15 characters, padded; 124 and 142 are 2 to 15.
  ISA: { test: (value) => /^[\x21-\x7e]([\x20-\x7e]{0,13}[\x21-\x7e])?$/.test(value), rule: 'An interchange id has 1 to 15 characters.' },
  GS: { test: (value) => /^[\x21-\x7e]([\x20-\x7e]{0,13}[\x21-\x7e])?$/.test(value), rule: 'An application code has 1 to 15 characters.' },
  SCAC: { test: (value) => /^[A-Z]{2,4}$/.test(value), rule: 'A SCAC has 2 to 4 letters.' },
};

/** The identifier as one text, to compare it with others. */
export const identifierKey = ({ scheme, qualifier, value }: IdentifierDefinition): string => `${scheme} ${qualifier ?? ''} ${value}`;

/** All that is wrong with the definition; nothing when the partner may become so. */
export function checkPartner(definition: PartnerDefinition, facts: PartnerFacts): readonly Refusal[] {
  const { ifVersion, code, roles, retiredOn, profile } = definition;
  const { current } = facts;
  return [
    ...(current && typeof ifVersion === 'number' && ifVersion !== current.version
      ? [staleVersion(ifVersion, current.version, ['input', 'ifVersion'])]
      : []),
    ...checkText(code, MAXIMUM_CODE, ['input', 'code']),
    ...(facts.codeIsTaken ? [alreadyExists('partner', `code ${code}`, ['input', 'code'])] : []),
    ...checkText(definition.name, MAXIMUM_NAME, ['input', 'name']),
    ...(roles.length === 0 ? [invalidInput('A partner has at least one role.', ['input', 'roles'])] : []),
    ...(definition.customerClass ? checkText(definition.customerClass, MAXIMUM_CODE, ['input', 'customerClass']) : []),
    ...checkIdentifiers(definition.identifiers ?? [], facts),
    ...checkPartnerCodes(definition, facts.itemIsKnown),
    ...checkLocations(definition.locations ?? []),
    ...(profile ? checkProfile(profile, facts) : []),
    ...(retiredOn && parseLocalDate(retiredOn) === undefined ? [invalidInput('There is no such day.', ['input', 'retiredOn'])] : []),
  ];
}

function checkIdentifiers(identifiers: readonly IdentifierDefinition[], { takenIdentifiers }: PartnerFacts): readonly Refusal[] {
  const pathOf = (index: number, field: string): readonly string[] => ['input', 'identifiers', String(index), field];
  return [
    ...(identifiers.length > MAXIMUM_IDENTIFIERS
      ? [invalidInput(`At most ${MAXIMUM_IDENTIFIERS} identifiers.`, ['input', 'identifiers'])]
      : []),
    ...checkDistinct(identifiers.map(identifierKey), (index) => pathOf(index, 'value')),
    ...identifiers.flatMap((identifier, index) => [
      ...(FORMS[identifier.scheme].test(identifier.value) ? [] : [invalidInput(FORMS[identifier.scheme].rule, pathOf(index, 'value'))]),
      ...checkQualifier(identifier, pathOf(index, 'qualifier')),
      ...(takenIdentifiers.has(identifierKey(identifier))
        ? [alreadyExists('partner', identifierKey(identifier), pathOf(index, 'value'))]
        : []),
    ]),
  ];
}

function checkQualifier({ scheme, qualifier }: IdentifierDefinition, path: readonly string[]): readonly Refusal[] {
  if (scheme === 'ISA')
    return /^[A-Z0-9]{2}$/.test(qualifier ?? '') ? [] : [invalidInput('An interchange id has a qualifier of 2 characters.', path)];
  return qualifier ? [invalidInput(`${scheme} has no qualifier.`, path)] : [];
}

function checkLocations(locations: readonly LocationDefinition[]): readonly Refusal[] {
  const pathOf = (index: number, field: string): readonly string[] => ['input', 'locations', String(index), field];
  return [
    ...(locations.length > MAXIMUM_LOCATIONS
      ? [invalidInput(`At most ${MAXIMUM_LOCATIONS} locations at once.`, ['input', 'locations'])]
      : []),
    ...checkDistinct(
      locations.map((location) => location.code),
      (index) => pathOf(index, 'code'),
    ),
    ...locations.flatMap(({ code, name, gln, retiredOn }, index) => [
      ...checkText(code, MAXIMUM_CODE, pathOf(index, 'code')),
      ...checkText(name, MAXIMUM_NAME, pathOf(index, 'name')),
      ...(gln && parseGln(gln) === undefined ? [invalidInput(FORMS.GLN.rule, pathOf(index, 'gln'))] : []),
      ...(retiredOn && parseLocalDate(retiredOn) === undefined ? [invalidInput('There is no such day.', pathOf(index, 'retiredOn'))] : []),
    ]),
  ];
}

function checkProfile({ connector, body }: NonNullable<PartnerDefinition['profile']>, facts: PartnerFacts): readonly Refusal[] {
  return facts
    .checkProfile(connector, body)
    .map(({ path, message }) => invalidInput(message, ['input', 'profile', ...path], { connector }));
}
