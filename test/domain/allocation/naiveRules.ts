/** A second opinion on what customers ask of lots, each rule by itself. It knows nothing of the program: numbers and texts only. */
export interface NaiveLot {
  readonly lot: number;
  /** Text of a date, or 'infinity'. */
  readonly usableThrough: string;
  readonly manufacturedOn: string | null;
  readonly countryOfOrigin: string | null;
  /** null: own production. */
  readonly supplier: number | null;
  readonly certificates: readonly { readonly kind: string; readonly from: string | null; readonly until: string | null }[];
  /** Hundredths; null where it is not known. */
  readonly brix: number | null;
  /** null: for everybody. */
  readonly keptFor: readonly (number | string)[] | null;
}

/** What a customer asks for. */
export interface NaiveRules {
  readonly days?: number;
  readonly percent?: number;
  readonly age?: number;
  readonly approved?: readonly number[];
  readonly excluded?: readonly number[];
  readonly allowed?: readonly string[];
  readonly denied?: readonly string[];
  readonly allowedSuppliers?: readonly number[];
  readonly deniedSuppliers?: readonly number[];
  readonly certificates?: readonly string[];
  /** Hundredths. */
  readonly brix?: { readonly least: number | null; readonly most: number | null };
  readonly most?: number;
  /** Lots that the order has already. */
  readonly oneLot?: readonly number[];
  readonly lastShipped?: string;
}

export interface NaiveBuyer {
  readonly id: number;
  readonly class: string;
}

export interface NaiveTerms {
  readonly rules: NaiveRules;
  readonly buyer: NaiveBuyer | null;
  /** The day on which days, percent, age and certificates are counted. */
  readonly on: string;
}

const DAY_MS = 86_400_000;
const daysTo = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Whether a lot fails each rule, by its name. */
export const FAILS: Readonly<Record<string, (terms: NaiveTerms, lot: NaiveLot) => boolean>> = {
  RESERVED_FOR_OTHERS: ({ buyer }, { keptFor }) => keptFor !== null && !keptFor.some((who) => who === buyer?.id || who === buyer?.class),
  MINIMUM_REMAINING_DAYS: ({ rules: { days }, on }, { usableThrough }) =>
    days !== undefined && usableThrough !== 'infinity' && daysTo(on, usableThrough) < days,
  MINIMUM_REMAINING_PERCENT: ({ rules: { percent }, on }, { usableThrough, manufacturedOn }) => {
    if (percent === undefined || usableThrough === 'infinity') return false;
    if (manufacturedOn === null || manufacturedOn >= usableThrough) return true;
    return daysTo(on, usableThrough) / daysTo(manufacturedOn, usableThrough) < percent / 100;
  },
  MAXIMUM_AGE_DAYS: ({ rules: { age }, on }, { manufacturedOn }) =>
    age !== undefined && (manufacturedOn === null || daysTo(manufacturedOn, on) > age),
  LOT_NOT_APPROVED: ({ rules: { approved } }, { lot }) => approved !== undefined && !approved.some((each) => each === lot),
  LOT_EXCLUDED: ({ rules: { excluded } }, { lot }) => excluded?.some((each) => each === lot) === true,
  ORIGIN_NOT_ALLOWED: ({ rules: { allowed } }, { countryOfOrigin }) =>
    allowed !== undefined && !allowed.some((each) => each === countryOfOrigin),
  ORIGIN_DENIED: ({ rules: { denied } }, { countryOfOrigin }) =>
    denied !== undefined && (countryOfOrigin === null || denied.some((each) => each === countryOfOrigin)),
  SUPPLIER_NOT_ALLOWED: ({ rules: { allowedSuppliers } }, { supplier }) =>
    allowedSuppliers !== undefined && !allowedSuppliers.some((each) => each === supplier),
  SUPPLIER_DENIED: ({ rules: { deniedSuppliers } }, { supplier }) => deniedSuppliers?.some((each) => each === supplier) === true,
  CERTIFICATE_MISSING: ({ rules, on }, { certificates }) =>
    (rules.certificates ?? []).some(
      (kind) => !certificates.some((each) => each.kind === kind && (each.from ?? '') <= on && on <= (each.until ?? '9999')),
    ),
  ATTRIBUTE_OUT_OF_RANGE: ({ rules }, { brix }) =>
    rules.brix !== undefined && (brix === null || brix < (rules.brix.least ?? -Infinity) || brix > (rules.brix.most ?? Infinity)),
  OLDER_THAN_LAST_SHIPPED: ({ rules: { lastShipped } }, { usableThrough }) =>
    lastShipped !== undefined && usableThrough !== 'infinity' && Date.parse(usableThrough) < Date.parse(lastShipped),
  ONE_LOT_PER_ORDER: ({ rules: { oneLot } }, { lot }) => oneLot !== undefined && oneLot.length > 0 && !oneLot.some((each) => each === lot),
};

export const isAllowed = (terms: NaiveTerms, lot: NaiveLot): boolean => Object.values(FAILS).every((fails) => !fails(terms, lot));
