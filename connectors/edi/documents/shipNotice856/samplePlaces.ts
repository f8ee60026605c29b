import type { EdiProfile, ExpiryRule, LotRule } from '../../profile.js';

/** Where a lot is written, by one qualifier. */
export type LotPlace =
  | { readonly place: 'LIN' | 'REF' | 'CLD'; readonly qualifier: string }
  | { readonly place: 'ANCESTOR_REF'; readonly qualifier: string; readonly level: string };

export interface ExpiryPlace {
  readonly place: ExpiryRule['place'];
  readonly qualifier: string;
}

export interface SamplePlaces {
  readonly lot: LotPlace | undefined;
  /** Absent where the profile names none: then lots carry no date. */
  readonly expiry: ExpiryPlace | undefined;
  /** MAN01; absent where the profile names none that fits. */
  readonly mark: string | undefined;
  /** DTM01 values that mean something of a lot, so that no other date is written with them. */
  readonly takenDates: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/** Lengths of X12 elements 235 (LIN), 128 (REF), 374 (DTM) and 88 (MAN). */
const FITS = { LIN: /^.{2}$/, REF: /^.{2,3}$/, DTM: /^.{3}$/, MAN: /^.{1,2}$/ } as const;

/** Where a sample says lot, expiry and handling unit: the first place of each that the profile names and X12 can write. */
export function samplePlaces(profile: EdiProfile): SamplePlaces {
  const lot = profile.lotRules.map((rule) => lotPlace(rule, profile)).find((place) => place !== undefined);
  const lotReferences = new Set(profile.lotRules.flatMap((rule) => (rule.place === 'LIN' ? [] : rule.qualifiers)));
  const expiry = profile.expiryRules.map((rule) => expiryPlace(rule, lotReferences)).find((place) => place !== undefined);
  return {
    lot,
    expiry,
    mark: profile.handlingUnitMarks.find((mark) => FITS.MAN.test(mark)),
    takenDates: new Set([
      ...profile.expiryRules.flatMap(({ place, qualifiers }) => (place === 'REF' ? [] : qualifiers)),
      ...profile.manufactureDates,
      ...profile.packDates,
    ]),
    problems: lot === undefined ? ['None of the lotRules of the profile can be written with its hierarchy.'] : [],
  };
}

function lotPlace(rule: LotRule, { writes, expiryRules }: EdiProfile): LotPlace | undefined {
  const fits = rule.place === 'LIN' ? FITS.LIN : FITS.REF;
  // A profile may mean both by one REF; a sample says one thing by it.
  const dates = new Set(expiryRules.flatMap(({ place, qualifiers }) => (place === 'REF' ? qualifiers : [])));
  const qualifier = rule.qualifiers.find((each) => fits.test(each) && (rule.place === 'LIN' || !dates.has(each)));
  if (qualifier === undefined) return undefined;
  if (rule.place !== 'ANCESTOR_REF') return { place: rule.place, qualifier };
  const above = writes.hierarchy.slice(0, writes.hierarchy.indexOf('I'));
  // A shipment or an order of one lot alone would be no sample of anything.
  const level = rule.levels.find((each) => (each === 'T' || each === 'P') && above.includes(each));
  return level === undefined ? undefined : { place: rule.place, qualifier, level };
}

function expiryPlace({ place, qualifiers }: ExpiryRule, lotReferences: ReadonlySet<string>): ExpiryPlace | undefined {
  const fits = place === 'REF' ? FITS.REF : FITS.DTM;
  const qualifier = qualifiers.find((each) => fits.test(each) && !(place === 'REF' && lotReferences.has(each)));
  return qualifier === undefined ? undefined : { place, qualifier };
}
