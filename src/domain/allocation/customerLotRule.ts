import type { LocalDate } from '../shared/dates.js';

export const COUNTED_ON = ['SHIPPING', 'DELIVERY'] as const;
/** The day on which the remaining shelf life is counted. */
export type CountedOn = (typeof COUNTED_ON)[number];

/** What a customer asks of the lots it gets. What it does not ask for is null or empty. */
export interface CustomerLotRule {
  readonly id: number;
  readonly publicId: string;
  /** Exactly one of class and customer. */
  readonly customerClass: string | null;
  readonly customerId: number | null;
  readonly shipToId: number | null;
  /** null: all items. */
  readonly itemId: number | null;
  readonly minimumRemainingDays: number | null;
  readonly minimumRemainingPercent: number | null;
  readonly countedOn: CountedOn;
  readonly allowedOrigins: readonly string[];
  readonly deniedOrigins: readonly string[];
  readonly maximumLots: number | null;
  readonly approvedLotIds: readonly number[];
  readonly excludedLotIds: readonly number[];
  readonly version: number;
}

/** One thing that is asked for, and by which rule (TypeID). */
export interface Asked<Value> {
  readonly value: Value;
  readonly ruleId: string;
}

/** A remaining shelf life, on a day. */
export interface Remaining {
  readonly least: number;
  readonly on: LocalDate;
}

/** What the rules together ask of the lots for one demand: each thing by the most specific rule that asks for it. */
export interface LotRequirements {
  readonly days?: Asked<Remaining>;
  readonly percent?: Asked<Remaining>;
  readonly approvedLotIds?: Asked<readonly number[]>;
  readonly excludedLotIds?: Asked<readonly number[]>;
  readonly allowedOrigins?: Asked<readonly string[]>;
  readonly deniedOrigins?: Asked<readonly string[]>;
  readonly maximumLots?: Asked<number>;
}

export interface RuledDemand {
  readonly shipToId: number | null;
  readonly itemId: number;
  readonly shipOn: LocalDate;
  /** When it arrives; the day of shipping where nobody promised one. */
  readonly deliverOn: LocalDate;
}

/** Place before customer before class; within each, a rule for the item before one for all. */
const specificity = ({ shipToId, customerId, itemId }: CustomerLotRule): number =>
  (shipToId !== null ? 4 : customerId !== null ? 2 : 0) + (itemId !== null ? 1 : 0);

/** What rules of a customer, its class and its places ask of the lots for a demand. */
export function lotRequirements(rules: readonly CustomerLotRule[], demand: RuledDemand): LotRequirements {
  const applying = rules
    .filter(({ shipToId, itemId }) => (shipToId === null || shipToId === demand.shipToId) && (itemId === null || itemId === demand.itemId))
    .sort((a, b) => specificity(b) - specificity(a) || a.id - b.id);
  const ask = <Value>(pick: (rule: CustomerLotRule) => Value | null): Asked<Value> | undefined => {
    for (const rule of applying) {
      const value = pick(rule);
      if (value !== null) return { value, ruleId: rule.publicId };
    }
    return undefined;
  };
  const remaining = (least: number | null, { countedOn }: CustomerLotRule): Remaining | null =>
    least === null ? null : { least, on: countedOn === 'DELIVERY' ? demand.deliverOn : demand.shipOn };
  const list = <Value>(values: readonly Value[]): readonly Value[] | null => (values.length === 0 ? null : values);
  return present({
    days: ask((rule) => remaining(rule.minimumRemainingDays, rule)),
    percent: ask((rule) => remaining(rule.minimumRemainingPercent, rule)),
    approvedLotIds: ask((rule) => list(rule.approvedLotIds)),
    excludedLotIds: ask((rule) => list(rule.excludedLotIds)),
    allowedOrigins: ask((rule) => list(rule.allowedOrigins)),
    deniedOrigins: ask((rule) => list(rule.deniedOrigins)),
    maximumLots: ask((rule) => rule.maximumLots),
  });
}

/** Without what nobody asks for. */
const present = (asked: { readonly [Name in keyof LotRequirements]: LotRequirements[Name] | undefined }): LotRequirements =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
