import { alreadyExists } from '../shared/alreadyExists.js';
import { MAXIMUM_CODE, checkText } from '../shared/checkText.js';
import { parseLocalDate } from '../shared/dates.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput, notFound, refusal, retired, staleVersion } from '../shared/refusals.js';
import { isPhysical, type BinKind } from '../stock/binKind.js';
import type { Bin } from './bin.js';

/** A bin as it shall be. Absent: as it is, or as new ones are. */
export interface BinDefinition {
  /** TypeID of the bin to change; absent to make one. */
  readonly id?: string | null | undefined;
  readonly ifVersion?: number | null | undefined;
  /** TypeID. */
  readonly siteId: string;
  readonly code: string;
  readonly kind?: BinKind | null | undefined;
  readonly zoneCode?: string | null | undefined;
  /** TypeID. */
  readonly parentBinId?: string | null | undefined;
  readonly retiredOn?: string | null | undefined;
}

export interface BinFacts {
  readonly current: Bin | undefined;
  readonly site: { readonly id: number; readonly code: string; readonly retired: boolean };
  readonly codeIsTaken: boolean;
  /** False when the definition names a zone that the site has not. */
  readonly zoneIsKnown: boolean;
  readonly parent: Pick<Bin, 'id' | 'siteId' | 'kind'> | undefined;
  /** The parent's line up to the root, the parent itself among them. */
  readonly parentLine: ReadonlySet<number>;
  readonly holdsStock: boolean;
}

/** All that is wrong with the definition; nothing when the bin may become so. */
export function checkBin(definition: BinDefinition, facts: BinFacts): readonly Refusal[] {
  const { ifVersion, code, zoneCode } = definition;
  const { current, site } = facts;
  return [
    ...(current && typeof ifVersion === 'number' && ifVersion !== current.version
      ? [staleVersion(ifVersion, current.version, ['input', 'ifVersion'])]
      : []),
    ...(current && current.siteId !== site.id ? [invalidInput('A bin cannot go to another site.', ['input', 'siteId'])] : []),
    ...(site.retired && current === undefined ? [retired('site', site.code, ['input', 'siteId'])] : []),
    ...checkText(code, MAXIMUM_CODE, ['input', 'code']),
    ...(facts.codeIsTaken ? [alreadyExists('bin', `code ${code} at site ${site.code}`, ['input', 'code'])] : []),
    ...checkKind(definition, facts),
    ...(zoneCode && !facts.zoneIsKnown ? [notFound('zone', zoneCode, ['input', 'zoneCode'])] : []),
    ...checkParent(definition, facts),
    ...checkRetirement(definition, facts),
  ];
}

/** Blocks of the stock inside follow from the kind, so that it stays what it was. */
function checkKind({ kind }: BinDefinition, { current }: BinFacts): readonly Refusal[] {
  if (!kind) return [];
  if (current === undefined) {
    return isPhysical(kind) ? [] : [invalidInput(`Every site has its ${kind} bin already.`, ['input', 'kind'], { kind })];
  }
  return kind === current.kind ? [] : [invalidInput('The kind of a bin cannot be changed.', ['input', 'kind'], { kind: current.kind })];
}

function checkParent({ parentBinId }: BinDefinition, { current, site, parent, parentLine }: BinFacts): readonly Refusal[] {
  const path = ['input', 'parentBinId'];
  if (!parentBinId) return [];
  if (parent === undefined || parent.siteId !== site.id) return [notFound('bin', parentBinId, path)];
  if (!isPhysical(parent.kind)) return [invalidInput('A virtual bin has no parts.', path, { kind: parent.kind })];
  return current !== undefined && parentLine.has(current.id) ? [invalidInput('A bin cannot be a part of itself.', path)] : [];
}

function checkRetirement({ code, retiredOn }: BinDefinition, { current, holdsStock }: BinFacts): readonly Refusal[] {
  const path = ['input', 'retiredOn'];
  if (!retiredOn) return [];
  if (parseLocalDate(retiredOn) === undefined) return [invalidInput('There is no such day.', path)];
  if (current !== undefined && !isPhysical(current.kind)) return [invalidInput('A virtual bin cannot be retired.', path)];
  return holdsStock ? [refusal('ILLEGAL_STATUS_TRANSITION', `Bin ${code} still holds stock.`, { path, facts: { bin: code } })] : [];
}
