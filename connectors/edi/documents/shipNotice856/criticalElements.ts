import type { EdiProfile } from '../../profile.js';
import { elementText, type Segment } from '../../syntax/segment.js';

/** Elements that say what, how much, which lot or until when, whatever their qualifier. */
const ALWAYS: Readonly<Record<string, readonly number[]>> = { ST: [1, 2], BSN: [1, 2], HL: [1, 2, 3], SN1: [2, 3], CLD: [1, 2] };

/**
 * Tells the elements whose error makes a set useless (997: R) from those that are only noted (E): a wrong ship date does not stop the goods, a
 * wrong expiry date would enter the ledger.
 */
export function criticalElements(profile: EdiProfile): IsCritical {
  const known = byProfile.get(profile) ?? build(profile);
  byProfile.set(profile, known);
  return known;
}

export type IsCritical = (segment: Segment, element: number) => boolean;

const byProfile = new WeakMap<EdiProfile, IsCritical>();

function build(profile: EdiProfile): IsCritical {
  const references = new Set(
    [...profile.lotRules, ...profile.expiryRules].flatMap((rule) => (isReference(rule.place) ? rule.qualifiers : [])),
  );
  const dates = new Set([
    ...profile.expiryRules.flatMap((rule) => (rule.place === 'REF' ? [] : rule.qualifiers)),
    ...profile.manufactureDates,
    ...profile.packDates,
  ]);
  return (segment, element) => {
    if (segment.tag === 'LIN') return element >= 2;
    if (segment.tag === 'REF') return references.has(elementText(segment, 1));
    if (segment.tag === 'DTM') return dates.has(elementText(segment, 1));
    return ALWAYS[segment.tag]?.includes(element) ?? false;
  };
}

const isReference = (place: string): boolean => place !== 'LIN' && place !== 'DTM' && place !== 'HEADER_DTM';
