import type { LocalDate } from '../shared/dates.js';
import type { AttributeRange, CustomerLotRule, SupplierName } from './customerLotRule.js';

/** One thing that is asked for, and by which rule (TypeID). */
export interface Asked<Value> {
  readonly value: Value;
  readonly ruleId: string;
}

/** A number of days or percent, on a day. */
export interface OnDay {
  readonly limit: number;
  readonly on: LocalDate;
}

export interface CertificatesOnDay {
  readonly kinds: readonly string[];
  readonly on: LocalDate;
}

/** What the rules together ask of the lots for one demand: each thing by the most specific rule that asks for it. */
export interface LotRequirements {
  readonly days?: Asked<OnDay>;
  readonly percent?: Asked<OnDay>;
  readonly age?: Asked<OnDay>;
  readonly approvedLotIds?: Asked<readonly number[]>;
  readonly excludedLotIds?: Asked<readonly number[]>;
  readonly allowedOrigins?: Asked<readonly string[]>;
  readonly deniedOrigins?: Asked<readonly string[]>;
  readonly allowedSuppliers?: Asked<readonly SupplierName[]>;
  readonly deniedSuppliers?: Asked<readonly SupplierName[]>;
  readonly certificates?: Asked<CertificatesOnDay>;
  /** One an attribute. */
  readonly attributes?: readonly Asked<AttributeRange>[];
  readonly maximumLots?: Asked<number>;
  /** The lots of the item that the order has already, and takes no others; any one when there are none yet. */
  readonly oneLotPerOrder?: Asked<readonly number[]>;
  /** The last usable day of the freshest lot that was shipped there. */
  readonly lastShipped?: Asked<LocalDate>;
}

export interface RuledDemand {
  readonly shipToId: number | null;
  readonly itemId: number;
  readonly shipOn: LocalDate;
  /** When it arrives; the day of shipping where nobody promised one. */
  readonly deliverOn: LocalDate;
  /** Of the item: lots that the order has already. */
  readonly orderLotIds: readonly number[];
  /** The latest last usable day of a lot of the item that went to the same place; null before the first. */
  readonly lastShippedThrough: LocalDate | null;
}

/** Place before customer before class; within each, a rule for the item before one for all. */
const specificity = ({ shipToId, customerId, itemId }: CustomerLotRule): number =>
  (shipToId !== null ? 4 : customerId !== null ? 2 : 0) + (itemId !== null ? 1 : 0);

/** The rules that speak of a demand, the most specific first. */
export const applyingRules = (
  rules: readonly CustomerLotRule[],
  demand: Pick<RuledDemand, 'shipToId' | 'itemId'>,
): readonly CustomerLotRule[] =>
  rules
    .filter(({ shipToId, itemId }) => (shipToId === null || shipToId === demand.shipToId) && (itemId === null || itemId === demand.itemId))
    .sort((a, b) => specificity(b) - specificity(a) || a.id - b.id);

/** What the most specific rule that asks for it asks. */
export function askedBy<Value>(
  applying: readonly CustomerLotRule[],
  pick: (rule: CustomerLotRule) => Value | null,
): Asked<Value> | undefined {
  for (const rule of applying) {
    const value = pick(rule);
    if (value !== null) return { value, ruleId: rule.publicId };
  }
  return undefined;
}

/** What rules of a customer, its class and its places ask of the lots for a demand. */
export function lotRequirements(rules: readonly CustomerLotRule[], demand: RuledDemand): LotRequirements {
  const applying = applyingRules(rules, demand);
  const ask = <Value>(pick: (rule: CustomerLotRule) => Value | null): Asked<Value> | undefined => askedBy(applying, pick);
  const onDay = (limit: number | null, { countedOn }: CustomerLotRule): OnDay | null =>
    limit === null ? null : { limit, on: countedOn === 'DELIVERY' ? demand.deliverOn : demand.shipOn };
  return present({
    days: ask((rule) => onDay(rule.minimumRemainingDays, rule)),
    percent: ask((rule) => onDay(rule.minimumRemainingPercent, rule)),
    age: ask((rule) => onDay(rule.maximumAgeDays, rule)),
    approvedLotIds: ask((rule) => listed(rule.approvedLotIds)),
    excludedLotIds: ask((rule) => listed(rule.excludedLotIds)),
    allowedOrigins: ask((rule) => listed(rule.allowedOrigins)),
    deniedOrigins: ask((rule) => listed(rule.deniedOrigins)),
    allowedSuppliers: ask((rule) => listed(rule.allowedSuppliers)),
    deniedSuppliers: ask((rule) => listed(rule.deniedSuppliers)),
    certificates: ask((rule) => (rule.requiredCertificates.length === 0 ? null : { kinds: rule.requiredCertificates, on: demand.shipOn })),
    attributes: attributesAsked(applying),
    maximumLots: ask((rule) => rule.maximumLots),
    oneLotPerOrder: isAsked(
      ask((rule) => rule.oneLotPerOrder),
      demand.orderLotIds,
    ),
    lastShipped: isAsked(
      ask((rule) => rule.noOlderThanLastShipped),
      demand.lastShippedThrough,
    ),
  });
}

const listed = <Value>(values: readonly Value[]): readonly Value[] | null => (values.length === 0 ? null : values);

/** What is asked for with yes, and is there to be held against. */
const isAsked = <Value>(asked: Asked<boolean> | undefined, value: Value | null): Asked<Value> | undefined =>
  asked?.value === true && value !== null ? { value, ruleId: asked.ruleId } : undefined;

function attributesAsked(applying: readonly CustomerLotRule[]): readonly Asked<AttributeRange>[] | undefined {
  const names = [...new Set(applying.flatMap(({ attributeRanges }) => attributeRanges.map(({ name }) => name)))].sort();
  const asked = names.flatMap(
    (name) => askedBy(applying, ({ attributeRanges }) => attributeRanges.find((range) => range.name === name) ?? null) ?? [],
  );
  return asked.length === 0 ? undefined : asked;
}

/** Without what nobody asks for. */
const present = (asked: { readonly [Name in keyof LotRequirements]: LotRequirements[Name] | undefined }): LotRequirements =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
